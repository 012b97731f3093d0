import type { Actor } from '../domain/audit-log/act'
import { isOnDuty } from '../domain/staff/staff'
import { staffDocuments, staffKey } from '../platform/counter'
import type { Asked, Outcome } from './serve'

/** Who asks as an operator, for the audit log. */
export interface ByOperator {
  readonly by: Actor
}

const FIRST_OPERATOR: Actor = { staffId: 'first-operator', name: '首位运营', storeId: null }

/** Lets only operators through: the first one, named by the environment variable `FIRST_OPERATOR`, an openid; and whoever
 *  is enrolled as one and not dismissed, looked up on every call. One wire call for those, none for the first. */
export function byOperator<Request extends Asked<unknown>, Data>(
  run: (request: Request & ByOperator) => Promise<Outcome<Data>>,
): (request: Request) => Promise<Outcome<Data>> {
  return async (request) => {
    const by = await operatorOf(request.caller.openid)
    return by === null ? { ok: false, code: 'NOT_ALLOWED', why: 'notOperator' } : run({ ...request, by })
  }
}

async function operatorOf(openid: string): Promise<Actor | null> {
  if (openid === '') return null
  if (openid === process.env.FIRST_OPERATOR) return FIRST_OPERATOR
  const staff = await staffDocuments.get(staffKey(openid))
  return isOnDuty(staff) && staff.role === 'operator' ? staff : null
}
