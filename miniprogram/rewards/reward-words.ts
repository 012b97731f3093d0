import type { RewardView } from '../../typings/contract'
import { dayLabel } from '../days/day'
import { dayAt, timeLabel } from '../days/instant'
import { momentLabel } from '../days/span'
import { grouped } from '../figures/grouped'
import { yuan } from '../figures/yuan'

/** Names of tags that rewards are found by; a tag without one is not offered as a filter. */
export const TAG_NAMES: Readonly<Record<string, string>> = {
  bath: '浴室',
  bedding: '床品',
  table: '餐桌',
  wear: '穿用',
  care: '养护',
  scent: '香氛',
  coupon: '礼券',
}

export interface TagChoice {
  readonly tag: string
  readonly name: string
}

/** The tags of these rewards that have a name, in the order of the table. */
export function tagChoices(rewards: ReadonlyArray<Pick<RewardView, 'tags'>>): TagChoice[] {
  const there = new Set(rewards.flatMap(({ tags }) => tags))
  return Object.entries(TAG_NAMES)
    .filter(([tag]) => there.has(tag))
    .map(([tag, name]) => ({ tag, name }))
}

/** Pictures that come with the mini program; anything else is a cloud file's id. */
export const OWN_PICTURES: readonly string[] =
  'coaster coupon mending sock towel bag scent cream pillow blanket bedding tea'.split(' ')

export function pictureOf({ picture }: Pick<RewardView, 'picture'>): string {
  if (picture.startsWith('cloud://')) return picture
  return `/images/rewards/${OWN_PICTURES.includes(picture) ? picture : 'cotton'}.png`
}

/** `180 积分`, with what is paid at the till: `300 积分 + ¥49`. */
export function priceOf({ points, priceFen = 0 }: Pick<RewardView, 'points' | 'priceFen'>): string {
  const inPoints = `${grouped(points)} 积分`
  return priceFen === 0 ? inPoints : `${inPoints} + ¥${yuan(priceFen)}`
}

/** Why a reward cannot be redeemed at `now`, in a few words; empty when it can. What is lacking is said without pressure. */
export function standingOf(reward: RewardView, now: number): string {
  const { opensAt, stockLeft, limit, mine, missing } = reward
  if (now < opensAt) return `${dayLabel(dayAt(opensAt))} ${timeLabel(opensAt)} 开始`
  if (limit !== null && mine >= limit) return '已换满'
  if (stockLeft === 0) return '暂时换完了'
  if (missing > 0) return `还差 ${grouped(missing)} 积分`
  return ''
}

/** What holds for a reward, a line each. */
export function termsOf(reward: RewardView): string[] {
  const { limit, mine, audience, closesAt, voucherDays, stockLeft, valueFen, priceFen = 0 } = reward
  return [
    ...(valueFen > 0 ? [`店里卖 ¥${yuan(valueFen)}`] : []),
    ...(priceFen > 0 ? [`到店再付 ¥${yuan(priceFen)}`] : []),
    ...(audience === 'paid' ? ['为付费会员准备'] : []),
    ...(limit === null ? [] : [mine === 0 ? `每位限换 ${limit} 份` : `每位限换 ${limit} 份，我换了 ${mine} 份`]),
    ...(stockLeft > 0 && stockLeft <= 20 ? [`还有 ${stockLeft} 份`] : []),
    ...(closesAt === null ? [] : [`换到 ${momentLabel(closesAt)} 为止`]),
    `兑换后 ${voucherDays} 天内到店领取，没用之前随时可以退回积分`,
  ]
}

/** The most that can be redeemed at once: ten, what is left, what the limit and her points leave; 0 when none. */
export function mostOf({ stockLeft, limit, mine, points }: RewardView, myPoints: number): number {
  const within = limit === null ? stockLeft : Math.min(stockLeft, limit - mine)
  return Math.max(0, Math.min(10, within, Math.floor(myPoints / points)))
}

/** What is asked before redeeming, exactly: what goes, what comes, what is still to be paid. */
export function confirmWords({ name, points, priceFen = 0 }: RewardView, quantity: number): string {
  const due = priceFen === 0 ? '' : `到店再付 ¥${yuan(priceFen * quantity)}。`
  return `用 ${grouped(points * quantity)} 积分换 ${quantity} 份“${name}”。${due}`
}
