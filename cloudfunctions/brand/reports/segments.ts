import type { BrandReportActions } from '../../../typings/contract'
import { thereOf } from '../../domain/figures/day-counts'
import { movedSince, type SegmentId, segmentsOf, segmentsSince } from '../../domain/figures/segments'
import { dayOf } from '../../domain/time/day'
import type { Asked, Outcome } from '../../edge/serve'
import { findDays, findHistogram, findMovesSince } from '../../platform/figures'

/** How many members each segment has, never who they are (rules F-6, F-7 and F-9). Five wire calls. */
export async function segments({ now }: Asked<unknown>): Promise<Outcome<BrandReportActions['segments']['data']>> {
  const today = dayOf(now)
  const [days, moves, ...histograms] = await Promise.all([
    findDays(segmentsSince(today), today),
    findMovesSince(movedSince(today)),
    findHistogram('active'),
    findHistogram('paid'),
    findHistogram('shopped'),
  ])
  const joinedOn = (day: string, until: string) => thereOf(days, day, until)
  const counted = segmentsOf({ now: histograms.flat(), moves, joinedOn, today })
  return { ok: true, answer: { at: now, segments: counted.map((each) => ({ ...TOLD[each.id], ...each })) } }
}

const TOLD: Readonly<Record<SegmentId, { readonly name: string; readonly words: string }>> = {
  all: { name: '全部会员', words: '加入过、没有注销的会员' },
  new: { name: '新会员', words: '最近三十天加入' },
  paid: { name: '付费会员', words: '付费会员在有效期内' },
  silent: { name: '沉默会员', words: '三十天没有签到、抽奖、兑换或购买' },
  neverBought: { name: '还没买过', words: '没有在门店积过消费积分' },
  super: { name: '超级用户', words: '买得近、买得勤、花得多，三项都在前四成' },
  recent: { name: '近来的顾客', words: '最近买过，次数或金额还不在前四成' },
  steady: { name: '平常的顾客', words: '最近一次购买排在中间两成' },
  slipping: { name: '渐行渐远', words: '买得勤或花得多，但有一阵没来了' },
  cooled: { name: '很久没来', words: '买得不多，也有一阵没来了' },
}
