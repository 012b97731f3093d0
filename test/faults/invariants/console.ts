import type { Act } from '../../../cloudfunctions/domain/audit-log/act'
import type { Heard } from '../company'
import { all, firstFault, type Invariant } from './invariant'

/** Of an answer, what names the act that made it. */
interface Data {
  readonly version: number
  readonly reward: { readonly id: string; readonly version: number }
}

type Found = Pick<Act, '_id' | 'after'> & Pick<Heard, 'input'>

/** What the operator changed is in the log once, as it was asked. */
export const consoleActsAreLogged: Invariant = (ending) => {
  const acts = new Map(all<Act>(ending, 'acts').map((act) => [act._id, act]))
  return firstFault(ending.heard, ({ action, input, data }) => {
    const _id = ACT_OF[action]?.(data as Data)
    if (_id === undefined) return null
    const act = acts.get(_id)
    if (act === undefined) return `acts/${_id}: done, and not in the log`
    return SAYS[action]?.({ _id, after: act.after, input }) === false ? `acts/${_id}: says what nobody asked for` : null
  })
}

const ACT_OF: Readonly<Record<string, (data: Data) => string>> = {
  saveCheckIn: ({ version }) => `saveCheckIn-${version - 1}`,
  declareOutage: ({ version }) => `declareOutage-${version - 1}`,
  saveAwardRules: ({ version }) => `saveAwardRules-${version - 1}`,
  saveReward: ({ reward: { id, version } }) => `saveReward-${id}-${version - 1}`,
  addUnits: ({ reward: { id, version } }) => `addUnits-${id}-${version - 1}`,
}

const SAYS: Readonly<Record<string, (found: Found) => boolean>> = {
  saveCheckIn: ({ after, input }) => after?.rewards === (input.rewards as readonly number[]).join(' '),
  declareOutage: ({ after, input }) => after?.day === input.day,
  saveAwardRules: ({ after, input }) => after?.tiers === JSON.stringify(input.tiers),
  saveReward: ({ after, input }) => after?.points === input.points,
}
