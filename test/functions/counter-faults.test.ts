import { randomUUID } from 'node:crypto'
import type { Act } from '../../cloudfunctions/domain/audit-log/act'
import type { SealedEntry } from '../../cloudfunctions/domain/points/account'
import type { ReceiptDocument } from '../../cloudfunctions/platform/counter'
import { auditStore } from '../../local/audit/audit-store'
import type { MemberActions } from '../../typings/contract'
import { type Clerk, joined, openStore, serve, takeOn } from './counter-scene'
import { type Answer, type Person, startWorld, type World } from './world'

const KINDS = ['lostReply', 'conflict', 'error500', 'kill'] as const

let world: World
let storeId: string
let clerk: Clerk
let member: Person<MemberActions>
let receiptNo: string

beforeAll(async () => {
  world = await startWorld({ only: ['member', 'staff', 'brand', 'clock'] })
  await world.setTime('2026-11-22T10:00:00.000')
  storeId = await openStore(world)
})
afterAll(async () => {
  await world.setTime('2026-11-22T11:00:00.000')
  await world.runClock()
  await world.setTime('2026-11-22T11:02:00.000')
  await world.runClock()
  const seen = await world.closeAndLook((store) => ({
    report: auditStore(store, { total: () => {}, done: () => {} }),
    entries: store.find('entries', { limit: 1e6 }) as unknown as SealedEntry[],
    receipts: store.find('receipts', { limit: 1e6 }) as unknown as ReceiptDocument[],
    acts: store.find('acts', { limit: 1e6 }) as unknown as Act[],
  }))
  expect(seen.report.firstWrong).toBeUndefined()
  expect(seen.receipts.length).toBeGreaterThan(20)
  expectBookedOnce(seen)
})
beforeEach(async () => {
  await world.setTime('2026-11-22T10:00:00.000')
  clerk = await takeOn(world, storeId)
  member = await joined(world)
  receiptNo = `R-${randomUUID().slice(0, 8).toUpperCase()}`
})

/** What each receipt says has its entries and acts, and no entry or act is there without a receipt that says it. */
function expectBookedOnce({
  receipts,
  entries,
  acts,
}: {
  readonly receipts: readonly ReceiptDocument[]
  readonly entries: readonly SealedEntry[]
  readonly acts: readonly Act[]
}): void {
  const said = receipts.flatMap(({ _id, points, reversals }) => [
    `${_id} purchase ${points}`,
    ...reversals.map((reversal) => `${_id} refund ${-reversal.points}`),
  ])
  const booked = entries
    .filter(({ reason }) => reason === 'purchase' || reason === 'refund')
    .map(({ ref, reason, delta }) => `${ref} ${reason} ${delta}`)
  expect(booked.sort()).toEqual(said.sort())
  const logged = acts.filter(({ what }) => what === 'award' || what === 'reverse')
  expect(logged).toHaveLength(said.length)
  expect(receipts.filter(({ openSince }) => openSince !== undefined)).toEqual([])
}

/** Sends one request, and again with its id until it is answered. */
async function untilAnswered<Data>(send: () => Promise<Answer<Data>>): Promise<Answer<Data>> {
  for (let attempt = 1; attempt <= 10; attempt++) {
    const answer = await send().catch(() => undefined)
    if (answer && (answer.ok || !['INTERNAL', 'TRY_AGAIN'].includes(answer.error.code))) return answer
  }
  throw new Error('never answered')
}

const strike = (kind: (typeof KINDS)[number], nth: number) =>
  world.control.post('faults', { plan: [{ function: 'staff', kind, nth }] })

const calm = () => world.control.post('faults', { plan: [] })

/** Two runs a minute and more apart: the first books what was left, the second closes it. */
async function settle(): Promise<void> {
  await world.setTime('2026-11-22T10:01:30.000')
  await world.runClock()
  await world.setTime('2026-11-22T10:03:00.000')
  await world.runClock()
}

const cases = (calls: number) =>
  KINDS.flatMap((kind) => Array.from({ length: calls }, (_, index) => [kind, index + 1] as const))

describe('award', () => {
  test.each(cases(3))('%s at its wire call %i: the same request ends in one award', async (kind, nth) => {
    const session = await serve(clerk, member)
    const send = () => clerk.ask('award', { session, amountFen: 5_000, receiptNo }, 'award-1')
    await strike(kind, nth)
    const answer = await untilAnswered(send)
    await calm()
    expect(answer).toEqual({ ok: true, data: { earned: 50, points: 50, multiplier: 1 } })
    await settle()
    expect(await send()).toEqual(answer)
    expect(await member.must('home')).toMatchObject({ points: 50 })
  })

  test.each([2, 3])(
    'killed at its wire call %i and never sent again: the clock awards what the receipt says, once, and the receipt is taken',
    async (nth) => {
      const session = await serve(clerk, member)
      await strike('kill', nth)
      const send = (requestId: string) => clerk.ask('award', { session, amountFen: 5_000, receiptNo }, requestId)
      await send('award-1').catch(() => undefined)
      await calm()
      await settle()
      await settle()
      const { points } = await member.must('home')
      const again = await send('award-2')
      // Killed as it asks for its second call, the receipt may or may not be there; both are whole.
      if (points === 0) expect(again).toMatchObject({ ok: true, data: { points: 50 } })
      else expect(again).toMatchObject({ ok: false, error: { code: 'ALREADY_DONE' } })
      expect(await member.must('home')).toMatchObject({ points: 50 })
      await settle()
    },
  )

  test('killed between receipt and member: another clerk is told that the receipt is taken, and a reversal books both', async () => {
    const session = await serve(clerk, member)
    await strike('kill', 3)
    await clerk.ask('award', { session, amountFen: 5_000, receiptNo }, 'award-1').catch(() => undefined)
    await calm()
    const colleague = await takeOn(world, storeId)
    const other = await serve(colleague, await joined(world))
    expect(await colleague.ask('award', { session: other, amountFen: 5_000, receiptNo })).toMatchObject({
      error: { code: 'ALREADY_DONE' },
    })
    expect(await colleague.must('reverse', { receiptNo, amountFen: 2_000 })).toMatchObject({ clawedBack: 20 })
    expect(await clerk.ask('award', { session, amountFen: 5_000, receiptNo }, 'award-1')).toMatchObject({
      ok: true,
      data: { earned: 50, points: 50 },
    })
    expect(await member.must('home')).toMatchObject({ points: 30 })
    await settle()
  })

  test('the member checks in and is awarded by three clerks at once: every point is there', async () => {
    const clerks = [clerk, await takeOn(world, storeId), await takeOn(world, storeId)]
    const sessions = await Promise.all(clerks.map((each) => serve(each, member)))
    await Promise.all([
      untilAnswered(() => member.ask('checkIn', {}, 'check-in-1')),
      ...clerks.map((each, index) => {
        const input = { session: sessions[index] ?? '', amountFen: 1_000, receiptNo: `${receiptNo}-${index}` }
        return untilAnswered(() => each.ask('award', input, 'award-1'))
      }),
    ])
    expect(await member.must('home')).toMatchObject({ points: 35 })
    await settle()
  })
})

describe('reverse', () => {
  const reversal = () => clerk.ask('reverse', { receiptNo, amountFen: 2_000 }, 'reverse-1')

  beforeEach(async () => {
    const session = await serve(clerk, member)
    await clerk.must('award', { session, amountFen: 5_000, receiptNo })
  })

  test.each(cases(7))('%s at its wire call %i: the same request ends in one reversal', async (kind, nth) => {
    await strike(kind, nth)
    const answer = await untilAnswered(reversal)
    await calm()
    expect(answer).toEqual({ ok: true, data: { clawedBack: 20, debt: 0, leftFen: 3_000 } })
    await settle()
    expect(await reversal()).toEqual(answer)
    expect(await member.must('home')).toMatchObject({ points: 30, debt: 0 })
  })

  test.each([3, 4, 5, 6, 7])(
    'killed at its wire call %i and never sent again: the clock ends it or it never was',
    async (nth) => {
      await strike('kill', nth)
      await reversal().catch(() => undefined)
      await calm()
      await settle()
      await settle()
      const [receipt] = await world.control.get<ReceiptDocument[]>(
        `collections/receipts?query=${encodeURIComponent(JSON.stringify({ receiptNo }))}`,
      )
      const clawed = receipt?.reversals.length === 1 ? 20 : 0
      expect(await member.must('home')).toMatchObject({ points: 50 - clawed, debt: 0 })
    },
  )
})

test('settleReceipts: five booked receipts are closed a minute later, with three wire calls', async () => {
  const session = await serve(clerk, member)
  for (let index = 0; index < 5; index++)
    await clerk.must('award', { session, amountFen: 1_000, receiptNo: `${receiptNo}-${index}` })
  await world.runClock()
  await world.setTime('2026-11-22T10:01:30.000')
  const calls = await world.wireCalls('clock', async () => {
    expect(await world.runClock()).toMatchObject({ did: { settleReceipts: 5 } })
  })
  const idle = await world.wireCalls('clock', () => world.runClock())
  expect(calls['database.modifyDocument']).toBe(1)
  expect((calls['database.getDocument'] ?? 0) - (idle['database.getDocument'] ?? 0)).toBe(1)
  expect(await world.runClock()).toMatchObject({ did: { settleReceipts: 0 } })
})

test('four clerks, eight members, forty receipts at once with a fault on one wire call in ten: acknowledged is there once, the rest at most once', async () => {
  const clerks = await Promise.all(Array.from({ length: 4 }, () => takeOn(world, storeId)))
  const members = await Promise.all(Array.from({ length: 8 }, () => joined(world)))
  const sales = await Promise.all(
    Array.from({ length: 40 }, async (_, index) => {
      const by = clerks[index % clerks.length] ?? clerk
      const to = members[index % members.length] ?? member
      return { by, to, session: await serve(by, to), receiptNo: `${receiptNo}-${index}`, requestId: randomUUID() }
    }),
  )
  const plan = Array.from({ length: 40 }, (_, index) => {
    const kind = index % 10 === 0 ? 'kill' : KINDS[index % 3]
    return { function: 'staff', kind, nth: 1 + index * 10 }
  })
  await world.control.post('faults', { plan })
  const acknowledged = await Promise.all(
    sales.map(async ({ by, session, receiptNo: number, requestId }, index) => {
      const awarded = await untilAnswered(() =>
        by.ask('award', { session, amountFen: 10_000, receiptNo: number }, requestId),
      )
      const backFen = index % 4 === 0 ? 2_500 : 0
      if (backFen === 0 || !awarded.ok) return { awarded, backFen: 0 }
      const reversed = await untilAnswered(() =>
        by.ask('reverse', { receiptNo: number, amountFen: backFen }, `${requestId}-back`),
      )
      expect(reversed).toMatchObject({ ok: true, data: { clawedBack: 25 } })
      return { awarded, backFen }
    }),
  )
  await calm()
  expect(acknowledged.every(({ awarded }) => awarded.ok)).toBe(true)
  const balances = await Promise.all(members.map(async (each) => (await each.must('home')).points))
  const given = acknowledged.reduce((sum, { backFen }) => sum + 100 - backFen / 100, 0)
  expect(balances.reduce((sum, points) => sum + points, 0)).toBe(given)
})
