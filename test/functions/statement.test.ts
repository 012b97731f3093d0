import { createHash } from 'node:crypto'
import { firstBreak } from '../../cloudfunctions/domain/points/chain'
import type { StatementEntry } from '../../typings/contract'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld({ only: ['member'] })
  const member = world.member('o_reader')
  await world.setTime('2026-12-01T08:00:00.000')
  await member.must('join')
  for (let day = 1; day <= 25; day++) {
    await world.setTime(`2026-12-${String(day).padStart(2, '0')}T08:00:00.000`)
    await member.must('checkIn')
  }
})
afterAll(() => world.close())

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function wholeStatement(limit: number): Promise<StatementEntry[]> {
  const member = world.member('o_reader')
  const entries: StatementEntry[] = []
  let cursor: string | undefined
  do {
    const page = await member.must('statement', cursor === undefined ? { limit } : { limit, cursor })
    expect(page.entries.length).toBeLessThanOrEqual(limit)
    entries.push(...page.entries)
    cursor = page.next
  } while (cursor !== undefined)
  return entries
}

test.each([1, 7, 20, 25, 100])('statement: pages of %i show every entry once, newest first', async (limit) => {
  const entries = await wholeStatement(limit)
  expect(entries.map((entry) => entry.number)).toEqual(Array.from({ length: 25 }, (_, index) => 24 - index))
})

test('statement: the chain that it shows can be recomputed, and Σ entries is the balance', async () => {
  const chain = (await wholeStatement(20)).reverse().map(({ id, ...entry }) => ({ _id: id, ...entry }))
  expect(firstBreak(chain, sha256)).toBeNull()
  const { points, debt, lots } = await world.member('o_reader').must('statement')
  expect(chain.reduce((sum, entry) => sum + entry.delta, 0)).toBe(points - debt)
  expect(lots).toEqual([{ left: points, expiresAt: Date.parse('2028-01-01T00:00:00+08:00') }])
})

test('statement: a page of twenty costs two wire calls, wherever it lies', async () => {
  const member = world.member('o_reader')
  for (const input of [{}, { cursor: '12' }]) {
    const calls = await world.wireCalls('member', () => member.must('statement', input))
    expect(calls).toEqual({ 'database.getDocument': 2 })
  }
})

test('statement: of a member without entries is empty, with nothing more to come', async () => {
  const member = world.member('o_new')
  await member.must('join')
  expect(await member.must('statement')).toEqual({ today: '2026-12-25', entries: [], points: 0, debt: 0, lots: [] })
})

test.each([{ cursor: 'abc' }, { cursor: '-1' }, { limit: 0 }, { limit: 101 }, { limit: 1.5 }])(
  'statement: %j is INVALID_INPUT',
  async (input) => {
    expect(await world.member('o_reader').ask('statement', input)).toMatchObject({ error: { code: 'INVALID_INPUT' } })
  },
)
