import type { StaffActions } from '../../typings/contract'
import { assert } from '../domain/assert'
import { isSessionOf, readSession, type Session } from '../domain/member-code/session'
import { factorOf } from '../domain/receipts/award-rules'
import { awardActId } from '../domain/receipts/book-receipt'
import type { Refusal } from '../domain/refusal'
import type { StaffMember } from '../domain/staff/staff'
import { byCaller } from '../edge/answered'
import { bookFor } from '../edge/book-receipt'
import { changeFound } from '../edge/change-member'
import { onDuty } from '../edge/on-duty'
import type { Outcome } from '../edge/serve'
import { type AtCounter, findAtCounter } from '../platform/counter'
import { hmacSha256 } from '../platform/ids'
import { type Awarding, type Taken, takeReceipt } from './take-receipt'

/**
 * Awards a receipt's points to the member in front of the counter, once a receipt (rules ). Three wire calls: one
 * reads clerk, member and rules; one writes the receipt, which decides that it is this request's; one changes the member.
 * Killed in between, the same request or the clock goes on from the receipt.
 * Refuses, in this order: who is not on duty or has another's session, `CODE_EXPIRED`, the clerk himself, `LIMIT_REACHED`,
 * `REQUEST_REUSED`, `ALREADY_DONE`.
 */
export async function award(asked: Awarding): Promise<Outcome<StaffActions['award']['data']>> {
  const ordered = byCaller(asked)
  const { caller, input, now } = ordered
  const session = readSession(input.session)
  if (session === null) return NO_SESSION

  let taken: Taken | undefined
  return changeFound(
    ordered,
    () => findServed(caller.openid, session, input.session),
    async (member, found) => {
      const fresh = taken === undefined
      taken ??= await takeReceipt(ordered, session, { ...found, member })
      if (!taken.ok) return taken

      const { receipt } = taken
      const { change, acts } = await bookFor({ member, receipt, fresh: fresh && taken.fresh, now })
      const booked = acts.find(({ _id }) => _id === awardActId(receipt))
      assert(booked !== undefined, `${receipt._id} was not booked`)
      const points = Number(booked.after?.points)
      const multiplier = factorOf(receipt.multiplier)
      return { ok: true, ...change, answer: { earned: receipt.points, points, multiplier } }
    },
  )
}

const NO_SESSION = { ok: false, code: 'NOT_ALLOWED', why: 'session' } as const

type Found = { readonly ok: true; readonly staff: StaffMember } & Pick<AtCounter, 'member' | 'rules'>

async function findServed(openid: string, session: Session, text: string): Promise<Found | Refusal> {
  const { staff, member, rules } = await findAtCounter(openid, session.memberNo)
  const duty = onDuty(staff)
  if (!duty.ok) return duty
  if (!isSessionOf(text, duty.staff.sessionKey, hmacSha256)) return NO_SESSION
  return { ok: true, staff: duty.staff, member, rules }
}
