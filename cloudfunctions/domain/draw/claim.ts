import type { ShippingContact, Voucher as ShownVoucher } from '../../../typings/contract'
import { assert } from '../assert'
import type { MemberDecision, MemberState } from '../member/member'
import { earn } from '../points/earn'
import { addDays, dayOf, startOfDay } from '../time/day'
import { placeOf, shownVoucher, type Voucher } from '../vouchers/voucher'
import { type DrawRecord, drawIdOf } from './draw'
import type { DayEvent } from './event'

/** Whole days that a voucher lives after the day on which its prize was claimed (rule D-10). */
const VOUCHER_DAYS = 90

export interface Claiming {
  readonly member: MemberState
  readonly event: DayEvent | null
  readonly n: number
  /** Whether a unit is there in the name of this draw. */
  readonly hasUnit: boolean
  readonly contact: ShippingContact | null
  /** A fresh code that nobody guesses. */
  readonly code: string
  readonly now: number
}

/** Claims what a draw of the member's own won (rule D-10): points come to her account, anything else becomes a voucher.
 *  Refuses, in this order: `NOT_FOUND` when she has no such draw or it won nothing, `ALREADY_DONE`, `NOT_OPEN` from the
 *  published end on, `INVALID_INPUT` for goods without a contact. */
export function decideClaim(claiming: Claiming): MemberDecision<{ voucher: ShownVoucher }> {
  const { member, event, n, hasUnit, contact, code, now } = claiming
  const draw = event && member.draws.find(({ id }) => id === drawIdOf({ eventId: event.id, n }))
  if (!event?.published || !draw || !hasUnit) return { ok: false, code: 'NOT_FOUND', what: 'prize' }
  if (draw.voucher !== null) return { ok: false, code: 'ALREADY_DONE', done: 'claimPrize' }
  const { claimBy, prizes } = event.published.current
  if (now >= claimBy) return { ok: false, code: 'NOT_OPEN', what: 'claim' }
  const prize = prizes.find(({ id }) => id === draw.landedOn)
  assert(prize !== undefined, `no prize ${draw.landedOn}`)
  if (prize.kind === 'goods' && contact === null) {
    return { ok: false, code: 'INVALID_INPUT', what: 'field', field: 'contact' }
  }

  const change =
    prize.kind === 'points' && prize.points !== undefined
      ? earn({ account: member.points, points: prize.points, now, reason: 'prize', ref: draw.id })
      : { account: member.points, entries: [] }
  const _id = `${member.points.id}-${draw.id}`
  const voucher: Voucher = {
    _id,
    accountId: member.points.id,
    code,
    name: prize.name,
    kind: prize.kind,
    state: prize.kind === 'points' ? 'used' : 'issued',
    issuedAt: now,
    place: placeOf(now, _id),
    endsAt: startOfDay(addDays(dayOf(now), VOUCHER_DAYS + 1)),
    origin: { from: 'prize', eventId: event.id, n, prizeId: prize.id },
    priceFen: 0,
    contact: prize.kind === 'goods' ? contact : null,
  }
  const shown = shownVoucher(voucher, now)
  return {
    ok: true,
    member: { ...member, points: change.account, draws: withVoucher(member.draws, draw, shown) },
    entries: change.entries,
    vouchers: [voucher],
    answer: { voucher: shown },
  }
}

function withVoucher(draws: readonly DrawRecord[], draw: DrawRecord, voucher: ShownVoucher): DrawRecord[] {
  return draws.map((each) => (each === draw ? { ...each, outcome: 'won', voucher } : each))
}
