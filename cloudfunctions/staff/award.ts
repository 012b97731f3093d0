import type { StaffActions } from '../../typings/contract'
import { assert } from '../domain/assert'
import { isSessionOf, isSessionOver, readSession, type Session } from '../domain/member-code/session'
import { BASE_TIER, factorOf, multiplierFor, pointsFor } from '../domain/receipts/award-rules'
import { awardActId } from '../domain/receipts/book-receipt'
import { type Receipt, receiptId } from '../domain/receipts/receipt'
import type { Refusal } from '../domain/refusal'
import { countAward } from '../domain/staff/daily-limits'
import type { StaffMember } from '../domain/staff/staff'
import { dayOf } from '../domain/time/day'
import { byCaller, fingerprintOf } from '../edge/answered'
import { bookFor } from '../edge/book-receipt'
import { changeFound } from '../edge/change-member'
import { onDuty } from '../edge/on-duty'
import type { Ordered, Outcome } from '../edge/serve'
import {
  type AtCounter,
  findAtCounter,
  findReceiptOfRequest,
  findReceiptsInTheWay,
  findTally,
  type ReceiptDocument,
  receipts,
  turnKey,
} from '../platform/counter'
import { hmacSha256 } from '../platform/ids'
import type { MemberDocument } from '../platform/members'
import { backOff } from '../platform/time'

type Awarding = Ordered<{ session: string; amountFen: number; receiptNo: string }>

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

type Served = { readonly ok: true; readonly staff: StaffMember } & Pick<AtCounter, 'member' | 'rules'>

async function findServed(openid: string, session: Session, text: string): Promise<Served | Refusal> {
  const { staff, member, rules } = await findAtCounter(openid, session.memberNo)
  const duty = onDuty(staff)
  if (!duty.ok) return duty
  if (!isSessionOf(text, duty.staff.sessionKey, hmacSha256)) return NO_SESSION
  return { ok: true, staff: duty.staff, member, rules }
}

/** `fresh`: written by this call, so that nobody can have booked it. */
type Taken = { readonly ok: true; readonly receipt: Receipt; readonly fresh: boolean } | Refusal

const TURNS_TRIED = 5

/** Writes the receipt (rule A-2) as the clerk's next award of the day (rule S-5). One wire call; three more for each time
 *  that the clerk's own last award was not known of. */
async function takeReceipt(
  ordered: Awarding,
  session: Session,
  { staff, member, rules }: Served & { readonly member: MemberDocument },
): Promise<Taken> {
  const { caller, input, now } = ordered
  const request = ordered.requestId
  const fingerprint = fingerprintOf(ordered)
  if (isSessionOver(session, now)) {
    const known = await findReceiptOfRequest(request)
    if (known?.fingerprint === fingerprint) return { ok: true, receipt: known, fresh: false }
    return { ok: false, code: 'CODE_EXPIRED', what: 'session' }
  }
  if (member._id === caller.openid) return { ok: false, code: 'NOT_ALLOWED', why: 'self' }

  const today = dayOf(now)
  const { amountFen, receiptNo } = input
  const { memberNo } = member
  const multiplier = multiplierFor(rules, BASE_TIER, today)
  const points = pointsFor(amountFen, multiplier)
  const { staffId, name, storeId } = staff
  const receipt: Receipt = {
    ...{ _id: receiptId(storeId, receiptNo), receiptNo, memberNo, amountFen, multiplier, points, at: now },
    ...{ by: { staffId, name, storeId }, request, fingerprint, reversals: [] },
  }

  const sameDay = dayOf(session.openedAt) === today
  let tally = sameDay ? { awards: session.turns, points: session.turnPoints } : { awards: 0, points: 0 }
  for (let attempt = 1; attempt <= TURNS_TRIED; attempt++) {
    const counted = countAward(tally, points, staff.limits)
    if (!counted.ok) return counted
    const turn = turnKey(staffId, today, counted.tally.awards)
    const document = { ...receipt, version: 1, turn, turnPoints: counted.tally.points, openSince: now }
    if ((await receipts.add(document)) === 'added') return { ok: true, receipt, fresh: true }

    const inTheWay = await findReceiptsInTheWay(receipt._id, request)
    if (inTheWay.length > 0) return goOnOrRefuse(inTheWay, receipt)
    if (attempt > 1) await backOff(attempt)
    tally = await findTally(staffId, today)
  }
  return { ok: false, code: 'TRY_AGAIN' }
}

function goOnOrRefuse(inTheWay: readonly ReceiptDocument[], { request, fingerprint }: Receipt): Taken {
  const mine = inTheWay.find((document) => document.request === request)
  if (mine !== undefined) {
    const same = mine.fingerprint === fingerprint
    return same ? { ok: true, receipt: mine, fresh: false } : { ok: false, code: 'REQUEST_REUSED' }
  }
  const [other] = inTheWay
  assert(other !== undefined, 'something stands in the way')
  return { ok: false, code: 'ALREADY_DONE', done: 'award', at: other.at, points: other.points }
}
