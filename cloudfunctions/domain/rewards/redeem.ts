import type { Voucher as ShownVoucher } from '../../../typings/contract'
import { assert } from '../assert'
import type { MemberDecision, MemberState } from '../member/member'
import { benefitsOf, withSaving } from '../membership/membership'
import { livePoints, type PointsChange } from '../points/account'
import { spend } from '../points/spend'
import type { Refusal } from '../refusal'
import { noteSigns, signsOfReward } from '../tags/note'
import { addDays, dayOf, startOfDay } from '../time/day'
import { placeOf, shownVoucher, type Voucher } from '../vouchers/voucher'
import { countOf, type Reward, withCount } from './reward'

/** The most that one request redeems. */
export const MOST_AT_ONCE = 10

export interface Redeeming {
  readonly member: MemberState
  readonly reward: Reward | null
  /** Whole, 1 to `MOST_AT_ONCE`. */
  readonly quantity: number
  readonly now: number
}

/** Whether a member may redeem so many of a reward; price, limit and stock count every one of them (rule R-3).
 *  Refuses, in this order: `NOT_FOUND`, `NOT_OPEN`, `NOT_ALLOWED`, `LIMIT_REACHED`, `POINTS_SHORT`. Stock is asked for after
 *  this, by taking units. */
export function checkRedeeming({ member, reward, quantity, now }: Redeeming): { ok: true; reward: Reward } | Refusal {
  assert(Number.isInteger(quantity) && quantity >= 1 && quantity <= MOST_AT_ONCE, `quantity ${quantity}`)
  if (reward === null) return { ok: false, code: 'NOT_FOUND', what: 'reward' }
  if (!isOnSale(reward, now)) return { ok: false, code: 'NOT_OPEN', what: 'reward' }
  if (reward.audience === 'paid' && !benefitsOf(member, now).paidRewards) {
    return { ok: false, code: 'NOT_ALLOWED', why: 'paidOnly' }
  }
  const mine = countOf(member.rewards, reward.id)
  if (reward.limit !== null && mine + quantity > reward.limit) {
    return {
      ok: false,
      code: 'LIMIT_REACHED',
      what: 'reward',
      limit: reward.limit,
      left: Math.max(0, reward.limit - mine),
    }
  }
  const missing = reward.points * quantity - livePoints(member.points, now)
  return missing > 0 ? { ok: false, code: 'POINTS_SHORT', missing } : { ok: true, reward }
}

/** Its window, and whether the operator has it on the shelf. */
const isOnSale = ({ onSale, opensAt, closesAt }: Reward, now: number): boolean =>
  onSale && opensAt <= now && (closesAt === null || now < closesAt)

/** What is to be paid at the till for one. */
export const priceFenFor = (reward: Reward, member: MemberState, now: number): number =>
  benefitsOf(member, now).memberPrices ? reward.memberPriceFen : reward.priceFen

export interface Redeemed extends Omit<Redeeming, 'quantity'> {
  readonly reward: Reward
  /** One for each voucher, in the order in which units were taken. */
  readonly issues: ReadonlyArray<{ readonly voucherId: string; readonly code: string; readonly unit: string }>
}

/** Spends the points and issues the vouchers, one spend and one unit for each (rule R-4). What `checkRedeeming` allows cannot
 *  fail here. */
export function redeem({
  member,
  reward,
  issues,
  now,
}: Redeemed): MemberDecision<{ vouchers: readonly ShownVoucher[]; points: number }> {
  const vouchers = issues.map((issue) => voucherOf(issue, reward, member, now))
  const change = vouchers.reduce((paid, { _id }) => payFor(paid, _id, reward.points, now), {
    account: member.points,
    entries: [],
  } as PointsChange)
  const paid = withSaving(
    { ...member, points: change.account, rewards: withCount(member.rewards, reward.id, vouchers.length) },
    (reward.priceFen - priceFenFor(reward, member, now)) * vouchers.length,
  )
  return {
    ok: true,
    member: noteSigns(paid, signsOfReward(reward, 'redeem', now), now),
    entries: change.entries,
    vouchers,
    answer: {
      vouchers: vouchers.map((voucher) => shownVoucher(voucher, now)),
      points: livePoints(change.account, now),
    },
  }
}

function payFor({ account, entries }: PointsChange, ref: string, points: number, now: number): PointsChange {
  const spent = spend({ account, points, now, ref })
  assert(spent.ok, `${ref} was allowed and cannot be paid`)
  return { account: spent.account, entries: [...entries, ...spent.entries] }
}

function voucherOf(
  { voucherId, code, unit }: Redeemed['issues'][number],
  reward: Reward,
  member: MemberState,
  now: number,
): Voucher {
  const priceFen = priceFenFor(reward, member, now)
  return {
    _id: voucherId,
    accountId: member.points.id,
    code,
    name: reward.name,
    kind: reward.kind,
    state: 'issued',
    issuedAt: now,
    place: placeOf(now, voucherId),
    endsAt: startOfDay(addDays(dayOf(now), reward.voucherDays + 1)),
    origin: { from: 'reward', rewardId: reward.id, points: reward.points, unit, savedFen: reward.priceFen - priceFen },
    priceFen,
    contact: null,
  }
}
