import type { Benefits } from '../../../typings/contract'

/** A paid membership as her document keeps it; its benefits are those under which it was bought. */
export interface MembershipRecord {
  readonly planId: string
  readonly name: string
  readonly benefits: Benefits
  readonly since: number
  /** The first instant without it. */
  readonly until: number
}

/** What every member has. */
const NO_BENEFITS: Benefits = {
  pointsPercent: 100,
  makeUpCards: 0,
  memberPrices: false,
  paidRewards: false,
  monthlyItem: null,
  birthdayPoints: 0,
}

/** What a member has at `now`. */
export function benefitsOf({ membership }: { readonly membership: MembershipRecord | null }, now: number): Benefits {
  return membership !== null && membership.since <= now && now < membership.until ? membership.benefits : NO_BENEFITS
}
