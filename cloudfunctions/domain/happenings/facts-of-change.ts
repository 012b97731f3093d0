import type { MessageKind } from '../../../typings/contract'
import type { Act } from '../audit-log/act'
import { streakOn } from '../check-in/streak'
import type { DrawRecord } from '../draw/draw'
import type { MemberState } from '../member/member'
import type { RefundDue } from '../membership/ending-notice'
import { lastPaidDay } from '../membership/membership'
import type { Entry, Lot } from '../points/account'
import { dayOf } from '../time/day'
import type { Voucher } from '../vouchers/voucher'
import type { Fact } from './happening'

export interface Change {
  readonly before: MemberState
  readonly after: MemberState
  readonly entries: readonly Entry[]
  readonly vouchers: readonly Voucher[]
  readonly acts: readonly Act[]
  readonly refunds: readonly RefundDue[]
}

/** What a change of a member comes to, read off what it changed (rule H-1): whoever changes her says nothing twice. */
export function factsOf({ before, after, entries, vouchers, acts, refunds }: Change): Fact[] {
  return [
    ...entries.flatMap((entry) => factsOfEntry(entry, after)),
    ...factsOfLots(before.points.lots, after.points.lots),
    ...vouchers.flatMap(factsOfVoucher),
    ...factsOfDraws(before, after),
    ...factsOfWishes(before, after),
    ...factsOfPreferences(before, after),
    ...factsOfActs(acts, before),
    ...factsOfGrants(before, after),
    ...refunds.map(({ orderId, refundFen }) => ({ kind: 'planCancelled' as const, orderId, refundFen })),
    ...moves(before, after),
  ]
}

/** Where she stands among the members, as far as it changed (rule H-3). */
export function moves(before: Standing, after: Standing): Fact[] {
  const paid = { before: lastPaidDay(before), after: lastPaidDay(after) }
  return [
    ...(before.lastActiveDay === after.lastActiveDay
      ? []
      : [{ kind: 'active' as const, before: before.lastActiveDay, after: after.lastActiveDay }]),
    ...(before.shopping === after.shopping
      ? []
      : [{ kind: 'shopped' as const, before: before.shopping, after: after.shopping }]),
    ...(paid.before === paid.after ? [] : [{ kind: 'paid' as const, ...paid }]),
  ]
}

type Standing = Pick<MemberState, 'lastActiveDay' | 'shopping' | 'membership'>

function factsOfEntry({ reason, delta, day }: Entry, { checkIn }: MemberState): Fact[] {
  const points = { kind: 'points', reason, delta } as const
  return reason === 'checkIn' ? [{ kind: 'checkedIn', streak: streakOn(checkIn, day) }, points] : [points]
}

function factsOfLots(before: readonly Lot[], after: readonly Lot[]): Fact[] {
  const changed = new Map<number, number>()
  const add = ({ expiresAt }: Lot, points: number) => changed.set(expiresAt, (changed.get(expiresAt) ?? 0) + points)
  for (const lot of before) add(lot, -lot.left)
  for (const lot of after) add(lot, lot.left)
  return [...changed].flatMap(([expiresAt, delta]) => (delta === 0 ? [] : [{ kind: 'lot', expiresAt, delta }]))
}

function factsOfVoucher({ _id, origin }: Voucher): Fact[] {
  switch (origin.from) {
    case 'reward':
      return [{ kind: 'redeemed', rewardId: origin.rewardId, voucherId: _id }]
    case 'prize':
      return [{ kind: 'claimed', eventId: origin.eventId, n: origin.n }]
    case 'membership':
      return []
  }
}

function factsOfDraws(before: MemberState, { draws }: MemberState): Fact[] {
  const wasWon = new Set(before.draws.filter(({ outcome }) => outcome === 'won').map(({ id }) => id))
  return draws.flatMap((draw) => (wasWon.has(draw.id) ? [] : factsOfOutcome(draw)))
}

/** That a draw won; nothing of one that did not, or not yet. */
export function factsOfOutcome(draw: Omit<DrawRecord, 'id' | 'voucher'>): Fact[] {
  const { eventId, n, at, outcome, landedOn: prizeId, valueFen } = draw
  if (outcome !== 'won' || prizeId === null) return []
  return [{ kind: 'won', eventId, n, prizeId, valueFen, day: dayOf(at) }]
}

function factsOfWishes(before: MemberState, { rewards }: MemberState): Fact[] {
  const known = new Set(before.rewards.wishes.map(({ rewardId }) => rewardId))
  return rewards.wishes.flatMap(({ rewardId }) => (known.has(rewardId) ? [] : [{ kind: 'wished', rewardId }]))
}

/** In the order in which they were booked: the first purchase of all is the first act that is one. */
function factsOfActs(acts: readonly Act[], { shopping }: MemberState): Fact[] {
  let again = shopping !== null
  return acts.flatMap(({ what, amountFen, storeId, at }): Fact[] => {
    if (amountFen === null || (what !== 'award' && what !== 'reverse')) return []
    const atCounter = { amountFen, storeId, day: dayOf(at) }
    if (what === 'reverse') return [{ kind: 'broughtBack', ...atCounter }]
    const fact = { kind: 'bought' as const, again, ...atCounter }
    again = true
    return [fact]
  })
}

function factsOfPreferences(before: MemberState, { preferences }: MemberState): Fact[] {
  const kinds = Object.keys(preferences.messages) as MessageKind[]
  return kinds.flatMap((message) =>
    preferences.messages[message] === false && before.preferences.messages[message] !== false
      ? [{ kind: 'optedOut', message }]
      : [],
  )
}

function factsOfGrants(before: MemberState, { membership }: MemberState): Fact[] {
  const known = grantsOf(before).map(({ orderId }) => orderId)
  return (membership?.grants ?? []).flatMap(({ orderId, planId, priceFen }) =>
    known.includes(orderId) ? [] : [{ kind: 'planGranted', orderId, planId, paidFen: priceFen }],
  )
}

/** Those included that another one has replaced, and that come again when it is cancelled. */
function grantsOf({ membership }: MemberState) {
  return (membership?.grants ?? []).flatMap((grant) => [grant, ...grant.replaced.map((each) => each.grant)])
}
