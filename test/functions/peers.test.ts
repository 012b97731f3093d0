import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import { FUNCTIONS_SOURCE } from '../../local/build/functions'
import { type Clerk, joined, serve } from './counter-scene'
import { onePrize, publishedDay } from './member-days'
import { counter, memberWith, quietly, shelved } from './reward-scene'
import { startWorld, type World } from './world'

/** Failures of comparable systems that no other test names; docs/peers-book.md has them all. */

let world: World
let clerk: Clerk

beforeAll(async () => {
  world = await startWorld()
  await world.warm('member')
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.control.post('reset', {})
  await world.setTime('2026-11-23T09:00:00.000')
  clerk = await counter(world)
})

const codesOf = (answers: ReadonlyArray<{ ok: boolean; error?: { code: string } }>) =>
  answers.map(({ ok, error }) => (ok ? 'ok' : error?.code)).sort()

test('deduct-without-floor: five spends of everything at once are one spend, and no balance was ever below nothing', async () => {
  const reward = await shelved(world, 5, { points: 100 })
  const member = await memberWith(world, clerk, 100)
  const redeem = () => member.ask('redeem', { rewardId: reward.id, quantity: 1 })
  const answers = await Promise.all([redeem(), redeem(), redeem(), redeem(), redeem()])
  expect(codesOf(answers)).toEqual([...Array(4).fill('POINTS_SHORT'), 'ok'])
  const { entries, points } = await member.must('statement')
  expect(points).toBe(0)
  expect(Math.min(...entries.map(({ balance }) => balance))).toBe(0)
})

test('idempotency-ten-seconds: the same request an hour and nineteen changes later gets its first answer', async () => {
  const member = await joined(world)
  const first = await member.ask('checkIn', {}, 'the-request')
  const { id: rewardId } = await shelved(world, 0)
  for (let turn = 0; turn < 19; turn++) await member.must('wish', { rewardId, on: turn % 2 === 0 })
  await world.setTime('2026-11-23T10:00:00.000')
  expect(await member.ask('checkIn', {}, 'the-request')).toEqual(first)
})

test('queue-after-answer: what was answered is on disk, though everything ends with the answer', async () => {
  const own = await startWorld({ only: ['member'] })
  await own.setTime('2026-11-23T09:00:00.000')
  const member = own.member('o_last')
  await member.must('join')
  const { earned } = await member.must('checkIn')
  const [document] = await own.closeAndLook(
    (store) => store.find('members', { query: { _id: 'o_last' }, limit: 1 }) as unknown as MemberDocument[],
  )
  const entries = document?.outbox.flatMap((item) => (item.to === 'entries' ? [item.document] : []))
  expect(entries).toMatchObject([{ reason: 'checkIn', ref: '2026-11-23', delta: earned }])
})

test('check-in-from-home: what stands on a member’s card, typed in without its signature, is no code', async () => {
  const member = await joined(world)
  const { memberNo } = await member.must('join')
  const { token } = await member.must('memberCode')
  const [kind, no, time, ...rest] = token.split('.')
  const unsigned = [kind, no, time, ...rest.slice(0, -1)].join('.')
  for (const typed of [memberNo, `${kind}.${memberNo}`, unsigned, `${unsigned}.${'0'.repeat(32)}`])
    expect(await clerk.ask('identify', { token: typed })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('short-balance-still-draws: without a chance there is no draw, and a draw takes no points', async () => {
  const event = await publishedDay(world, onePrize(0.000001, 1))
  const member = await memberWith(world, clerk, 50)
  const draw = (nonce: string) => member.ask('draw', { eventId: event.id, nonce })
  expect(codesOf([await draw('a'), await draw('b')])).toEqual(['LIMIT_REACHED', 'ok'])
  expect(await member.must('statement')).toMatchObject({ points: 50 })
})

test('read-then-claim: five claims of one prize at once are one voucher', async () => {
  const event = await publishedDay(world, onePrize(1, 1))
  const member = await joined(world)
  await member.must('draw', { eventId: event.id, nonce: 'mine' })
  const contact = { name: '周', phone: '13900000000', address: '上海市徐汇区' }
  const claim = () => member.ask('claimPrize', { eventId: event.id, n: 1, contact })
  const answers = await Promise.all([claim(), claim(), claim(), claim(), claim()])
  expect(codesOf(answers)).toEqual([...Array(4).fill('ALREADY_DONE'), 'ok'])
  expect((await member.must('vouchers')).vouchers).toHaveLength(1)
})

test('lock-skipped-by-default: with nothing installed beside it, ten check-ins by ten requests at once are one', async () => {
  const member = await joined(world)
  const answers = await Promise.all(Array.from({ length: 10 }, () => member.ask('checkIn')))
  expect(codesOf(answers)).toEqual([...Array(9).fill('ALREADY_DONE'), 'ok'])
})

test('lock-per-route: a check-in, a purchase and a redemption at once meet on one balance, and none is lost', async () => {
  const reward = await shelved(world, 1, { points: 40 })
  const member = await memberWith(world, clerk, 100)
  const session = await serve(clerk, member)
  const [checkedIn, awarded, redeemed] = await Promise.all([
    member.must('checkIn'),
    clerk.must('award', { session, amountFen: 1_000, receiptNo: 'AT-ONCE' }),
    member.must('redeem', { rewardId: reward.id, quantity: 1 }),
  ])
  expect(redeemed.vouchers).toHaveLength(1)
  expect(await member.must('statement')).toMatchObject({ points: 100 + checkedIn.earned + awarded.earned - 40 })
})

test('lock-freed-by-others: a unit that a killed redemption holds is nobody else’s until her document was asked', async () => {
  const reward = await shelved(world, 1, { points: 10 })
  const [first, second] = [await memberWith(world, clerk, 10), await memberWith(world, clerk, 10)]
  const input = { rewardId: reward.id, quantity: 1 }
  await world.runClock()
  await world.control.post('faults', {
    plan: [{ function: 'member', action: 'database.modifyDocument', nth: 2, kind: 'kill' }],
  })
  expect(await quietly(first.ask('redeem', input, 'the-request'))).toBeNull()
  await world.runClock()
  expect(await second.ask('redeem', input)).toMatchObject({ error: { code: 'OUT_OF_STOCK' } })
  expect(await first.ask('redeem', input, 'the-request')).toMatchObject({ ok: true })
  // Her document says that it is hers, however long the unit is held.
  await world.setTime('2026-11-23T09:02:00.000')
  await world.runClock()
  expect(await second.ask('redeem', input)).toMatchObject({ error: { code: 'OUT_OF_STOCK' } })
})

/** Every source of the functions, without the comments. */
const sources = readdirSync(FUNCTIONS_SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(path.join(FUNCTIONS_SOURCE, file), 'utf8') }))

test('biased-shuffle: Math.random decides how long to wait and what a nonce is, and nothing is sorted by it', () => {
  const chancy = sources.filter(({ text }) => text.includes('Math.random')).map(({ file }) => file)
  expect(chancy.sort()).toEqual(['platform/pay.ts', 'platform/time.ts'])
  expect(sources.filter(({ text }) => /sort\(\(\)/.test(text))).toEqual([])
})

test('pay-inside-transaction: no function has a transaction for money to leave from', () => {
  expect(sources.filter(({ text }) => /startTransaction|runTransaction/.test(text))).toEqual([])
})
