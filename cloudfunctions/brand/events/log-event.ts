import type { BrandEvent } from '../../../typings/contract'
import { type ActKind, actOf } from '../../domain/audit-log/act'
import type { ByOperator } from '../../edge/operator'
import type { Ordered, Outcome } from '../../edge/serve'
import { acts } from '../../platform/counter'
import { sha256 } from '../../platform/ids'

interface Shown {
  readonly event: BrandEvent
}

/** Writes what an operator did to an event into the log before it is answered (rule L-1), once a request: an event keeps no outbox,
 *  since every draw reads it. Cut off in between, the request that comes again writes it. One wire call more. */
export function logged<Input>(
  what: ActKind,
  run: (ordered: Ordered<Input>) => Promise<Outcome<Shown>>,
): (ordered: Ordered<Input> & ByOperator) => Promise<Outcome<Shown>> {
  return async (ordered) => {
    const outcome = await run(ordered)
    if (!outcome.ok) return outcome
    const { caller, requestId, now: at, by } = ordered
    const { name = '', prizes = [], amendments } = outcome.answer.event
    const after = {
      event: name,
      prizes: prizes.length,
      units: prizes.reduce((sum, { units = 0 }) => sum + units, 0),
      amendments: amendments.length,
    }
    const _id = `${what}-${sha256(JSON.stringify([caller.openid, requestId])).slice(0, 24)}`
    await acts.addMissing([actOf(by, { _id, at, what, before: null, after })])
    return outcome
  }
}
