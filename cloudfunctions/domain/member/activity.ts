import type { Act } from '../audit-log/act'
import type { Entry, EntryReason } from '../points/account'
import { type Day, dayOf } from '../time/day'
import type { MemberState } from './member'

interface Done {
  readonly entries: readonly Entry[]
  readonly acts?: readonly Act[]
}

const HER_OWN: readonly EntryReason[] = ['checkIn', 'makeUp', 'redeem', 'prize']

/** The member with the last day on which she did something herself (rule F-6), after a change at `now`: a check-in, a
 *  making up, a purchase, a redemption, a draw, a claim of points, a paid plan. What the clock does to her is none of her
 *  doing. */
export function withActivity(before: MemberState, after: MemberState, { entries, acts = [] }: Done, now: number) {
  if (after.lastActiveDay === null) return after
  const known = (before.membership?.grants ?? []).map(({ orderId }) => orderId)
  const granted = (after.membership?.grants ?? []).filter((grant) => grant.grantedAt === now)
  return reaching(after, [
    ...entries.filter(({ reason }) => HER_OWN.includes(reason)).map(({ day }) => day),
    ...acts.filter(({ what }) => what === 'award').map(({ at }) => dayOf(at)),
    ...granted.filter(({ orderId }) => !known.includes(orderId)).map(({ grantedAt }) => dayOf(grantedAt)),
    ...daysOfDraws(after),
  ])
}

/** A draw is put beside all other changes of hers and cannot move a day that it has not read: the next one that is by
 *  version does, at the latest the emptying of the outbox in which the draw lies. */
export const withDrawsActive = (member: MemberState): MemberState =>
  member.lastActiveDay === null ? member : reaching(member, daysOfDraws(member))

const daysOfDraws = ({ draws }: MemberState): Day[] => draws.slice(-1).map(({ at }) => dayOf(at))

function reaching(member: MemberState, days: readonly Day[]): MemberState {
  const last = days.reduce((latest, day) => (day > latest ? day : latest), member.lastActiveDay ?? '')
  return last === member.lastActiveDay ? member : { ...member, lastActiveDay: last }
}
