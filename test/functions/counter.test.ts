import { randomUUID } from 'node:crypto'
import { auditStore } from '../../local/audit/audit-store'
import type { MemberActions } from '../../typings/contract'
import { type Clerk, joined, openStore, serve, takeOn } from './counter-scene'
import { type Person, startWorld, type World } from './world'

let world: World
let storeId: string
let clerk: Clerk
let colleague: Clerk
let member: Person<MemberActions>

beforeAll(async () => {
  world = await startWorld({ only: ['member', 'staff', 'brand', 'clock'] })
})
afterAll(async () => {
  const report = await world.closeAndLook((store) => auditStore(store, { total: () => {}, done: () => {} }))
  expect(report.firstWrong).toBeUndefined()
})
beforeEach(async () => {
  await world.setTime('2026-11-22T10:00:00.000')
  storeId = await openStore(world)
  clerk = await takeOn(world, storeId)
  colleague = await takeOn(world, storeId, { name: '小周' })
  member = await joined(world)
})

const refused = (code: string) => ({ ok: false, error: { code, message: expect.stringMatching(/\p{Script=Han}/u) } })

const award = (by: Clerk, session: string, amountFen: number, receiptNo: string, requestId?: string) =>
  by.ask('award', { session, amountFen, receiptNo }, requestId)

test('the whole way: code, scan, award, reversal, history and audit log', async () => {
  const { memberNo } = await member.must('home')
  const { token, expiresAt } = await member.must('memberCode')
  expect(expiresAt).toBe(Date.parse('2026-11-22T10:00:30.000+08:00'))

  const identified = await clerk.must('identify', { token })
  expect(identified).toMatchObject({
    multiplier: 1,
    member: { memberNo, name: `会员 ${memberNo.slice(-4)}`, tier: 'member', points: 0, debt: 0, vouchers: [] },
  })
  const { session } = identified
  expect(await clerk.must('award', { session, amountFen: 12_399, receiptNo: 'r-1' })).toEqual({
    earned: 123,
    points: 123,
    multiplier: 1,
  })
  expect(await clerk.must('reverse', { receiptNo: 'R-1', amountFen: 2_400 })).toEqual({
    clawedBack: 24,
    debt: 0,
    leftFen: 9_999,
  })
  expect(await member.must('statement')).toMatchObject({
    points: 99,
    entries: [
      { reason: 'refund', delta: -24, ref: `${storeId}:R-1` },
      { reason: 'purchase', delta: 123, ref: `${storeId}:R-1` },
    ],
  })

  const waiting = await clerk.must('history')
  expect(waiting.acts.map(({ what }) => what).sort()).toEqual(['award', 'identify', 'reverse'])
  await world.runClock()
  const { acts } = await clerk.must('history')
  expect(acts).toHaveLength(4)
  expect(acts.find(({ what }) => what === 'reverse')).toMatchObject({
    staffId: clerk.staffId,
    storeId,
    memberNo,
    receiptNo: 'R-1',
    amountFen: 2_400,
    points: 24,
    before: { points: 123, debt: 0 },
    after: { points: 99, debt: 0 },
  })
  const awards = await world.operator.must('audit', { who: clerk.staffId, what: 'award' })
  expect(awards.acts).toMatchObject([{ points: 123, before: { points: 0 }, after: { points: 123 } }])
})

test('memberCode: one wire call; identify: four; award: three', async () => {
  let token = ''
  const asking = await world.wireCalls('member', async () => {
    token = (await member.must('memberCode')).token
  })
  expect(asking).toEqual({ 'database.getDocument': 1 })

  let session = ''
  const scanning = await world.wireCalls('staff', async () => {
    session = (await clerk.must('identify', { token })).session
  })
  expect(scanning).toEqual({ 'database.getDocument': 3, 'database.insertDocument': 1 })

  const awarding = await world.wireCalls('staff', () => award(clerk, session, 5_000, 'R-1'))
  expect(awarding).toEqual({
    'database.getDocument': 1,
    'database.insertDocument': 1,
    'database.modifyDocument': 1,
  })
})

describe('member code', () => {
  test('code-that-never-expires — refused at its last instant, as any screenshot later, and never again', async () => {
    const { token } = await member.must('memberCode')
    await world.setTime('2026-11-22T10:00:30.000')
    expect(await clerk.ask('identify', { token })).toMatchObject(refused('CODE_EXPIRED'))
    await world.setTime('2027-11-22T10:00:00.000')
    expect(await clerk.ask('identify', { token })).toMatchObject(refused('CODE_EXPIRED'))
  })

  test('it lives to its last millisecond, and another one follows', async () => {
    const { token } = await member.must('memberCode')
    await world.setTime('2026-11-22T10:00:29.999')
    expect((await member.must('memberCode')).token).not.toBe(token)
    await clerk.must('identify', { token })
  })

  test('it works once: the same clerk and another are told that it was used', async () => {
    const { token } = await member.must('memberCode')
    await clerk.must('identify', { token })
    expect(await clerk.ask('identify', { token })).toMatchObject(refused('CODE_USED'))
    expect(await colleague.ask('identify', { token })).toMatchObject(refused('CODE_USED'))
  })

  test('two clerks scanning one code at once, ten times each: one session', async () => {
    const { token } = await member.must('memberCode')
    const scans = Array.from({ length: 20 }, (_, index) => (index % 2 ? clerk : colleague).ask('identify', { token }))
    const codes = (await Promise.all(scans)).map((answer) => (answer.ok ? 'session' : answer.error.code))
    expect(codes.filter((code) => code === 'session')).toHaveLength(1)
    expect(codes.filter((code) => code === 'CODE_USED')).toHaveLength(19)
  })

  test('a lost reply: the same request gets the same session', async () => {
    const { token } = await member.must('memberCode')
    await world.control.post('faults', {
      plan: [{ function: 'staff', action: 'database.insertDocument', kind: 'lostReply' }],
    })
    expect(await clerk.ask('identify', { token }, 'scan-1')).toMatchObject(refused('INTERNAL'))
    const second = await clerk.ask('identify', { token }, 'scan-1')
    expect(second).toMatchObject({ ok: true })
    expect(await clerk.ask('identify', { token }, 'scan-1')).toEqual(second)
    expect(await colleague.ask('identify', { token }, 'scan-1')).toMatchObject(refused('CODE_USED'))
  })

  test('guessable-code — unsigned, edited, another’s signature, a session or plain text are no code', async () => {
    const other = await joined(world)
    const mine = (await member.must('memberCode')).token
    const hers = (await other.must('memberCode')).token
    const [kind, memberNo, issued, nonce, signature = ''] = mine.split('.')
    const { memberNo: herNo } = await other.must('home')
    const session = await serve(clerk, await joined(world))
    const forged = [
      `${kind}.${memberNo}.${issued}.${nonce}`,
      `${kind}.${memberNo}.${issued}.${nonce}.`,
      `${kind}.${memberNo}.${issued}.${nonce}.${'0'.repeat(signature.length)}`,
      `${kind}.${herNo}.${issued}.${nonce}.${signature}`,
      `${kind}.${memberNo}.zzzzzzzzz.${nonce}.${signature}`,
      `${kind}.${memberNo}.${issued}.${nonce}.${hers.split('.').at(-1)}`,
      session,
      memberNo ?? '',
      '',
    ]
    for (const token of forged) expect(await clerk.ask('identify', { token })).toMatchObject(refused('NOT_FOUND'))
    await clerk.must('identify', { token: mine })
  })

  test('no reply to the member or the clerk holds an openid or a key', async () => {
    const { token } = await member.must('memberCode')
    const said = JSON.stringify([token, await clerk.must('identify', { token }), await clerk.must('me')])
    const documents = await world.control.get<Array<{ _id: string; codeKey?: string; sessionKey?: string }>>(
      'collections/members?limit=1000',
    )
    for (const { _id, codeKey, sessionKey } of documents) {
      for (const secret of [_id, codeKey, sessionKey]) if (secret) expect(said).not.toContain(secret)
    }
  })
})

describe('award', () => {
  test.each([
    ['ninety-nine fen are no point', 99, 0],
    ['a yuan is one', 100, 1],
    ['the fraction of a point is not given', 12_399, 123],
  ])('%s', async (_fact, amountFen, earned) => {
    const session = await serve(clerk, member)
    expect(await award(clerk, session, amountFen, 'R-1')).toMatchObject({ ok: true, data: { earned, points: earned } })
  })

  test('the tier’s and the day’s multipliers are data, multiplied before the fraction is dropped', async () => {
    await world.operator.must('saveAwardRules', { tiers: { member: 150 }, days: { '2026-11-22': 200 } })
    try {
      const { token } = await member.must('memberCode')
      const { session, multiplier } = await clerk.must('identify', { token })
      expect(multiplier).toBe(3)
      expect(await award(clerk, session, 199, 'R-1')).toMatchObject({ data: { earned: 5, multiplier: 3 } })
      await world.setTime('2026-11-23T00:00:00.000')
      expect(await award(clerk, await serve(clerk, member), 199, 'R-2')).toMatchObject({
        data: { earned: 2, multiplier: 1.5 },
      })
    } finally {
      await world.operator.must('saveAwardRules', { tiers: {}, days: {} })
    }
    expect(await clerk.must('reverse', { receiptNo: 'R-1', amountFen: 199 })).toMatchObject({ clawedBack: 5 })
  })

  test('callback-free double award — two clerks and one receipt at once: one award, the other is told when', async () => {
    const sessions = [await serve(clerk, member), await serve(colleague, await joined(world))]
    await world.setTime('2026-11-22T10:01:00.000')
    const answers = await Promise.all([
      award(clerk, sessions[0] ?? '', 5_000, 'R-1'),
      award(colleague, sessions[1] ?? '', 5_000, 'R-1'),
    ])
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    const second = answers.find((answer) => !answer.ok)
    expect(second).toMatchObject({ error: { code: 'ALREADY_DONE', message: expect.stringMatching(/10:01.*50/) } })
  })

  test('twenty deliveries of one request at once: one award, twenty equal answers; later too', async () => {
    const session = await serve(clerk, member)
    const ask = () => award(clerk, session, 5_000, 'R-1', 'award-1')
    const answers = await Promise.all(Array.from({ length: 20 }, ask))
    const settled = await Promise.all(
      answers.map((answer) => (!answer.ok && answer.error.code === 'TRY_AGAIN' ? ask() : answer)),
    )
    expect(new Set(settled.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(settled[0]).toMatchObject({ ok: true, data: { earned: 50, points: 50 } })
    await world.setTime('2026-11-22T12:00:00.000')
    await world.runClock()
    expect(await ask()).toEqual(settled[0])
    expect(await member.must('home')).toMatchObject({ points: 50 })
  })

  test('a request is for one receipt and one amount; the same number in another store is another receipt', async () => {
    const session = await serve(clerk, member)
    await award(clerk, session, 5_000, 'R-1', 'award-1')
    expect(await award(clerk, session, 5_000, 'R-2', 'award-1')).toMatchObject(refused('REQUEST_REUSED'))
    expect(await award(clerk, session, 6_000, 'R-1', 'award-1')).toMatchObject(refused('REQUEST_REUSED'))
    const other = await serve(clerk, await joined(world))
    expect(await award(clerk, other, 5_000, 'R-3', 'award-1')).toMatchObject(refused('REQUEST_REUSED'))
    expect(await award(clerk, session, 5_000, ' r-1 ')).toMatchObject(refused('ALREADY_DONE'))

    const elsewhere = await takeOn(world, await openStore(world, '静安寺店'))
    expect(await award(elsewhere, await serve(elsewhere, member), 5_000, 'R-1')).toMatchObject({ ok: true })
  })

  test('a clerk awarding himself — refused when he is scanned, and with any session', async () => {
    const himself = world.member(clerk.openid)
    await himself.must('join')
    const { token } = await himself.must('memberCode')
    expect(await clerk.ask('identify', { token })).toMatchObject(refused('NOT_ALLOWED'))
    const session = await serve(colleague, himself)
    expect(await award(clerk, session, 5_000, 'R-1')).toMatchObject(refused('NOT_ALLOWED'))
    expect(await award(colleague, session, 5_000, 'R-1')).toMatchObject({ ok: true })
    expect(await clerk.ask('reverse', { receiptNo: 'R-1', amountFen: 100 })).toMatchObject(refused('NOT_ALLOWED'))
  })

  test('client-sets-points — points, a member, a multiplier, a store or a clerk that the client names count for nothing', async () => {
    const session = await serve(clerk, member)
    const named = { points: 9_999, earned: 9_999, multiplier: 10, memberNo: '100000000008', storeId: 'x', staffId: 'y' }
    const input = { session, amountFen: 5_000, receiptNo: 'R-1', ...named }
    const data = { action: 'award', requestId: randomUUID(), input }
    expect(await world.call({ openid: clerk.openid, name: 'staff', data })).toMatchObject({
      ok: true,
      data: { earned: 50, points: 50, multiplier: 1 },
    })
    const withOpenid = { ...data, requestId: randomUUID(), input: { ...input, openid: member.openid } }
    expect(await world.call({ openid: clerk.openid, name: 'staff', data: withOpenid })).toMatchObject(
      refused('INVALID_INPUT'),
    )
  })

  test.each([
    ['nothing', 0, 'R-1'],
    ['less than nothing', -100, 'R-1'],
    ['half a fen', 100.5, 'R-1'],
    ['more than a hundred thousand yuan', 10_000_001, 'R-1'],
    ['an empty receipt number', 100, ' '],
    ['a receipt number with a colon', 100, 'a:b'],
  ])('%s is INVALID_INPUT', async (_what, amountFen, receiptNo) => {
    const session = await serve(clerk, member)
    expect(await award(clerk, session, amountFen, receiptNo)).toMatchObject(refused('INVALID_INPUT'))
  })

  test('a session is the clerk’s own, for ten minutes; an award that was sent in time is answered after it', async () => {
    const session = await serve(clerk, member)
    expect(await award(colleague, session, 5_000, 'R-1')).toMatchObject(refused('NOT_ALLOWED'))
    expect(await award(clerk, session.slice(0, -1), 5_000, 'R-1')).toMatchObject(refused('NOT_ALLOWED'))
    await world.setTime('2026-11-22T10:09:59.999')
    const first = await award(clerk, session, 5_000, 'R-1', 'in-time')
    expect(first).toMatchObject({ ok: true })
    await world.setTime('2026-11-22T10:10:00.000')
    expect(await award(clerk, session, 5_000, 'R-2')).toMatchObject(refused('CODE_EXPIRED'))
    expect(await award(clerk, session, 5_000, 'R-1', 'in-time')).toEqual(first)
  })

  test('daily limits: so many awards and points a clerk and day, not one more however many at once', async () => {
    const few = await takeOn(world, storeId, { dailyAwards: 3, dailyPoints: 1_000 })
    const session = await serve(few, member)
    const atOnce = Array.from({ length: 8 }, async (_, index) => {
      const requestId = randomUUID()
      for (;;) {
        const answer = await award(few, session, 1_000, `R-${index}`, requestId)
        if (answer.ok || answer.error.code !== 'TRY_AGAIN') return answer
      }
    })
    const codes = (await Promise.all(atOnce)).map((answer) => (answer.ok ? 'awarded' : answer.error.code)).sort()
    expect(codes).toEqual([...Array(5).fill('LIMIT_REACHED'), ...Array(3).fill('awarded')])
    expect(await few.must('me')).toMatchObject({ today: { awards: 3, points: 30 }, staff: { dailyAwards: 3 } })

    await world.setTime('2026-11-23T00:00:00.000')
    const tomorrow = await serve(few, member)
    expect(await award(few, tomorrow, 100_100, 'S-1')).toMatchObject(refused('LIMIT_REACHED'))
    expect(await award(few, tomorrow, 100_000, 'S-2')).toMatchObject({ ok: true })
    expect(await award(few, tomorrow, 100, 'S-3')).toMatchObject(refused('LIMIT_REACHED'))
  })
})

describe('reverse', () => {
  test('partly, in any parts, never more than the receipt; the parts come to the whole award', async () => {
    await award(clerk, await serve(clerk, member), 10_050, 'R-1')
    const clawed: number[] = []
    for (const amountFen of [99, 1, 5_051, 4_898])
      clawed.push((await clerk.must('reverse', { receiptNo: 'R-1', amountFen })).clawedBack)
    expect(clawed.reduce((sum, points) => sum + points, 0)).toBe(100)
    expect(await clerk.ask('reverse', { receiptNo: 'R-1', amountFen: 2 })).toMatchObject({
      error: { code: 'ALREADY_DONE', message: expect.stringContaining('0.01') },
    })
    expect(await clerk.must('reverse', { receiptNo: 'R-1', amountFen: 1 })).toMatchObject({ clawedBack: 0, leftFen: 0 })
    expect(await member.must('home')).toMatchObject({ points: 0, debt: 0 })
  })

  test('the same request twice is one reversal with one answer; with another amount it is REQUEST_REUSED', async () => {
    await award(clerk, await serve(clerk, member), 10_000, 'R-1')
    const ask = (amountFen: number) => clerk.ask('reverse', { receiptNo: 'R-1', amountFen }, 'back-1')
    const first = await ask(4_000)
    expect(first).toMatchObject({ ok: true, data: { clawedBack: 40 } })
    await world.runClock()
    expect(await ask(4_000)).toEqual(first)
    expect(await ask(5_000)).toMatchObject(refused('REQUEST_REUSED'))
  })

  test('ten reversals of the whole at once: one', async () => {
    await award(clerk, await serve(clerk, member), 10_000, 'R-1')
    const all = Array.from({ length: 10 }, (_, index) =>
      (index % 2 ? clerk : colleague).ask('reverse', { receiptNo: 'R-1', amountFen: 10_000 }),
    )
    expect((await Promise.all(all)).filter((answer) => answer.ok)).toHaveLength(1)
    expect(await member.must('home')).toMatchObject({ points: 0, debt: 0 })
  })

  test('an unknown receipt is NOT_FOUND, as is another store’s', async () => {
    await award(clerk, await serve(clerk, member), 10_000, 'R-1')
    const elsewhere = await takeOn(world, await openStore(world, '静安寺店'))
    expect(await clerk.ask('reverse', { receiptNo: 'R-2', amountFen: 100 })).toMatchObject(refused('NOT_FOUND'))
    expect(await elsewhere.ask('reverse', { receiptNo: 'R-1', amountFen: 100 })).toMatchObject(refused('NOT_FOUND'))
  })
})

test('award: kept by a phone without a network it is taken hours later, once, at the multiplier of its day', async () => {
  const session = await serve(clerk, member)
  const { now: madeAt } = await world.control.get<{ now: number }>('clock')
  const kept = { session, amountFen: 10_000, receiptNo: `KEPT-${madeAt}`, madeAt: madeAt + 60_000 }
  await world.control.post('clock', { advanceMs: 5 * 60 * 60_000, timers: false })
  expect(await clerk.ask('award', { session, amountFen: 10_000, receiptNo: 'LATE-1' })).toMatchObject({
    error: { code: 'CODE_EXPIRED' },
  })
  const requestId = randomUUID()
  const answers = await Promise.all([clerk.ask('award', kept, requestId), clerk.ask('award', kept, requestId)])
  expect(answers.map((answer) => answer.ok && answer.data.earned)).toEqual([100, 100])
  expect(await member.must('home')).toMatchObject({ points: 100 })
  await world.control.post('clock', { advanceMs: 24 * 60 * 60_000, timers: false })
  expect(await clerk.ask('award', { ...kept, receiptNo: 'LATE-2' })).toMatchObject({ error: { code: 'CODE_EXPIRED' } })
})
