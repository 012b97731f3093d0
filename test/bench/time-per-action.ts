import { randomUUID } from 'node:crypto'
import type { World } from '../functions/world'
import { ratioRow } from './budgets'
import { median, type Row } from './report'

const ROUNDS = 60

/** How long a check-in takes beside the floor: a function that reads one document and updates it on a condition, which is the
 *  least that any change costs. They take turns, and the medians are compared. */
export async function timePerAction(world: World): Promise<Row> {
  const members = Array.from({ length: ROUNDS }, () => world.member(`o_bench_${randomUUID()}`))
  for (const member of members) await member.must('join')
  const floor: number[] = []
  const figure: number[] = []
  for (const [round, member] of members.entries()) {
    floor.push(await timed(() => world.call({ name: 'floor', openid: 'o_bench', data: { id: members[0]?.openid } })))
    const took = await timed(() => member.must('checkIn'))
    // The first of each loads its function.
    if (round > 0) figure.push(took)
  }
  return ratioRow({ what: 'checkIn beside the floor', figure: median(figure), floor: median(floor), unit: 'ms' })
}

const DRAWERS = 1000

/** A member day: a thousand members draw twice, all at once, on a pool of ten. */
export async function memberDay(world: World, eventId: string): Promise<Row[]> {
  const members = Array.from({ length: DRAWERS }, (_, index) => world.member(`o_drawer_${index}`))
  await Promise.all(members.map((member) => member.must('join')))
  const floor = await timed(() =>
    Promise.all(
      members.flatMap(({ openid }) => [0, 1].map(() => world.call({ name: 'floor', openid, data: { id: openid } }))),
    ),
  )
  const answers: Array<{ ok: boolean; data?: { prize: unknown } }> = []
  const figure = await timed(async () => {
    const drawn = members.flatMap((member) => ['left', 'right'].map((nonce) => member.ask('draw', { eventId, nonce })))
    answers.push(...(await Promise.all(drawn)))
  })
  const won = answers.filter(({ data }) => data?.prize !== null && data !== undefined).length
  const refused = answers.filter(({ ok }) => !ok).length
  const draws = 2 * DRAWERS
  return [
    ratioRow({
      what: 'one of 2,000 draws at once beside the floor',
      figure: figure / draws,
      floor: floor / draws,
      unit: 'ms',
    }),
    {
      what: 'units issued of a pool of 10 to 2,000 draws at once',
      figure: won,
      unit: 'units',
      budget: 10,
      ok: won === 10,
    },
    { what: 'draws at once that were not answered', figure: refused, unit: 'draws', budget: 0, ok: refused === 0 },
  ]
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await act()
  return performance.now() - started
}
