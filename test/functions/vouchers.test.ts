import { auditStore } from '../../local/audit/audit-store'
import { openStore, takeOn } from './counter-scene'
import { onePrize, publishedDay } from './member-days'
import { decisionsOf } from './message-scene'
import { counter, memberWith, quietly, shelved } from './reward-scene'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

beforeEach(async () => {
  await world.control.post('reset', {})
  await world.setTime('2026-11-23T08:00:00.000')
})

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index))

/** A clerk, a member and her one voucher. */
async function issued() {
  const clerk = await counter(world)
  const member = await memberWith(world, clerk, 500)
  const { id: rewardId } = await shelved(world, 5)
  const { vouchers } = await member.must('redeem', { rewardId, quantity: 1 })
  const voucher = vouchers[0]
  if (voucher === undefined) throw new Error('no voucher')
  return { clerk, member, voucher, rewardId }
}

test('verify: uses a voucher up that was redeemed a moment ago, and writes it into the log', async () => {
  const { clerk, member, voucher } = await issued()
  const spaced = voucher.code.toLowerCase().replace(/(.{4})/g, '$1 ')
  const calls = await world.wireCalls('staff', async () => {
    expect(await clerk.must('verify', { code: spaced })).toMatchObject({ voucher: { name: '无捻毛巾', priceFen: 0 } })
  })
  console.info('wire calls of a verification before the voucher was carried:', JSON.stringify(calls))
  expect(await member.must('vouchers')).toMatchObject({
    vouchers: [{ state: 'used', used: { store: '淮海路店', at: expect.any(Number) }, returns: 0 }],
  })
  const { acts } = await world.operator.must('audit', { what: 'verify' })
  expect(acts).toMatchObject([
    { what: 'verify', before: { state: 'issued' }, after: { state: 'used' }, staffId: clerk.staffId },
  ])
  expect((await clerk.must('history')).acts.map(({ what }) => what)).toContain('verify')
})

test('two-cashiers-one-coupon: of ten clerks at once one uses it, the others are told when and where', async () => {
  const { voucher } = await issued()
  const storeId = await openStore(world, '静安店')
  const clerks = await Promise.all(times(10, () => takeOn(world, storeId)))
  const answers = await Promise.all(clerks.map((clerk) => clerk.ask('verify', { code: voucher.code })))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  for (const answer of answers.filter(({ ok }) => !ok)) {
    expect(answer).toMatchObject({ error: { code: 'CODE_USED', message: '这张券已在 11月23日 08:00 于静安店使用' } })
  }
})

test('n-plus-one-uses: carried twice, expired and asked for again, a used voucher stays used once', async () => {
  const { clerk, member, voucher } = await issued()
  await clerk.must('verify', { code: voucher.code })
  await Promise.all([world.runClock(), world.runClock()])
  await world.runClock()
  expect(await clerk.ask('verify', { code: voucher.code })).toMatchObject({ error: { code: 'CODE_USED' } })
  expect((await member.must('vouchers')).vouchers).toMatchObject([{ state: 'used' }])
})

test('expiry-overwrites-used: after its end a used voucher is still used, and an unused one has ended and stays so', async () => {
  const { clerk, member, voucher, rewardId } = await issued()
  const { vouchers } = await member.must('redeem', { rewardId, quantity: 1 })
  await clerk.must('verify', { code: voucher.code })
  await world.setTime('2026-12-24T00:00:00.000')
  await world.runClock()
  const states = (await member.must('vouchers')).vouchers.map(({ id, state }) => [id, state])
  expect(Object.fromEntries(states)).toEqual({ [voucher.id]: 'used', [vouchers[0]?.id ?? '']: 'ended' })
})

test('code-that-never-expires: a voucher is good in the last millisecond of its last day and not in the next one', async () => {
  const { clerk, member, voucher, rewardId } = await issued()
  const { vouchers } = await member.must('redeem', { rewardId, quantity: 1 })
  expect(voucher.endsAt).toBe(Date.parse('2026-12-24T00:00:00.000+08:00'))
  await world.setTime('2026-12-23T23:59:59.999')
  await clerk.must('verify', { code: voucher.code })
  await world.setTime('2026-12-24T00:00:00.000')
  const late = vouchers[0]
  expect(await clerk.ask('verify', { code: late?.code ?? '' })).toMatchObject({ error: { code: 'CODE_EXPIRED' } })
  expect(await member.ask('returnVoucher', { voucherId: late?.id ?? '' })).toMatchObject({
    error: { code: 'NOT_OPEN' },
  })
})

test('guessable-code: a mistyped code is refused unread, and twenty well-formed guesses end the day', async () => {
  const { clerk, voucher } = await issued()
  const wrong = `${voucher.code[0] === '2' ? '3' : '2'}${voucher.code.slice(1)}`
  const calls = await world.wireCalls('staff', async () => {
    expect(await clerk.ask('verify', { code: wrong })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })
  expect(Object.values(calls).reduce((sum, count) => sum + count, 0)).toBe(1)
  for (const _ of times(20, () => 0)) {
    expect(await clerk.ask('verify', { code: wellFormed() })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  }
  expect(await clerk.ask('verify', { code: voucher.code })).toMatchObject({ error: { code: 'LIMIT_REACHED' } })
  await world.setTime('2026-11-24T08:00:00.000')
  await clerk.must('verify', { code: voucher.code })
})

test('coupon-on-two-orders: one voucher under two requests of one clerk is used once; the same request gets its first answer', async () => {
  const { clerk, voucher } = await issued()
  const ask = (request: string) => clerk.ask('verify', { code: voucher.code }, request)
  const first = await ask('verify-1')
  expect(first.ok).toBe(true)
  await world.setTime('2026-11-23T09:00:00.000')
  expect(await ask('verify-1')).toEqual(first)
  expect(await ask('verify-2')).toMatchObject({ error: { code: 'CODE_USED' } })
})

test('verify: a request that used a voucher up is refused for another code, right or wrong, and that voucher stays as it is', async () => {
  const { clerk, voucher } = await issued()
  const { clerk: other, voucher: second } = await issued()
  expect((await clerk.ask('verify', { code: voucher.code }, 'verify-1')).ok).toBe(true)
  const reused = { error: { code: 'REQUEST_REUSED' } }
  expect(await clerk.ask('verify', { code: second.code }, 'verify-1')).toMatchObject(reused)
  expect(await clerk.ask('verify', { code: wellFormed() }, 'verify-1')).toMatchObject(reused)
  // What another clerk’s phone calls its request is another request.
  expect((await other.ask('verify', { code: second.code }, 'verify-1')).ok).toBe(true)
})

test('verify: refuses the clerk’s own voucher, one that came back, and a prize that is sent', async () => {
  const { clerk, member, voucher } = await issued()
  await member.must('returnVoucher', { voucherId: voucher.id })
  expect(await clerk.ask('verify', { code: voucher.code })).toMatchObject({
    error: { code: 'CODE_USED', message: expect.stringContaining('退回积分') },
  })

  const own = world.member(clerk.openid)
  await own.must('join')
  const colleague = await takeOn(world, clerk.storeId)
  const { token } = await own.must('memberCode')
  const { session } = await colleague.must('identify', { token })
  await colleague.must('award', { session, amountFen: 50_000, receiptNo: 'OWN-1' })
  const { id: rewardId } = await shelved(world, 1)
  const mine = (await own.must('redeem', { rewardId, quantity: 1 })).vouchers[0]
  expect(await clerk.ask('verify', { code: mine?.code ?? '' })).toMatchObject({ error: { code: 'NOT_ALLOWED' } })

  const day = await publishedDay(world, { ...onePrize(1, 1) })
  const winner = world.member('o_winner')
  await winner.must('join')
  await world.setTime('2026-11-24T11:00:00.000')
  await world.runClock()
  await winner.must('draw', { eventId: day.id, nonce: 'n' })
  const contact = { name: '林', phone: '13800000000', address: '上海' }
  const won = (await winner.must('claimPrize', { eventId: day.id, n: 1, contact })).voucher
  const answer = await clerk.ask('verify', { code: won.code })
  expect(answer).toMatchObject({ error: { message: expect.stringContaining('寄到') } })
})

test('a notice is written three days before a voucher ends, once, and none for one that was used', async () => {
  const { clerk, member, voucher, rewardId } = await issued()
  await member.must('redeem', { rewardId, quantity: 1 })
  await clerk.must('verify', { code: voucher.code })
  await world.runClock()
  await world.setTime('2026-12-20T10:00:00.000')
  await Promise.all([world.runClock(), world.runClock()])
  const told = (await decisionsOf(world)).filter(({ kind }) => kind === 'voucherEnding')
  expect(told).toMatchObject([{ about: { lastDay: '2026-12-23' } }])
})

const KINDS = ['kill', 'lostReply', 'error500', 'conflict'] as const
const cases = (calls: number) =>
  KINDS.flatMap((kind) =>
    times(calls, (index) => index + 1).flatMap((nth) => [true, false].map((asked) => ({ kind, nth, asked }))),
  )

describe('partial-failure-ships: under a fault at any wire call, after the clock all is as if it had been done once or never', () => {
  test.each(cases(4))('redeem, $kind at call $nth, asked again: $asked', async ({ kind, nth, asked }) => {
    const member = await memberWith(world, await counter(world), 500)
    const { id: rewardId } = await shelved(world, 3)
    await world.control.post('faults', { plan: [{ function: 'member', kind, nth }] })
    const ask = () => member.ask('redeem', { rewardId, quantity: 1 }, 'redeem-1')
    const first = await quietly(ask())
    await world.control.post('faults', { plan: [] })
    const second = asked ? await ask() : null
    if (first?.ok && second) expect(second).toEqual(first)
    if (asked) expect(second).toMatchObject({ ok: true })
    await settle()
    const { points } = await member.must('home')
    const { vouchers } = await member.must('vouchers')
    expect(vouchers).toHaveLength(points === 400 ? 1 : 0)
    expect([400, 500]).toContain(points)
    expect(await unitsTaken()).toEqual(vouchers.map(() => 'issued'))
    await world.setTime('2026-11-23T08:10:00.000')
    await member.must('redeem', { rewardId, quantity: 2 })
  })

  test.each(cases(9))('returnVoucher, $kind at call $nth, asked again: $asked', async ({ kind, nth, asked }) => {
    const { member, voucher } = await issued()
    await world.runClock()
    await world.control.post('faults', { plan: [{ function: 'member', kind, nth }] })
    const ask = () => member.ask('returnVoucher', { voucherId: voucher.id }, 'return-1')
    const first = await quietly(ask())
    await world.control.post('faults', { plan: [] })
    const second = asked ? await ask() : null
    if (first?.ok && second) expect(second).toEqual(first)
    await settle()
    const { points } = await member.must('home')
    const [mine] = (await member.must('vouchers')).vouchers
    expect(mine?.state).toBe(points === 500 ? 'returned' : 'issued')
    if (asked || first?.ok) expect(points).toBe(500)
    expect(await unitsTaken()).toEqual(points === 500 ? [] : ['issued'])
  })

  test.each(cases(8))('verify, $kind at call $nth, asked again: $asked', async ({ kind, nth, asked }) => {
    const { clerk, member, voucher } = await issued()
    await world.runClock()
    await world.control.post('faults', { plan: [{ function: 'staff', kind, nth }] })
    const ask = () => clerk.ask('verify', { code: voucher.code }, 'verify-1')
    const first = await quietly(ask())
    await world.control.post('faults', { plan: [] })
    if (asked) expect(await ask()).toMatchObject({ ok: true })
    await settle()
    const [mine] = (await member.must('vouchers')).vouchers
    if (asked || first?.ok) expect(mine?.state).toBe('used')
    const { acts } = await world.operator.must('audit', { what: 'verify' })
    expect(acts).toHaveLength(mine?.state === 'used' ? 1 : 0)
  })
})

test('after all of it the store passes the audit, and an audit finds what was tampered with', async () => {
  const own = await startWorld()
  await own.setTime('2026-11-23T08:00:00.000')
  const clerk = await counter(own)
  const member = await memberWith(own, clerk, 900)
  const { id: rewardId } = await shelved(own, 6)
  const { vouchers } = await member.must('redeem', { rewardId, quantity: 3 })
  await clerk.must('verify', { code: vouchers[0]?.code ?? '' })
  await member.must('returnVoucher', { voucherId: vouchers[1]?.id ?? '' })
  await own.runClock()
  await member.must('redeem', { rewardId, quantity: 1 })
  const progress = { total: () => {}, done: () => {} }
  await own.closeAndLook(async (store) => {
    expect(auditStore(store, progress)).toMatchObject({ ok: true, units: 6 })
    const tampered = async (collection: string, query: Record<string, unknown>, change: Record<string, unknown>) => {
      const before = store.find(collection, { query, limit: 1 })[0]
      await store.modify(collection, { query, change, multi: false, merge: true, upsert: false })
      const { firstWrong } = auditStore(store, progress)
      await store.modify(collection, {
        query: { _id: before?._id },
        change: { ...before },
        multi: false,
        merge: false,
        upsert: false,
      })
      return firstWrong?.fault
    }
    const third = { _id: vouchers[2]?.id }
    expect(await tampered('vouchers', third, { $set: { 'origin.points': 1 } })).toMatch(/paid 100 of 1|paid -100/)
    expect(await tampered('vouchers', third, { $set: { state: 'returned' } })).toMatch(/0 points came back/)
    expect(await tampered('units', { state: 'free' }, { $set: { state: 'held', holder: 'nobody' } })).toMatch(
      /no voucher/,
    )
    expect(await tampered('units', { state: 'free' }, { $set: { item: 'other' } })).toMatch(/units are promised/)
    expect(auditStore(store, progress).ok).toBe(true)
  })
})

async function settle(): Promise<void> {
  for (const minute of ['02', '04', '06']) {
    await world.setTime(`2026-11-23T08:${minute}:00.000`)
    await world.runClock()
  }
}

async function unitsTaken(): Promise<string[]> {
  const units = await world.control.get<Array<{ state: string }>>('collections/units?limit=1000')
  return units.map(({ state }) => state).filter((state) => state !== 'free')
}

/** Twelve letters drawn, and the one that fits them. */
function wellFormed(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
  const drawn = times(12, () => Math.floor(Math.random() * letters.length))
  const sum = [...drawn].reverse().reduce((total, value, index) => {
    const weighed = value * (index % 2 === 0 ? 2 : 1)
    return total + Math.floor(weighed / 32) + (weighed % 32)
  }, 0)
  return [...drawn, (32 - (sum % 32)) % 32].map((value) => letters[value]).join('')
}
