import type { Drawn } from '../../../typings/contract'
import { giveBackDays } from '../../domain/check-in/give-back'
import { prizeDueOf } from '../../domain/draw/claim-notice'
import { type DrawRecord, drawIdOf, drawnOf, rollDraw } from '../../domain/draw/draw'
import type { Published } from '../../domain/draw/event'
import { isClosedSince, tidiedDraws } from '../../domain/draw/kept-draws'
import { loggedDraw } from '../../domain/draw/log'
import { openDraws } from '../../domain/draw/open-draws'
import { entrantOf } from '../../domain/draw/roll'
import { happeningOf } from '../../domain/happenings/happening'
import type { Refusal } from '../../domain/refusal'
import { answeredRequest, answerTo } from '../../edge/answered'
import type { Ordered, Outcome } from '../../edge/serve'
import { settle } from '../../edge/settle-draw'
import { type Around, findAround } from '../../platform/events'
import { hmacSha256, sha256 } from '../../platform/ids'
import { appendDraw, appendDrawTo, type MemberDocument, type OutboxItem, toHappenings } from '../../platform/members'

type DrawOrder = Ordered<{ eventId: string; nonce: string }>

/** Writes tried without reading again: a second draw of hers at the same time takes one number at most. */
const TRIES = 2

/**
 * Draws once (rules D-4 to D-7): two wire calls for a draw that lands on no unit, three for one that takes a unit, four on an
 * empty pool. The draw stands in the member's document before a unit is asked for, so no unit is ever held for nothing. When
 * another draw of hers took the number, the next one is tried without reading again, which makes five the most. Draws that are
 * over are dropped with the same write (rule D-14); when anything of hers changed meanwhile, the draw goes in without that.
 */
export async function draw(ordered: DrawOrder): Promise<Outcome<Drawn>> {
  const { caller, input, now } = ordered
  const ready = readyIn(await findAround(caller.openid, input.eventId, true), ordered)
  if (!('numbers' in ready)) return ready.ok ? answerWith(ready.kept, now) : ready

  let fault: unknown
  for (const { n, tidied } of triesOf(ready)) {
    try {
      const kept = await appendNumber(n, tidied, ready, ordered)
      if (kept !== null) return answerWith(kept, now)
    } catch (error) {
      // It may be the reply alone that was lost: the next read tells whether the draw stands.
      fault = error
      break
    }
  }

  const again = readyIn(await findAround(caller.openid, input.eventId, true), ordered)
  if (!('numbers' in again)) {
    if (!again.ok) return again
    // Delivered twice at once, and the other one is still asking for the unit: after five calls it is time to say so.
    const isBeingSettled = again.kept.record.outcome === 'pending' && fault === undefined
    return isBeingSettled ? { ok: false, code: 'TRY_AGAIN' } : answerWith(again.kept, now)
  }
  if (fault !== undefined) throw fault
  return { ok: false, code: 'TRY_AGAIN' }
}

/** The draw that stands for a request, which may still have to be settled. */
interface Kept {
  readonly record: DrawRecord
  readonly chances: number
  readonly member: MemberDocument
  readonly published: Published
  readonly entrant: string
}

async function answerWith({ record, chances, member, published, entrant }: Kept, now: number): Promise<Outcome<Drawn>> {
  const settled = await settle(record, member, now)
  return { ok: true, answer: { ...drawnOf(settled, published, entrant), chances } }
}

interface Ready {
  readonly member: MemberDocument
  readonly entrant: string
  readonly published: Published
  readonly seed: string
  readonly numbers: readonly number[]
  /** What is left of her draws when they are tidied; null when they need not be. */
  readonly tidied: readonly DrawRecord[] | null
}

interface Try {
  readonly n: number
  readonly tidied: readonly DrawRecord[] | null
}

function triesOf({ numbers, tidied }: Ready): Try[] {
  const [first] = numbers
  if (first === undefined || tidied === null) return numbers.slice(0, TRIES).map((n) => ({ n, tidied: null }))
  return [
    { n: first, tidied },
    { n: first, tidied: null },
  ]
}

/** What is kept as the answer: the draw itself stands beside it. */
interface KeptAnswer {
  readonly n: number
  readonly chances: number
}

/** Everything that a draw needs, or the draw that stands for this request already, or a refusal. */
function readyIn(around: Around, ordered: DrawOrder): Ready | { readonly ok: true; readonly kept: Kept } | Refusal {
  const { member, rules, event, seed, drewBefore } = around
  const { now, input } = ordered
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const entrant = entrantOf(input.eventId, member.points.id, sha256)

  const repeated = answerTo<KeptAnswer>(member, ordered)
  if (repeated !== null) {
    if (!repeated.ok) return repeated
    const { n, chances } = repeated.answer
    const record = member.draws.find(({ id }) => id === drawIdOf({ eventId: input.eventId, n }))
    // Asked again when nothing can come of it any more, it may be forgotten (rule D-14).
    if (record === undefined && event && isClosedSince(event.opensAt, now))
      return { ok: false, code: 'NOT_OPEN', what: 'event' }
    if (record === undefined || !event?.published)
      throw new Error(`draw ${n} of ${input.eventId} was answered and is gone`)
    return { ok: true, kept: { record, chances, member, published: event.published, entrant } }
  }

  const { checkIn } = giveBackDays(member, rules, now).member
  const open = openDraws({ event, draws: member.draws, drewBefore, checkIn, now })
  if (!open.ok) return open
  if (seed === null) throw new Error(`event ${input.eventId} is open and has no seed`)
  const tidied = tidiedDraws(member.draws, now)
  return { member, entrant, published: open.published, seed, numbers: open.numbers, tidied }
}

/** Puts draw `n` into the member's document; null when the number was taken or the request answered meanwhile, or anything else
 *  of hers changed where her draws are tidied. */
async function appendNumber(n: number, tidied: Try['tidied'], ready: Ready, ordered: DrawOrder): Promise<Kept | null> {
  const { member, entrant, published, seed, numbers } = ready
  const { eventId, nonce } = ordered.input
  const { now } = ordered
  const record = rollDraw({ seed, eventId, entrant, n, nonce }, published, now, hmacSha256)
  const chances = (numbers.at(-1) ?? n) - n

  const accountId = member.points.id
  const due = prizeDueOf(record, accountId, published.current.claimBy)
  const drew = { kind: 'drew', eventId, n } as const
  const items: OutboxItem[] = [
    { to: 'draws', document: loggedDraw(record, { entrant, accountId, memberNo: member.memberNo }) },
    ...(due === null ? [] : [{ to: 'dues' as const, document: due }]),
    ...happeningOf({ accountId, change: record.id, facts: [drew], now }).map(toHappenings),
  ]
  const answer: KeptAnswer = { n, chances }
  const appended = { answered: answeredRequest(ordered, answer), items, now }
  const stands = await (tidied === null
    ? appendDraw(member, record, appended)
    : appendDrawTo(tidied, member, record, appended))
  return stands ? { record, chances, member, published, entrant } : null
}
