import type { Drawn } from '../../typings/contract'
import { giveBackDays } from '../domain/check-in/give-back'
import { prizeDueOf } from '../domain/draw/claim-notice'
import { type DrawRecord, drawIdOf, drawnOf, drawRecord, landingOf, openDraws } from '../domain/draw/draw'
import type { Published } from '../domain/draw/event'
import { loggedDraw } from '../domain/draw/log'
import { entrantOf } from '../domain/draw/roll'
import type { Refusal } from '../domain/refusal'
import { answeredRequest, answerTo } from '../edge/answered'
import type { Ordered, Outcome } from '../edge/serve'
import { UnitHolds } from '../edge/unit-holds'
import { type Around, findAround } from '../platform/events'
import { hmacSha256, sha256 } from '../platform/ids'
import { appendDraw, type MemberDocument, type OutboxItem } from '../platform/members'

type DrawOrder = Ordered<{ eventId: string; nonce: string }>

/** Wire calls of one draw, whatever happens. */
const MOST_CALLS = 5

/**
 * Draws once (rules D-4 to D-7): two wire calls for a draw that lands on no unit, three for one that takes a unit or finds
 * the pool empty. The unit is held first and belongs to the draw from the instant at which the draw stands in the member's
 * document. When another draw of hers took the number meanwhile, the next number is drawn without reading again: five calls.
 */
export async function draw(ordered: DrawOrder): Promise<Outcome<Drawn>> {
  const ready = readyIn(await findAround(ordered.caller.openid, ordered.input.eventId, true), ordered)
  if (!('numbers' in ready)) return ready

  const { entrant, member, numbers } = ready
  const { eventId } = ordered.input
  const { requestId, now } = ordered
  const holds = new UnitHolds({ eventId, entrant, accountId: member.points.id, requestId, now })
  let reads = 1
  let writes = 0
  const callsLeft = () => MOST_CALLS - reads - writes - holds.calls

  let fault: unknown
  for (const n of numbers) {
    // It may take a unit and a write.
    if (callsLeft() < 2) break
    const record = await drawNumber(n, ready, ordered, holds)
    if (callsLeft() < 1) break
    try {
      writes++
      const answer = { n, chances: (numbers.at(-1) ?? n) - n }
      if (await append(record, answer, ready, ordered)) {
        await holds.giveBackBeside(record.holder, callsLeft())
        return { ok: true, answer: { ...drawnOf(record, ready.published, entrant), chances: answer.chances } }
      }
    } catch (error) {
      // It may be the reply alone that was lost: the next read tells whether the draw stands.
      fault = error
      break
    }
  }

  if (callsLeft() > 0) {
    reads++
    const again = readyIn(await findAround(ordered.caller.openid, eventId, true), ordered)
    if (!('numbers' in again)) return again
  }
  if (fault !== undefined) throw fault
  return { ok: false, code: 'TRY_AGAIN' }
}

interface Ready {
  readonly member: MemberDocument
  readonly entrant: string
  readonly published: Published
  readonly seed: string
  readonly numbers: readonly number[]
}

/** What is kept as the answer: the draw itself stands beside it. */
interface KeptAnswer {
  readonly n: number
  readonly chances: number
}

/** Everything that a draw needs, or its outcome: the first answer to a repeated request, or a refusal. */
function readyIn(around: Around, ordered: DrawOrder): Ready | Refusal | Outcome<Drawn> {
  const { member, rules, event, seed } = around
  const { now, input } = ordered
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const entrant = entrantOf(input.eventId, member.points.id, sha256)

  const repeated = answerTo<KeptAnswer>(member, ordered)
  if (repeated !== null) {
    if (!repeated.ok) return repeated
    const { n, chances } = repeated.answer
    const record = member.draws.find(({ id }) => id === drawIdOf({ eventId: input.eventId, n }))
    if (record === undefined || !event?.published)
      throw new Error(`draw ${n} of ${input.eventId} was answered and is gone`)
    return { ok: true, answer: { ...drawnOf(record, event.published, entrant), chances } }
  }

  const { checkIn } = giveBackDays(member, rules, now).member
  const open = openDraws({ event, draws: member.draws, checkIn, now })
  if (!open.ok) return open
  if (seed === null) throw new Error(`event ${input.eventId} is open and has no seed`)
  return { member, entrant, published: open.published, seed, numbers: open.numbers }
}

async function drawNumber(n: number, ready: Ready, ordered: DrawOrder, holds: UnitHolds): Promise<DrawRecord> {
  const { entrant, published, seed } = ready
  const { eventId, nonce } = ordered.input
  const roll = { seed, eventId, entrant, n, nonce }
  const landing = landingOf(roll, published, hmacSha256)
  const holder = landing.landedOn === null ? null : await holds.holderOf(landing.landedOn)
  return drawRecord({ roll, landing, holder, now: ordered.now })
}

function append(record: DrawRecord, answer: KeptAnswer, ready: Ready, ordered: DrawOrder): Promise<boolean> {
  const { member, entrant, published } = ready
  const due = prizeDueOf(record, member.points.id, published.current.claimBy)
  const items: OutboxItem[] = [
    { to: 'draws', document: loggedDraw(record, entrant, member.memberNo) },
    ...(due === null ? [] : [{ to: 'dues' as const, document: due }]),
  ]
  return appendDraw(ordered.caller.openid, record, {
    answered: answeredRequest(ordered, answer),
    items,
    now: ordered.now,
  })
}
