import type { EraseTerms } from '../../../typings/contract'
import { momentLabel } from '../../days/span'
import { grouped } from '../../figures/grouped'
import { yuan } from '../../figures/yuan'

/** What goes with her, a line each, before she says yes. */
export function eraseLines({ points, debt, unclaimed, vouchers, shipments, membership }: EraseTerms): string[] {
  return [
    ...(points > 0 ? [`${grouped(points)} 积分作废`] : []),
    ...(debt > 0 ? [`待补的 ${grouped(debt)} 积分不用再补`] : []),
    ...unclaimed.map(({ name, claimBy }) => `“${name}”还没领，${momentLabel(claimBy)} 前本来可以领`),
    ...(vouchers > 0 ? [`${vouchers} 张没用的券不能再用`] : []),
    ...(shipments > 0 ? [`${shipments} 份实物奖品的收件信息会删掉，没寄出的就寄不到了`] : []),
    ...(membership === null ? [] : membershipLines(membership)),
    '签到、抽奖和兑换的记录与您不再相连，谁也查不回来',
    '会员日还没结束的话，会留一个认不出是谁的记号，只记抽过几次，会员日结束后删掉',
    '以后可以重新加入，从零开始；会员日用过的机会不会再有',
  ]
}

function membershipLines({ name, until, refundFen }: NonNullable<EraseTerms['membership']>): string[] {
  const lost = `${name}到 ${momentLabel(until)} 为止的会员不再有`
  return refundFen > 0 ? [`${lost}；先在“订单与退款”里退出，可以退回 ¥${yuan(refundFen)}`] : [lost]
}
