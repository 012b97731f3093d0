import type { Preferences } from '../../typings/contract'
import { withPreferences } from '../domain/member/preferences'
import { changeMember } from '../edge/change-member'
import type { Ordered, Outcome } from '../edge/serve'

/** Changes what is given and tells what holds then. Two wire calls. */
export function preferences(ordered: Ordered<Partial<Preferences>>): Promise<Outcome<Preferences>> {
  return changeMember(ordered, (member) => {
    const changed = withPreferences(member, ordered.input)
    return { ok: true, member: changed, entries: [], answer: changed.preferences }
  })
}
