import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { auditStore } from '../../local/audit/audit-store'
import { startWorld, type World } from './world'

let world: World
let openid: string
beforeAll(async () => {
  world = await startWorld({ only: ['member', 'clock'], own: { till: path.join(__dirname, 'fixtures/till/index.ts') } })
  await world.warm('till')
  await world.setTime('2026-11-22T08:00:00.000')
})
afterAll(async () => {
  const report = await world.closeAndLook((store) => auditStore(store, { total: () => {}, done: () => {} }))
  // The till hands out no vouchers, and vouchers are looked at last: everything about the accounts has passed.
  expect(report.firstWrong?.fault).toBe('points were redeemed for no voucher of this account')
})
beforeEach(async () => {
  openid = `o_${randomUUID()}`
  await world.member(openid).must('join')
})

type Answer =
  | { readonly ok: true; readonly data: { readonly balance: number } }
  | { readonly ok: false; readonly error: { readonly code: string } }

/** One move, asked again with the same id while the answer is `TRY_AGAIN`, as the phone does. */
async function move(action: string, ref: string, points: number): Promise<Answer> {
  const data = { action, requestId: randomUUID(), input: { ref, points } }
  for (;;) {
    const answer = (await world.call({ openid, name: 'till', data })) as Answer
    if (answer.ok || answer.error.code !== 'TRY_AGAIN') return answer
  }
}

const atOnce = (count: number, act: (index: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)))

const balance = async () => {
  const { points, debt } = await world.member(openid).must('statement')
  return points - debt
}

test('two-spends-one-balance — twenty spends of five at once on fifteen points are three', async () => {
  await move('buy', 'receipt', 15)
  const answers = await atOnce(20, (index) => move('spend', `voucher-${index}`, 5))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(3)
  expect(await balance()).toBe(0)
})

test('whole-row-overwrite — an earning beside a spend is not undone by it', async () => {
  await move('buy', 'receipt', 20)
  await atOnce(12, (index) => (index % 2 ? move('spend', `voucher-${index}`, 3) : move('buy', `receipt-${index}`, 4)))
  expect(await balance()).toBe(20 - 6 * 3 + 6 * 4)
})

test('cancel-twice — ten cancels of one order at once return its points once', async () => {
  await move('buy', 'receipt', 15)
  await move('spend', 'order', 10)
  await world.runClock()
  const answers = await atOnce(10, () => move('giveBack', 'order', 10))
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(await balance()).toBe(15)
})

test('ledger-without-change, ledger-from-stale-read — every entry’s balance is the one before it plus its delta', async () => {
  await move('buy', 'receipt', 50)
  await atOnce(15, (index) => move('spend', `voucher-${index}`, 2))
  const { entries } = await world.member(openid).must('statement', { limit: 100 })
  const oldestFirst = [...entries].reverse()
  let running = 0
  for (const entry of oldestFirst) {
    running += entry.delta
    expect(entry.balance).toBe(running)
  }
  expect(running).toBe(20)
})

test('refund-loop — earn, spend, refund, over and over: points spent once are owed once, and never free', async () => {
  const spent: boolean[] = []
  for (let round = 0; round < 4; round++) {
    await move('buy', `receipt-${round}`, 10)
    spent.push((await move('spend', `voucher-${round}`, 10)).ok)
    await move('clawBack', `receipt-${round}`, 10)
    expect((await move('clawBack', `receipt-${round}`, 10)).ok).toBe(false)
    await world.runClock()
    expect(await balance()).toBe(-10)
  }
  expect(spent).toEqual([true, false, false, false])
})
