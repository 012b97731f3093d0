import type { LoggedDraw } from '../../../cloudfunctions/domain/draw/log'
import { EVERY_DAYS } from '../../../cloudfunctions/domain/membership/monthly-due'
import type { Order } from '../../../cloudfunctions/domain/membership/order'
import type { SealedEntry } from '../../../cloudfunctions/domain/points/account'
import type { Voucher } from '../../../cloudfunctions/domain/vouchers/voucher'
import type { EventDocument } from '../../../cloudfunctions/platform/events'
import type { MemberDocument } from '../../../cloudfunctions/platform/members'
import type { RewardDocument } from '../../../cloudfunctions/platform/rewards'
import { MEMBERS } from '../company'
import type { Ending } from '../play'
import { all, firstFault, heardOf, type Invariant } from './invariant'

/** A day is checked in once, a prize of points comes once, a voucher is paid once: no two entries about the same. */
export const entriesComeOnce: Invariant = (ending) => {
  const seen = new Set<string>()
  const once = new Set(['checkIn', 'makeUp', 'givenBack', 'purchase', 'redeem', 'return', 'prize', 'cancelled'])
  return firstFault(all<SealedEntry>(ending, 'entries'), ({ _id, accountId, reason, ref }) => {
    if (!once.has(reason)) return null
    const about = reason === 'makeUp' || reason === 'givenBack' ? 'checkIn' : reason
    const key = `${accountId} ${about} ${ref}`
    if (seen.has(key)) return `entries/${_id}: ${reason} of ${ref} is there twice`
    seen.add(key)
    return null
  })
}

/** Nobody has more of a reward than its limit, or draws more often than there were chances. */
export const membersKeepTheirLimits: Invariant = (ending) => {
  const vouchers = all<Voucher>(ending, 'vouchers')
  const rewards = all<RewardDocument>(ending, 'members', {
    _id: { $in: ending.scenery.rewardIds.map((id) => `$reward-${id}`) },
  })
  const draws = all<LoggedDraw>(ending, 'draws')
  const overdrawn = draws.find(({ n }) => n > MOST_CHANCES)
  if (overdrawn !== undefined) return `draws/${overdrawn._id}: one draw too many`
  return firstFault(rewards, ({ id, limit }) => {
    const mine = new Map<string, number>()
    for (const { origin, accountId, state } of vouchers) {
      if (origin.from !== 'reward' || origin.rewardId !== id || state === 'returned') continue
      mine.set(accountId, (mine.get(accountId) ?? 0) + 1)
    }
    return firstFault(mine, ([accountId, count]) =>
      limit !== null && count > limit ? `${accountId} has ${count} of ${id}, whose limit is ${limit}` : null,
    )
  })
}

/** Two of everybody's, and one for a check-in in the week. */
const MOST_CHANCES = 3

/** Whoever comes back as somebody new has the chances of a member day that she had left, and no draw of hers comes again; what
 *  is kept for that goes with the event. */
export const chancesComeOnce: Invariant = (ending) => {
  const event = all<EventDocument>(ending, 'members', { _id: `$event-${ending.scenery.eventId}` })[0]
  const marks = all<{ readonly _id: string }>(ending, 'members', { _id: { $gt: '$drew-', $lt: '$drew-~' } })
  const left = marks.find(({ _id }) => event?.log?.done && _id.startsWith(`$drew-${event.id}-`))
  if (left !== undefined) return `members/${left._id}: its event is settled`

  const openidOf = lastDigitsOf(ending)
  const seen = new Map<string, string>()
  return firstFault(all<LoggedDraw>(ending, 'draws'), ({ _id, eventId, entrant, member, n }) => {
    const openid = openidOf.get(member)
    if (openid === undefined) return null
    const key = `${openid} ${eventId} ${n}`
    const other = seen.get(key)
    seen.set(key, entrant)
    return other === undefined || other === entrant ? null : `draws/${_id}: ${openid} drew it twice, in two lives`
  })
}

/** Whose the last four digits in the log are, in whichever life; of nobody where they are of two. */
function lastDigitsOf(ending: Ending): ReadonlyMap<string, string> {
  const joined = heardOf<{ memberNo: string }>(ending, 'join').map(({ openid, data }) => [data.memberNo, openid])
  const first = ending.scenery.memberNos.map((memberNo, place) => [memberNo, MEMBERS[place] ?? ''])
  const there = all<MemberDocument>(ending, 'members', { memberNo: { $gt: '' } }).map(({ _id, memberNo }) => [
    memberNo,
    _id,
  ])
  const owners = new Map<string, string>()
  for (const [memberNo = '', openid = ''] of [...joined, ...first, ...there]) {
    const digits = memberNo.slice(-4)
    owners.set(digits, (owners.get(digits) ?? openid) === openid ? openid : '')
  }
  return new Map([...owners].filter(([, openid]) => openid !== ''))
}

/** A plan that holds has given its item, and none gives two for the same thirty-one days. */
export const monthlyItemsComeMonthly: Invariant = (ending) => {
  const orders = new Map(all<Order>(ending, 'orders').map((order) => [order._id, order]))
  const given = new Map<string, number>()
  for (const { origin } of all<Voucher>(ending, 'vouchers', { 'origin.from': 'membership' })) {
    if (origin.from === 'membership') given.set(origin.orderId, (given.get(origin.orderId) ?? 0) + 1)
  }
  const grants = all<MemberDocument>(ending, 'members', { memberNo: { $gt: '' } }).flatMap(
    ({ membership }) => membership?.grants ?? [],
  )
  const waits = grants.find(
    ({ from, grantedAt, until, items }) =>
      Math.max(from, grantedAt + KEPT_MS + DAY_MS) < ending.now - 2 * MINUTE_MS && ending.now < until && items === 0,
  )
  if (waits !== undefined) return `orders/${waits.orderId}: its monthly item did not come`
  return firstFault(given, ([orderId, items]) => {
    const grantedAt = orders.get(orderId)?.grantedAt ?? ending.now
    // None before the order is hers for good.
    const due = 1 + Math.floor((ending.now - grantedAt - KEPT_MS) / (EVERY_DAYS * DAY_MS))
    return items <= due ? null : `orders/${orderId}: ${items} monthly items of ${due}`
  })
}

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** What an order gives to keep it gives after the days in which it can be cancelled (rule M-5); from the next midnight on. */
const KEPT_MS = 7 * DAY_MS
