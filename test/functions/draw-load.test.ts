import type { LoggedDraw } from '../../cloudfunctions/domain/draw/log'
import type { Unit } from '../../cloudfunctions/domain/units/unit'
import { auditStore } from '../../local/audit/audit-store'
import type { Drawn, EventDraft } from '../../typings/contract'
import { MONDAY, minutesPass, publishedDay } from './member-days'
import { type Answer, startWorld, type World } from './world'

/** `DRAWERS=1000` is the full size; a tenth of it meets the same races in a tenth of the time. */
const DRAWERS = Number(process.env.DRAWERS ?? 100)
const WEEK = ['2026-11-22', '2026-11-23', '2026-11-24']

/** Nine in ten land on a prize, so that both pools run empty among those who draw at once. */
const POOLS: EventDraft = {
  prizes: [
    { id: 'ten', name: '帆布袋', kind: 'goods', valueFen: 5900, odds: 0.6, units: 10 },
    { id: 'one', name: '四件套', kind: 'goods', valueFen: 50000, odds: 0.3, units: 1 },
  ],
}

test(`${DRAWERS} members × 2 draws at once on pools of 10 and of 1: exactly the units there are, and never more than five wire calls`, async () => {
  const world = await startWorld()
  const members = Array.from({ length: DRAWERS }, (_, index) => world.member(`o_load_${index}`))
  for (const [index, day] of WEEK.entries()) {
    await world.setTime(`${day}T08:00:00.000`)
    if (index === 0) await Promise.all(members.map((member) => member.must('join')))
    await Promise.all(members.map((member) => member.must('checkIn')))
  }
  await world.setTime(MONDAY)
  const event = await publishedDay(world, POOLS)

  await world.control.post('counters/reset', {})
  const answers = await Promise.all(
    members.flatMap((member) => ['left', 'right'].map((nonce) => member.ask('draw', { eventId: event.id, nonce }))),
  )
  const spread = await wireCallsOfDraws(world)
  console.log(`wire calls of ${answers.length} draws: ${JSON.stringify(spread)}`)

  const drawn = answers.flatMap((answer: Answer<Drawn>) => (answer.ok ? [answer.data] : []))
  expect(answers.filter((answer) => !answer.ok)).toEqual([])
  expect(issued(drawn)).toEqual({ ten: 10, one: 1 })
  expect(
    Object.keys(spread)
      .map(Number)
      .every((calls) => calls >= 2 && calls <= 5),
  ).toBe(true)
  for (const member of members) {
    const mine = (await member.must('memberDay')).draws
    expect(mine.map(({ n }) => n)).toEqual([1, 2])
  }

  await minutesPass(world, '2026-11-24T22:10', 20 + Math.ceil((2 * DRAWERS) / 100))
  const units = await world.control.get<Unit[]>('collections/units?limit=1000')
  expect(units.map(({ state }) => state)).toEqual(Array(11).fill('issued'))
  const logged = await world.control.get<LoggedDraw[]>('collections/draws?limit=5000')
  expect(new Set(logged.map(({ _id }) => _id)).size).toBe(2 * DRAWERS)
  const report = await world.closeAndLook((store) => auditStore(store, { total: () => {}, done: () => {} }))
  expect(report).toMatchObject({ ok: true, units: 11 })
}, 300_000)

function issued(drawn: readonly Drawn[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { prize } of drawn) if (prize) counts[prize.id] = (counts[prize.id] ?? 0) + 1
  return counts
}

async function wireCallsOfDraws(world: World): Promise<Record<string, number>> {
  const counters = await world.control.get<Record<string, { spread: Record<string, number> }>>('counters')
  return counters.member?.spread ?? {}
}
