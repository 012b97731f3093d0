import type { Unit } from '../../cloudfunctions/domain/units/unit'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import { minutesPass, OPENING, onePrize, publishedDay } from './member-days'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** The wire calls of a draw that takes a unit: the read, her document, the unit. And one that may come after a lost answer. */
const CALLS = [1, 2, 3, 4]
const KINDS = ['kill', 'lostReply', 'error500', 'conflict'] as const

const cases = KINDS.flatMap((kind) => CALLS.flatMap((nth) => [true, false].map((again) => ({ kind, nth, again }))))

test.each(cases)(
  '$kind at wire call $nth, asked again: $again — every unit is free or one answered draw’s',
  async (fault) => {
    await world.control.post('reset', {})
    await world.setTime('2026-11-23T08:00:00.000')
    const member = world.member('o_fault')
    await member.must('join')
    const event = await publishedDay(world, onePrize(1, 1))

    const { kind, nth } = fault
    await world.control.post('faults', { plan: [{ function: 'member', kind, nth }] })
    const draw = { eventId: event.id, nonce: 'n' }
    const first = await quietly(member.ask('draw', draw, 'request-1'))
    await world.control.post('faults', { plan: [] })
    const second = fault.again ? await member.ask('draw', draw, 'request-1') : undefined
    if (first?.ok && second) expect(second).toEqual(first)

    await minutesPass(world, '2026-11-24T10:01', 5)
    const told = [first, second].find((answer) => answer?.ok)
    if (fault.again) expect(told).toMatchObject({ data: { n: 1, prize: { id: 'bag' } } })
    expect(await unitsAndDraws()).toEqual(told ? { issued: 1, won: 1 } : await settled())
    await othersDrawWhatIsLeft(event.id)
  },
)

test('a draw that is cut off before its unit is settled once, by its request and two clocks at the same time', async () => {
  await world.control.post('reset', {})
  await world.setTime('2026-11-23T08:00:00.000')
  const member = world.member('o_again')
  await member.must('join')
  const event = await publishedDay(world, onePrize(1, 1))
  await world.control.post('faults', { plan: [{ function: 'member', kind: 'kill', nth: 3 }] })
  const draw = { eventId: event.id, nonce: 'n' }
  await quietly(member.ask('draw', draw, 'request-1'))
  await world.control.post('faults', { plan: [] })
  await world.runClock()
  expect(await member.must('memberDay')).toMatchObject({ chances: 0, draws: [] })

  await world.setTime('2026-11-24T10:05:00.000')
  const again = () => member.ask('draw', draw, 'request-1')
  const [answer] = await Promise.all([again(), world.runClock(), world.runClock()])
  expect(answer).toMatchObject({ ok: true, data: { prize: { id: 'bag' } } })
  await minutesPass(world, '2026-11-24T10:10', 5)
  expect(await unitsAndDraws()).toEqual({ issued: 1, won: 1 })
})

/** Whoever gave up: her draw may stand unheard, or there is none; the unit says the same as her document. */
async function settled() {
  const { won } = await unitsAndDraws()
  return { issued: won, won }
}

async function unitsAndDraws(): Promise<{ issued: number; won: number }> {
  const units = await world.control.get<Unit[]>('collections/units')
  const members = await world.control.get<MemberDocument[]>('collections/members')
  expect(units.filter(({ state }) => state === 'held')).toEqual([])
  const draws = members.flatMap((member) => member.draws ?? [])
  expect(draws.filter(({ outcome }) => outcome === 'pending')).toEqual([])
  return {
    issued: units.filter(({ state }) => state === 'issued').length,
    won: draws.filter(({ outcome }) => outcome === 'won').length,
  }
}

/** A unit that was freed can be won again, and no more than there are. */
async function othersDrawWhatIsLeft(eventId: string): Promise<void> {
  const other = world.member('o_other')
  await other.must('join')
  const { won } = await unitsAndDraws()
  const { prize } = await other.must('draw', { eventId, nonce: OPENING.slice(0, 10) })
  expect(prize === null ? 0 : 1).toBe(1 - won)
}

/** What a phone makes of a call that never answers: nothing came back. */
const quietly = <T>(call: Promise<T>): Promise<T | undefined> => call.catch(() => undefined)
