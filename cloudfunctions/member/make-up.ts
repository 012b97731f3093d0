import type { MadeUp } from '../../typings/contract'
import { decideMakeUp } from '../domain/check-in/make-up'
import { changeMember } from '../edge/change-member'
import type { Ordered, Outcome } from '../edge/serve'

export function makeUp(ordered: Ordered<{ day: string }>): Promise<Outcome<MadeUp>> {
  const { input, now } = ordered
  return changeMember(ordered, (member, rules) => decideMakeUp({ member, rules, day: input.day, now }))
}
