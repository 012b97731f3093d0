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

async function memberWithAGap() {
  const member = world.member('o_gap')
  await member.must('join')
  await member.must('checkIn')
  await world.setTime('2026-11-24T08:00:00.000')
  await member.must('checkIn')
  return member
}

test('makeUp: fills the gap, keeps the streak, and shows on the calendar', async () => {
  const member = await memberWithAGap()
  expect(await member.must('makeUp', { day: '2026-11-23' })).toEqual({
    day: '2026-11-23',
    streak: 3,
    earned: 5,
    points: 15,
    cardsLeft: 0,
  })
  expect(await member.must('calendar', { month: '2026-11' })).toMatchObject({
    days: [{ kind: 'checked' }, { day: '2026-11-23', kind: 'madeUp', earned: 5 }, { kind: 'checked' }],
    streak: 3,
    cardsLeft: 0,
  })
})

test('makeUp: twenty cards played at once for two days are one card used', async () => {
  const member = await memberWithAGap()
  await world.setTime('2026-11-26T08:00:00.000')
  const days = ['2026-11-23', '2026-11-25']
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => member.ask('makeUp', { day: days[index % 2] ?? '' })),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
  expect(await member.must('home')).toMatchObject({ points: 15 })
})

test('makeUp: two wire calls before the reply', async () => {
  const member = await memberWithAGap()
  const calls = await world.wireCalls('member', () => member.must('makeUp', { day: '2026-11-23' }))
  expect(calls).toEqual({ 'database.getDocument': 1, 'database.modifyDocument': 1 })
})

test.each([['2026-02-30'], ['2026-1-1'], ['gestern'], ['2026-11-23T00:00:00Z']])(
  'makeUp: %s is no day',
  async (day) => {
    const member = await memberWithAGap()
    expect(await member.ask('makeUp', { day })).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  },
)

test('declareOutage: a missed day comes back with its points, and a declared day shows before that', async () => {
  const member = await memberWithAGap()
  await world.operator.must('declareOutage', { day: '2026-11-23' })
  expect(await member.must('home')).toMatchObject({ streak: 3, points: 10 })
  expect(await member.must('calendar', { month: '2026-11' })).toMatchObject({
    days: [{}, { day: '2026-11-23', kind: 'givenBack', earned: 5 }, {}],
    cardsLeft: 1,
  })
  await world.setTime('2026-11-25T08:00:00.000')
  expect(await member.must('checkIn')).toMatchObject({ streak: 4, earned: 5, points: 20 })
})

test('saveCheckIn: holds from the next day on, never today', async () => {
  const member = world.member('o_rewards')
  await member.must('join')
  const rewards = [7, 8, 9, 10, 11, 12, 13]
  expect(await world.operator.must('saveCheckIn', { rewards })).toMatchObject({
    today: [5, 5, 10, 5, 10, 15, 30],
    tomorrow: rewards,
  })
  expect(await member.must('checkIn')).toMatchObject({ earned: 5, nextReward: 8 })
  await world.setTime('2026-11-23T00:00:00.000')
  expect(await member.must('checkIn')).toMatchObject({ earned: 8 })
})

test.each([
  ['six rewards', [1, 2, 3, 4, 5, 6]],
  ['a reward of nothing', [0, 2, 3, 4, 5, 6, 7]],
  ['half a point', [1.5, 2, 3, 4, 5, 6, 7]],
  ['a fortune', [1001, 2, 3, 4, 5, 6, 7]],
])('saveCheckIn: %s is refused and changes nothing', async (_what, rewards) => {
  expect(await world.operator.ask('saveCheckIn', { rewards })).toMatchObject({ error: { code: 'INVALID_INPUT' } })
  expect(await world.operator.must('checkInRules')).toMatchObject({ tomorrow: [5, 5, 10, 5, 10, 15, 30] })
})

test('only the operator sets the house’s rules', async () => {
  const data = { action: 'declareOutage', requestId: 'r1', input: { day: '2026-11-21' } }
  for (const openid of ['o_gap', 'o_stranger']) {
    expect(await world.call({ openid, name: 'brand', data })).toMatchObject({
      ok: false,
      error: { code: 'NOT_ALLOWED' },
    })
  }
})

test('two operators at once: both changes stand, and a repeated request gets its first answer', async () => {
  const days = ['2026-11-18', '2026-11-19', '2026-11-20']
  await Promise.all(days.map((day) => world.operator.must('declareOutage', { day })))
  expect(await world.operator.must('checkInRules')).toMatchObject({ outages: days })
  const once = await world.operator.ask('declareOutage', { day: '2026-11-21' }, 'r1')
  await world.operator.must('declareOutage', { day: '2026-11-22' })
  expect(await world.operator.ask('declareOutage', { day: '2026-11-21' }, 'r1')).toEqual(once)
})
