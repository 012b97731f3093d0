import type { StaffActions } from '../../typings/contract'
import { act } from './act'
import { type Answer, call, type DataOf } from './call'
import { type Carried, sendOrKeep } from './kept-acts'

/** The member in front of the counter, from the scan on. */
export interface Serving {
  readonly session: string
  readonly multiplier: number
  readonly member: StaffActions['identify']['data']['member']
  /** The server's instant now, as far as the phone can tell. */
  now(): number
}

let serving: Serving | null = null

/** Who was scanned last in this visit; null before anybody was. */
export const whoIsServed = (): Serving | null => serving

export function loadDuty(): Promise<Answer<DataOf<'staff', 'me'>>> {
  return call('staff', 'me', {})
}

export function enrol(invite: string): Promise<Answer<DataOf<'staff', 'enrol'>>> {
  return act('staff', 'enrol', { invite }, '')
}

/** Uses a member's code up and begins to serve her. */
export async function identify(token: string): Promise<Answer<Serving>> {
  const answer = await act('staff', 'identify', { token }, '')
  if (!answer.ok) return answer
  const { session, at, multiplier, member } = answer.data
  // What passes since is measured: whatever the phone's clock says, it says it twice.
  const heardAt = Date.now()
  serving = { session, multiplier, member, now: () => at + (Date.now() - heardAt) }
  return { ok: true, data: serving }
}

export interface Purchase {
  readonly amountFen: number
  readonly receiptNo: string
}

/** Awards a receipt to who is served; kept on the phone where there is no network. `title` is what the clerk knows it by. */
export function award(
  { session, now }: Serving,
  purchase: Purchase,
  title: string,
): Promise<Carried<DataOf<'staff', 'award'>>> {
  return sendOrKeep('award', { ...purchase, session, madeAt: now() }, title)
}

/** Reverses a receipt, or a part of it; kept as well. */
export function reverse(purchase: Purchase, title: string): Promise<Carried<DataOf<'staff', 'reverse'>>> {
  return sendOrKeep('reverse', purchase, title)
}

/** Never kept: without the server nobody knows whether a voucher still holds, and it has to be known before it is handed over. */
export function verify(code: string): Promise<Answer<DataOf<'staff', 'verify'>>> {
  return act('staff', 'verify', { code }, '')
}

export function loadActs(cursor: string): Promise<Answer<DataOf<'staff', 'history'>>> {
  return call('staff', 'history', cursor === '' ? {} : { cursor })
}
