import { isUnclaimed } from '../draw/draw'
import { stateAt } from '../draw/event'
import type { MemberState } from '../member/member'
import { endOf } from '../membership/membership'
import { checkRedeeming, priceFenFor } from '../rewards/redeem'
import { isWished } from '../rewards/wish'
import { dayOf } from '../time/day'
import type { Around } from './around'
import type { Notice } from './candidate'
import { isCheaper } from './wishers-due'
import { amountWords, dayWords, pointsWords, stampWords, timeWords } from './words'

/** What is true of a notice at the moment in which it is told. */
export interface Facts {
  readonly title: string
  readonly body: string
  /** Why she gets it, in one sentence. */
  readonly reason: string
  /** The page to act upon it. */
  readonly page: string
  /** The values of the template, in the order of its keys. */
  readonly values: readonly string[]
  /** How much of the rule's value is in it, above 0 and up to 1. */
  readonly stake: number
  /** Tags of the reward that it is about. */
  readonly tags: readonly string[]
}

interface Telling {
  readonly member: MemberState
  readonly around: Around
  readonly now: number
}

/** What there is to tell of a notice at `now`; null when it is so no more (rule N-2). */
export function factsOf(notice: Notice, telling: Telling): Facts | null {
  switch (notice.kind) {
    case 'pointsExpiring':
      return ofPoints(notice, telling)
    case 'prizeUnclaimed':
      return ofPrize(notice, telling)
    case 'voucherEnding':
      return ofVoucher(notice, telling)
    case 'membershipEnding':
      return ofMembership(notice, telling)
    case 'wishInReach':
    case 'wishBack':
    case 'wishDiscounted':
      return ofWish(notice, telling)
    case 'birthday':
    case 'anniversary':
      return ofGift(notice, telling)
    case 'memberDayOpening':
      return ofOpening(notice, telling)
  }
}

type Of<Kind extends Notice['kind']> = Extract<Notice, { kind: Kind }>

const WHOLE = { stake: 1, tags: [] } as const

/** Points of which a message is worth all that the rule says. */
const MANY_POINTS = 100

function ofPoints({ lotId, lastDay }: Of<'pointsExpiring'>, { member, now }: Telling): Facts | null {
  const lot = member.points.lots.find(({ id }) => id === lotId)
  if (lot === undefined || now >= lot.expiresAt) return null
  const left = pointsWords(lot.left)
  return {
    title: `${left}快到期了`,
    body: `有 ${left}用到${dayWords(lastDay)}为止，在那之前都可以换礼品。`,
    reason: '您有积分快到期，还来得及用。',
    page: 'pages/rewards/rewards',
    values: [String(lot.left), lastDay, '到期前都可以换礼品'],
    stake: 0.5 + Math.min(1, lot.left / MANY_POINTS) / 2,
    tags: [],
  }
}

function ofPrize({ eventId, n, prizeName, claimBy }: Of<'prizeUnclaimed'>, { member, now }: Telling): Facts | null {
  const draw = member.draws.find((each) => each.eventId === eventId && each.n === n)
  if (draw === undefined || !isUnclaimed(draw) || now >= claimBy) return null
  return {
    ...WHOLE,
    title: `奖品“${prizeName}”还没领`,
    body: `会员日抽中的“${prizeName}”，${timeWords(claimBy)} 之前都可以领。`,
    reason: '您在会员日抽中了奖品，还没有领。',
    page: `pages/prize-claim/prize-claim?eventId=${eventId}&n=${n}`,
    values: [prizeName, dayOf(claimBy - 1), '点开就能领取'],
  }
}

function ofVoucher({ voucherId, name, lastDay }: Of<'voucherEnding'>, { around, now }: Telling): Facts | null {
  const voucher = around.vouchers.get(voucherId)
  if (voucher === undefined || voucher.state !== 'issued' || now >= voucher.endsAt) return null
  return {
    ...WHOLE,
    title: `“${name}”快到期了`,
    body: `您的“${name}”还没用，${dayWords(lastDay)}是最后一天。`,
    reason: '您有一张券还没用，快到期了。',
    page: 'pages/vouchers/vouchers',
    values: [name, lastDay, '到店请店员扫一下就能用'],
  }
}

function ofMembership({ name, lastDay }: Of<'membershipEnding'>, { member, now }: Telling): Facts | null {
  const until = endOf(member, now)
  if (until === 0 || dayOf(until - 1) !== lastDay) return null
  return {
    ...WHOLE,
    title: `“${name}”快到期了`,
    body: `您的“${name}”到${dayWords(lastDay)}为止，不会自动续费，想继续可以再开通。`,
    reason: '您的付费会员快到期，不会自动续费。',
    page: 'pages/membership/membership',
    values: [name, lastDay, '不会自动续费，想继续再开通'],
  }
}

function ofWish(notice: Of<'wishInReach' | 'wishBack' | 'wishDiscounted'>, telling: Telling): Facts | null {
  const { member, around, now } = telling
  const reward = around.rewards.get(notice.rewardId)
  if (reward === undefined || !isWished(member.rewards, notice.rewardId) || around.stockOf(notice.rewardId) < 1)
    return null
  const checked = checkRedeeming({ member, reward, quantity: 1, now })
  const isShort = !checked.ok && checked.code === 'POINTS_SHORT'
  if (!checked.ok && !(isShort && notice.kind !== 'wishInReach')) return null

  const { name, points, tags } = reward
  const price = amountWords(points, priceFenFor(reward, member, now))
  const page = `pages/reward/reward?id=${notice.rewardId}`
  const shared = { page, tags, stake: 1, reason: '您把它放进了心愿。' }
  if (notice.kind === 'wishInReach') {
    const title = `“${name}”的积分够了`
    const body = `心愿里的“${name}”要 ${price}，您的积分够换了。`
    return { ...shared, title, body, values: [name, String(points), '积分够了，随时可以换'] }
  }
  if (notice.kind === 'wishBack') {
    const body = `心愿里的“${name}”又有了，要 ${price}。`
    return { ...shared, title: `“${name}”又有了`, body, values: [name, price, '心愿里的礼品又有了'] }
  }
  const { before } = notice
  if (before === null || !isCheaper(reward, before)) return null
  const was = amountWords(before.points, before.priceFen)
  const asks = amountWords(points, reward.priceFen)
  const body = `心愿里的“${name}”原来要 ${was}，现在要 ${asks}。`
  return { ...shared, title: `“${name}”便宜了`, body, values: [name, asks, was] }
}

function ofGift({ kind, points, day, years }: Of<'birthday' | 'anniversary'>, { now }: Telling): Facts | null {
  if (dayOf(now) !== day) return null
  const title = kind === 'birthday' ? '祝您生日快乐' : `认识您 ${years} 年了`
  return {
    ...WHOLE,
    title,
    body: `${title}。送您 ${pointsWords(points)}，已经放进账户，没有任何条件。`,
    reason: kind === 'birthday' ? '今天是您告诉我们的生日。' : '您在这一天加入会员。',
    page: 'pages/statement/statement',
    values: [title, String(points), '已经放进账户，没有任何条件'],
  }
}

function ofOpening({ eventId }: Of<'memberDayOpening'>, { member, around, now }: Telling): Facts | null {
  const event = around.events.get(eventId)
  if (!event?.published || stateAt(event, now) !== 'open') return null
  // Whoever has drawn knows that it is open.
  if (member.draws.some((draw) => draw.eventId === eventId)) return null
  const { name, closesAt } = event.published.current
  return {
    ...WHOLE,
    title: `${name}开始了`,
    body: `${name}已经开始，${timeWords(closesAt)} 结束，不花积分。`,
    reason: '您说过会员日开始时想收到消息。',
    page: 'pages/member-day/member-day',
    values: [name, stampWords(closesAt), '已经开始，不花积分'],
  }
}
