import type { Entry } from '../../cloudfunctions/domain/points/account'
import { joined as joinedIn } from './counter-scene'
import { shelved } from './reward-scene'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.control.post('reset', {})
  await world.setTime('2026-11-22T08:00:00.000')
})

const joined = (openid: string) => joinedIn(world, openid)

test('checkIn: the first day earns five points and starts a streak', async () => {
  const member = await joined('o_first')
  expect(await member.must('checkIn')).toEqual({
    day: '2026-11-22',
    streak: 1,
    earned: 5,
    points: 5,
    nextReward: 5,
    cycle: { rewards: [5, 5, 10, 5, 10, 15, 30], next: 1 },
    givenBack: [],
  })
  expect(await member.must('home')).toMatchObject({
    today: '2026-11-22',
    points: 5,
    debt: 0,
    streak: 1,
    checkedInToday: true,
    nextReward: 5,
    cycle: { rewards: [5, 5, 10, 5, 10, 15, 30], next: 1 },
  })
})

test('checkIn: double-tap-check-in — 100 identical taps at once are one grant and 99 ALREADY_DONE', async () => {
  const member = await joined('o_taps')
  await world.warm('member')
  const answers = await Promise.all(Array.from({ length: 100 }, () => member.ask('checkIn')))
  const codes = answers.map((answer) => (answer.ok ? 'granted' : answer.error.code)).sort()
  expect(codes).toEqual([...Array(99).fill('ALREADY_DONE'), 'granted'])
  expect(await member.must('home')).toMatchObject({ points: 5, streak: 1 })
})

test('checkIn: 100 deliveries of one request are one grant and 100 equal answers', async () => {
  const member = await joined('o_one_request')
  const answers = await Promise.all(Array.from({ length: 100 }, () => member.ask('checkIn', {}, 'request-1')))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject({ ok: true, data: { earned: 5, points: 5 } })
})

test('checkIn: a request repeated later gets its first answer', async () => {
  const member = await joined('o_later')
  const first = await member.ask('checkIn', {}, 'request-1')
  await world.setTime('2026-11-23T08:00:00.000')
  await member.must('checkIn')
  expect(await member.ask('checkIn', {}, 'request-1')).toEqual(first)
})

test('a requestId that was used for another action is REQUEST_REUSED', async () => {
  const member = await joined('o_reused')
  await member.ask('checkIn', {}, 'request-1')
  expect(await member.ask('join', {}, 'request-1')).toMatchObject({ ok: false, error: { code: 'REQUEST_REUSED' } })
})

test('checkIn: 23:59:59.999 and 00:00:00.000 in Shanghai are two days', async () => {
  const member = await joined('o_midnight')
  await world.setTime('2026-11-22T23:59:59.999')
  expect(await member.must('checkIn')).toMatchObject({ day: '2026-11-22', streak: 1 })
  expect(await member.ask('checkIn')).toMatchObject({ error: { code: 'ALREADY_DONE' } })
  await world.setTime('2026-11-23T00:00:00.000')
  expect(await member.must('checkIn')).toMatchObject({ day: '2026-11-23', streak: 2 })
})

test('checkIn: utc-check-in — 07:59 in Beijing is not yesterday', async () => {
  const member = await joined('o_early')
  await world.setTime('2026-11-23T07:59:00.000')
  expect(await member.must('checkIn')).toMatchObject({ day: '2026-11-23' })
})

test('checkIn: seven days in a row bring thirty points on the seventh', async () => {
  const member = await joined('o_week')
  const earned: number[] = []
  for (let day = 22; day <= 28; day++) {
    await world.setTime(`2026-11-${day}T08:00:00.000`)
    earned.push((await member.must('checkIn')).earned)
  }
  expect(earned).toEqual([5, 5, 10, 5, 10, 15, 30])
})

test('checkIn: two wire calls before the reply, a read and a write', async () => {
  const member = await joined('o_two_calls')
  const calls = await world.wireCalls('member', () => member.must('checkIn'))
  expect(calls).toEqual({ 'database.getDocument': 1, 'database.modifyDocument': 1 })
})

test('home: two wire calls, three with a wish; calendar: two', async () => {
  const member = await joined('o_reads')
  const home = () => world.wireCalls('member', () => member.must('home'))
  expect(await home()).toEqual({ 'database.getDocument': 2 })
  await member.must('wish', { rewardId: (await shelved(world, 1)).id, on: true })
  expect(await home()).toEqual({ 'database.getDocument': 3 })
  const calendar = () => member.must('calendar', { month: '2026-11' })
  expect(await world.wireCalls('member', calendar)).toEqual({ 'database.getDocument': 2 })
})

test('calendar: shows a day at once, and the same once the clock has carried it', async () => {
  const member = await joined('o_calendar')
  await member.must('checkIn')
  await world.setTime('2026-11-24T08:00:00.000')
  await member.must('checkIn')
  const month = await member.must('calendar', { month: '2026-11' })
  expect(month).toEqual({
    days: [
      { day: '2026-11-22', kind: 'checked', earned: 5 },
      { day: '2026-11-23', kind: 'missed', earned: 0 },
      { day: '2026-11-24', kind: 'checked', earned: 5 },
    ],
    streak: 1,
    cardsLeft: 1,
    makeUpFrom: '2026-11-22',
  })
  await world.runClock()
  expect(await carriedEntries()).toHaveLength(2)
  expect(await member.must('calendar', { month: '2026-11' })).toEqual(month)
})

test('clock: carries every outbox once, however often it runs at once', async () => {
  const members = await Promise.all(Array.from({ length: 12 }, (_, index) => joined(`o_carry_${index}`)))
  await Promise.all(members.map((member) => member.must('checkIn')))
  await Promise.all([world.runClock(), world.runClock(), world.runClock()])
  await world.runClock()
  const entries = await carriedEntries()
  expect(entries).toHaveLength(12)
  expect(new Set(entries.map((entry) => entry.accountId)).size).toBe(12)
  expect(await world.control.get('collections/members')).not.toContainEqual(
    expect.objectContaining({ outboxSince: expect.anything() }),
  )
})

test('clock: refuses everybody but the timer', async () => {
  expect(await world.call({ openid: 'o_any', name: 'clock', data: {} })).toMatchObject({
    ok: false,
    error: { code: 'NOT_ALLOWED' },
  })
})

test('join: twice is one membership', async () => {
  const member = world.member('o_twice')
  const [first, second] = await Promise.all([member.must('join'), member.must('join')])
  expect(second).toEqual(first)
  expect(first.memberNo).toMatch(/^\d{12}$/)
  expect(await member.must('join')).toEqual(first)
})

test('who has not joined is told so by every action', async () => {
  const stranger = world.member('o_stranger')
  for (const answer of [
    await stranger.ask('home'),
    await stranger.ask('checkIn'),
    await stranger.ask('calendar', { month: '2026-11' }),
  ]) {
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_JOINED', message: expect.stringContaining('加入') } })
  }
})

function carriedEntries(): Promise<Entry[]> {
  return world.control.get<Entry[]>('collections/entries?limit=1000')
}
