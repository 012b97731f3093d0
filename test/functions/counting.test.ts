import path from 'node:path'
import fc from 'fast-check'
import { growthOf } from '../../cloudfunctions/domain/figures/growth'
import { type Happening, happeningOf } from '../../cloudfunctions/domain/happenings/happening'
import { addDays, startOfDay } from '../../cloudfunctions/domain/time/day'
import { happenings as randomHappenings } from '../domain/figures/random-happenings'
import { startWorld, type World } from './world'

/** Counting alone, by a function of the test's own: each of its wire calls can be cut off without the other jobs' around. */
let world: World
const all: Happening[] = []

beforeAll(async () => {
  world = await startWorld({
    only: ['brand'],
    own: {
      counting: path.join(__dirname, 'fixtures/counting/index.ts'),
      filling: path.join(__dirname, 'fixtures/filling/index.ts'),
    },
  })
  await world.setTime('2027-01-31T12:00:00.000')
})
afterAll(() => world.close())

test('counting: cut off after any of its wire calls, by a kill, a lost reply or a failure, every happening is counted once', async () => {
  for (const kind of ['kill', 'lostReply', 'error500'] as const) {
    let struck = true
    for (let nth = 1; struck; nth++) {
      await happen(3, nth)
      await world.control.post('faults', { plan: [{ function: 'counting', kind, nth }] })
      await count().catch(() => undefined)
      struck = (await world.control.get<{ plan: unknown[] }>('faults')).plan.length === 0
      await world.control.post('faults', { plan: [] })
      await count()
    }
  }
  await expectAllCountedOnce()
})

test('counting: a hundred clocks at once count eleven hundred happenings once each', async () => {
  await happen(1_100, 1)
  await Promise.all(Array.from({ length: 100 }, () => count().catch(() => undefined)))
  await count()
  await expectAllCountedOnce()
})

test('counting: wire calls grow with batches, not with members', async () => {
  const spread = (members: number): Happening[] =>
    Array.from({ length: 400 }, (_, place) => ({
      ...sameDay(place % members),
      _id: `calls-${members}-${place}`,
      accountId: `a${place % members}`,
    }))
  const callsFor = async (members: number) => {
    await add(spread(members))
    return Object.values(await world.wireCalls('counting', count)).reduce((sum, calls) => sum + calls, 0)
  }
  await callsFor(1)
  expect(await callsFor(4)).toBe(await callsFor(400))
  await expectAllCountedOnce()
})

test('a report over 92 days and the segments cost at most ten wire calls', async () => {
  const days = Array.from({ length: 92 }, (_, day) => addDays('2026-11-01', day))
  await add(days.flatMap((day, place) => happeningOf({ ...JOINING, change: `d${place}`, now: startOfDay(day) })))
  await count()
  const callsOf = async (act: () => Promise<unknown>) =>
    Object.values(await world.wireCalls('brand', act)).reduce((sum, calls) => sum + calls, 0)
  const span = { from: '2026-11-01', to: '2027-01-31' }
  const report = await world.operator.must('report', span)
  expect(report.days.map(({ day }) => day)).toEqual(days)
  expect(report.total.joined).toBeGreaterThanOrEqual(92)
  expect(await callsOf(() => world.operator.must('report', span))).toBeLessThanOrEqual(3)
  expect(await callsOf(() => world.operator.must('segments'))).toBeLessThanOrEqual(5)
  expect(await callsOf(() => world.operator.must('dashboard'))).toBeLessThanOrEqual(9)
})

const JOINING = { accountId: 'a1', facts: [{ kind: 'joined', source: null }] } as const

const sameDay = (member: number): Happening => ({
  _id: '',
  at: 0,
  day: '2026-11-05',
  accountId: '',
  facts: [
    { kind: 'joined', source: null },
    { kind: 'active', before: null, after: addDays('2026-11-01', member % 30) },
  ],
  uncounted: 1,
})

const count = () => world.call({ name: 'counting', data: {}, source: 'wx_trigger' })

async function add(happenings: readonly Happening[]): Promise<void> {
  all.push(...happenings)
  await world.call({ name: 'filling', data: { collection: 'happenings', documents: happenings } })
}

let rounds = 0

/** So many random happenings, new ones each time. */
async function happen(size: number, seed: number): Promise<void> {
  const [happenings = []] = fc.sample(randomHappenings({ minLength: size, maxLength: size, days: 2 }), {
    numRuns: 1,
    seed,
  })
  const round = rounds++
  await add(happenings.map((each) => ({ ...each, _id: `${round}-${each._id}` })))
}

/** What the documents hold is what everything that happened comes to, counted at once. */
async function expectAllCountedOnce(): Promise<void> {
  const documents = await world.control.get<Array<{ _id: string } & Record<string, unknown>>>(
    'collections/figures?limit=1000',
  )
  const held = documents
    .filter(({ _id }) => _id !== 'counting')
    .flatMap(({ _id, batch: _batch, ...fields }) => numbersIn(fields).map(([at, number]) => [`${_id} ${at}`, number]))
    .filter(([, number]) => number !== 0)
  const expected = growthOf(all).flatMap(({ _id, numbers }) => numbers.map((each) => [`${_id} ${each.path}`, each.by]))
  expect(Object.fromEntries(held)).toEqual(Object.fromEntries(expected))
}

function numbersIn(fields: Record<string, unknown>): Array<[string, number]> {
  return Object.entries(fields).flatMap(([name, value]): Array<[string, number]> => {
    if (typeof value === 'number') return [[name, value]]
    return Object.entries(value as Record<string, number>).map(([deeper, number]) => [`${name}.${deeper}`, number])
  })
}
