import type { MemberState } from '../member/member'
import { livePoints } from '../points/account'
import { tagViews } from '../tags/drawer'
import { NO_STORES } from '../tags/words'
import { type ExportedRow, moment } from './export-rows'

export interface Exporting {
  readonly member: MemberState
  /** What collections hold of her, by the name of the part, oldest first. */
  readonly parts: Readonly<Record<string, readonly ExportedRow[]>>
  readonly now: number
}

/** Everything that is kept of a member, in words that she reads (rule E-4). What signs her codes and what was answered to
 *  her phone's requests is no knowledge of her and stays out. */
export function exportFile({ member, parts, now }: Exporting): Readonly<Record<string, unknown>> {
  const { memberNo, joinedAt, source, invitedBy, points, checkIn, rewards, profile, preferences } = member
  return {
    说明: '这是会员日保存的、与您有关的全部数据。金额以分为单位，时间为北京时间。',
    导出时间: moment(now),
    会员: {
      会员号: memberNo,
      加入时间: moment(joinedAt),
      来源: source,
      邀请人会员号: invitedBy,
      积分账户编号: points.id,
    },
    资料: {
      昵称: profile.nickname,
      头像文件: profile.avatar,
      手机号: profile.phone,
      生日: profile.birthday,
      未成年人: profile.minor,
    },
    设置: { 个性化推荐: preferences.personalised, 消息: preferences.messages },
    消息许可: Object.entries(member.messaging.kinds).map(([kind, { accepted, quota, irrelevant }]) => ({
      类型: kind,
      允许过: accepted,
      还剩: quota,
      与我无关: irrelevant.count,
    })),
    签到: {
      连续的日子: checkIn.runs.map(({ from, to }) => ({ 从: from, 到: to })),
      本月已用补签卡: checkIn.cards,
    },
    积分: {
      可用: livePoints(points, now),
      待补: points.debt,
      各批: points.lots.map(({ left, expiresAt }) => ({ 积分: left, 到期: moment(expiresAt) })),
    },
    标签: tagViews(member.tags, NO_STORES, now).map(({ tag, name, score, paused, evidence }) => ({
      标签: name,
      代号: tag,
      强度: Math.round(score * 10) / 10,
      已停用: paused,
      依据: evidence.map(({ words, lastAt }) => ({ 说明: words, 最近: moment(lastAt) })),
    })),
    心愿: rewards.wishes.map(({ rewardId, at }) => ({ 礼品: rewardId, 时间: moment(at) })),
    兑换次数: rewards.redeemed.map(({ rewardId, count }) => ({ 礼品: rewardId, 次数: count })),
    付费会员: (member.membership?.grants ?? []).map(({ name, orderId, from, until }) => ({
      方案: name,
      订单号: orderId,
      从: moment(from),
      到: moment(until),
    })),
    ...parts,
  }
}
