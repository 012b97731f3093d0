import type { Benefits, Membership, PlanTerm } from '../../../typings/contract'
import { addDays, countDays, type Day, dayOf, startOfDay } from '../time/day'

/** Days of a term: as many as its longest one has, so that nobody gets fewer for the same price (rule M-1). */
export const TERM_DAYS: Readonly<Record<PlanTerm, number>> = { month: 31, quarter: 92, year: 366 }

/** A stretch of membership that one order has paid for, under the terms of the day on which it was bought. */
export interface Grant {
  readonly orderId: string
  readonly planId: string
  readonly name: string
  readonly benefits: Benefits
  /** The plan's price, and its days. */
  readonly priceFen: number
  readonly termDays: number
  /** All its days, those included that were left of a plan that it replaced; and what all of them are worth. */
  readonly days: number
  readonly worthFen: number
  /** What its own order has paid for them: the most that goes back. */
  readonly paidFen: number
  readonly grantedAt: number
  readonly from: number
  /** The first instant without it. */
  readonly until: number
  /** Points that it gave beyond what everybody gets: by its multiplier, and on her birthday. */
  readonly bonus: number
  /** Monthly items that were issued under it. */
  readonly items: number
  /** What it replaced, with the days that were left of each (rule M-3). */
  readonly replaced: ReadonlyArray<{ readonly grant: Grant; readonly daysLeft: number }>
}

/** A paid membership as her document keeps it. */
export interface MembershipRecord {
  /** One after another, the earliest first; those that ended lately are still there. */
  readonly grants: readonly Grant[]
  /** What it saved her so far: member prices and monthly items. */
  readonly savedFen: number
  /** Points that grants gave so, and that were not taken back. */
  readonly savedPoints: number
}

export interface HasMembership {
  readonly membership: MembershipRecord | null
}

/** What every member has. */
export const NO_BENEFITS: Benefits = {
  pointsPercent: 100,
  makeUpCards: 0,
  memberPrices: false,
  paidRewards: false,
  monthlyItem: null,
  birthdayPoints: 0,
}

export const NO_MEMBERSHIP: MembershipRecord = { grants: [], savedFen: 0, savedPoints: 0 }

/** The grant that holds at an instant; null without one. */
export function grantAt({ membership }: HasMembership, at: number): Grant | null {
  return membership?.grants.find(({ from, until }) => from <= at && at < until) ?? null
}

/** What a member has at `now`. */
export const benefitsOf = (member: HasMembership, now: number): Benefits =>
  grantAt(member, now)?.benefits ?? NO_BENEFITS

/** The first instant without a membership; 0 where there is none at `now`. */
export function endOf({ membership }: HasMembership, now: number): number {
  const until = Math.max(0, ...(membership?.grants ?? []).map((grant) => grant.until))
  return until > now ? until : 0
}

/** The last day of her last paid membership, over or not; null when she has had none. */
export function lastPaidDay({ membership }: HasMembership): Day | null {
  const until = Math.max(0, ...(membership?.grants ?? []).map((grant) => grant.until))
  return until === 0 ? null : dayOf(until - 1)
}

/** Whole days of a grant that have not begun at `now`; today has. All of one that has not begun. */
export function daysLeft({ from, until, days }: Pick<Grant, 'from' | 'until' | 'days'>, now: number): number {
  if (now < from) return days
  const tomorrow = addDays(dayOf(now), 1)
  const last = dayOf(until - 1)
  return tomorrow > last ? 0 : countDays({ from: tomorrow, to: last })
}

/** A grant of so many days from an instant on: the day on which it begins counts. */
export const lasting = (from: number, days: number): { readonly from: number; readonly until: number } => ({
  from,
  until: startOfDay(addDays(dayOf(from), days)),
})

/** A membership as its member sees it; null without one. */
export function membershipView(member: HasMembership, now: number): Membership | null {
  const grant = grantAt(member, now)
  if (grant === null || member.membership === null) return null
  const { savedFen, savedPoints, grants } = member.membership
  const { planId, name, benefits } = grant
  const since = Math.min(...grants.map(({ from }) => from))
  return { planId, name, benefits, since, until: endOf(member, now), saved: { fen: savedFen, points: savedPoints } }
}

/** Something that the membership has saved her; less when it came back. */
export function withSaving<Member extends HasMembership>(member: Member, fen: number): Member {
  if (fen === 0 || member.membership === null) return member
  const { membership } = member
  return { ...member, membership: { ...membership, savedFen: Math.max(0, membership.savedFen + fen) } }
}

/** Points that the grant that held at `at` gave beyond what everybody gets; less when a receipt was reversed. */
export function withBonus<Member extends HasMembership>(member: Member, at: number, points: number): Member {
  const { membership } = member
  if (points === 0 || membership === null) return member
  const held = grantAt(member, at)
  const grants = membership.grants.map((grant) =>
    grant.orderId === held?.orderId ? { ...grant, bonus: Math.max(0, grant.bonus + points) } : grant,
  )
  const savedPoints = Math.max(0, membership.savedPoints + points)
  return { ...member, membership: { ...membership, grants, savedPoints } }
}
