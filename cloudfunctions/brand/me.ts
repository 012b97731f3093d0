import type { BrandActions } from '../../typings/contract'
import type { ByOperator } from '../edge/operator'
import type { Asked, Outcome } from '../edge/serve'

/** Who comes in. No wire call beyond the one that let them in. */
export async function me({ by }: Asked<unknown> & ByOperator): Promise<Outcome<BrandActions['me']['data']>> {
  return { ok: true, answer: { name: by.name } }
}
