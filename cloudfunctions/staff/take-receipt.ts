import type { AwardRules } from '../../typings/contract'
import { assert } from '../domain/assert'
import { isSessionOver, type Session } from '../domain/member-code/session'
import { multiplierFor, pointsFor } from '../domain/receipts/award-rules'
import { type Receipt, receiptId } from '../domain/receipts/receipt'
import type { Refusal } from '../domain/refusal'
import { countAward, type Tally } from '../domain/staff/daily-limits'
import type { StaffMember } from '../domain/staff/staff'
import { dayOf } from '../domain/time/day'
import { fingerprintOf } from '../edge/answered'
import type { Ordered } from '../edge/serve'
import {
  findReceiptOfRequest,
  findReceiptsInTheWay,
  findTally,
  type ReceiptDocument,
  receipts,
  turnKey,
} from '../platform/counter'
import type { MemberDocument } from '../platform/members'
import { backOff } from '../platform/time'

export type Awarding = Ordered<{ session: string; amountFen: number; receiptNo: string; madeAt?: number }>

/** `fresh`: written by this call, so that nobody can have booked it. */
export type Taken = { readonly ok: true; readonly receipt: Receipt; readonly fresh: boolean } | Refusal

interface Served {
  readonly staff: StaffMember
  readonly member: MemberDocument
  readonly rules: AwardRules
}

/** Takes a receipt for one request (rule A-2): writes its document, or finds the one that the same request wrote before,
 *  however long ago. One wire call for a new one. */
export async function takeReceipt(ordered: Awarding, session: Session, served: Served): Promise<Taken> {
  const { caller, now } = ordered
  const receipt = receiptOf(ordered, served)
  if (isSessionOver(session, now, ordered.input.madeAt)) {
    const known = await findReceiptOfRequest(receipt.request)
    if (known?.fingerprint === receipt.fingerprint) return { ok: true, receipt: known, fresh: false }
    return { ok: false, code: 'CODE_EXPIRED', what: 'session' }
  }
  if (served.member._id === caller.openid) return { ok: false, code: 'NOT_ALLOWED', why: 'self' }

  const known = dayOf(session.openedAt) === dayOf(now)
  const tally = known ? { awards: session.turns, points: session.turnPoints } : { awards: 0, points: 0 }
  return writeReceipt(receipt, served.staff, tally)
}

function receiptOf(ordered: Awarding, { staff, member, rules }: Served): Receipt {
  const { input, now, requestId } = ordered
  const { staffId, name, storeId } = staff
  // What the clerk saw before confirming is what the member was told, though the phone sent it later.
  const multiplier = multiplierFor(rules, member, Math.min(input.madeAt ?? now, now))
  return {
    _id: receiptId(storeId, input.receiptNo),
    receiptNo: input.receiptNo,
    memberNo: member.memberNo,
    amountFen: input.amountFen,
    multiplier,
    points: pointsFor(input.amountFen, multiplier),
    at: now,
    by: { staffId, name, storeId },
    request: requestId,
    fingerprint: fingerprintOf(ordered),
    reversals: [],
  }
}

const TURNS_TRIED = 5

/** Writes the receipt as the clerk's next award of the day (rule S-5), counted on from `tally`. One wire call; three more
 *  for each time that the tally had moved on. */
async function writeReceipt(receipt: Receipt, { staffId, limits }: StaffMember, first: Tally): Promise<Taken> {
  const today = dayOf(receipt.at)
  let tally = first
  for (let attempt = 1; attempt <= TURNS_TRIED; attempt++) {
    const counted = countAward(tally, receipt.points, limits)
    if (!counted.ok) return counted
    const turn = turnKey(staffId, today, counted.tally.awards)
    const document = { ...receipt, version: 1, turn, turnPoints: counted.tally.points, openSince: receipt.at }
    if ((await receipts.add(document)) === 'added') return { ok: true, receipt, fresh: true }

    const inTheWay = await findReceiptsInTheWay(receipt._id, receipt.request)
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
