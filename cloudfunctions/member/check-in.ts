import type { CheckedIn } from '../../typings/contract'
import { decideCheckIn } from '../domain/check-in/check-in'
import { changeMember } from '../edge/change-member'
import type { Ordered, Outcome } from '../edge/serve'

export function checkIn(ordered: Ordered<unknown>): Promise<Outcome<CheckedIn>> {
  return changeMember(ordered, (member, rules) => decideCheckIn({ member, rules, now: ordered.now }))
}
