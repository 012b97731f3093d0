import type { ActView } from '../../../../../typings/contract'
import { dayLabel } from '../../../../days/day'
import { dayAt, timeLabel } from '../../../../days/instant'
import { grouped } from '../../../../figures/grouped'
import { yuan } from '../../../../figures/yuan'

/** An act with what it was about, and what it changed. */
export interface ActLine {
  readonly id: string
  readonly what: string
  readonly note: string
  readonly points: string
  readonly changes: readonly string[]
}

export function actLine({
  id,
  at,
  what,
  words: said,
  name,
  memberNo,
  receiptNo,
  amountFen,
  points,
  before,
  after,
}: ActView): ActLine {
  const about = [
    `${dayLabel(dayAt(at))} ${timeLabel(at)}`,
    ...(memberNo === null ? [] : [`会员 ${memberNo.slice(-4)}`]),
    ...(receiptNo === null ? [] : [`小票 ${receiptNo}`]),
    ...(amountFen === null || amountFen === 0 ? [] : [`¥${yuan(amountFen)}`]),
  ]
  return {
    id,
    what: `${name} · ${said}`,
    note: about.join(' · '),
    points: points === null || points === 0 ? '' : points > 0 ? `+${grouped(points)}` : grouped(points),
    changes: changesOf(before, after, namesFor(what)),
  }
}

type Facts = NonNullable<ActView['before']>
type Fact = Facts[string]

/** What is another than before, a line each; of something new, what it is. */
function changesOf(before: Facts | null, after: Facts | null, names: Names): string[] {
  if (after === null) return []
  const lines = Object.keys(after)
    .filter((key) => key in names)
    .filter((key) => before === null || before[key] !== after[key])
    .filter((key) => before !== null || after[key] !== 0 || key !== 'amendments')
    .map((key) => lineOf(names[key] ?? key, words(key, after[key] ?? null), before && words(key, before[key] ?? null)))
  // Which one it was, where its name stayed.
  const name = after.name ?? after.reward
  const isTold = before === null || name !== (before.name ?? before.reward)
  return isTold || typeof name !== 'string' ? lines : [`“${name}”`, ...lines]
}

const lineOf = (label: string, after: string, before: string | null): string =>
  before === null ? `${label}：${after}` : `${label}：${before} → ${after}`

/** Points are a price where a reward is changed, and what she has where something is booked. */
const namesFor = (what: string): Names => (what === 'saveReward' ? FACT_NAMES : { ...FACT_NAMES, points: '会员积分' })

type Names = Readonly<Record<string, string>>

const FACT_NAMES: Names = {
  name: '名称',
  address: '地址',
  role: '做什么',
  dailyAwards: '每天最多积分次数',
  dailyPoints: '每天最多发',
  voucher: '券',
  reward: '礼品',
  units: '一共',
  points: '需要积分',
  priceFen: '价格',
  memberPriceFen: '付费会员付',
  limit: '每人最多',
  audience: '为谁准备',
  onSale: '在售',
  term: '多久',
  pointsPercent: '购物积分',
  tiers: '会员的倍数',
  days: '日子的倍数',
  rewards: '签到奖励',
  day: '哪一天',
  event: '会员日',
  prizes: '奖品',
  amendments: '公布后的改动',
}

const VALUE_NAMES: Names = {
  clerk: '店员',
  operator: '运营',
  member: '全部会员',
  paid: '付费会员',
  month: '31 天',
  quarter: '92 天',
  year: '366 天',
}

/** What is counted, and in what. */
const COUNTED: Names = { units: '份', prizes: '种', amendments: '处' }

function words(key: string, value: Fact): string {
  if (value === null) return '不限'
  if (value === '') return '空着'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'string') {
    if (key === 'tiers' || key === 'days') return multipliers(value)
    return VALUE_NAMES[value] ?? value
  }
  if (key in COUNTED) return `${grouped(value)} ${COUNTED[key]}`
  if (key.endsWith('Fen')) return `¥${yuan(value)}`
  return key === 'pointsPercent' ? `${value / 100} 倍` : grouped(value)
}

/** `{"2026-12-01":200}` is `2026-12-01 2 倍`. */
function multipliers(json: string): string {
  const percents = Object.entries(JSON.parse(json) as Record<string, number>)
  return percents.map(([of, percent]) => `${VALUE_NAMES[of] ?? of} ${percent / 100} 倍`).join('、') || '都是 1 倍'
}
