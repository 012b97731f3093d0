import { DRAFT, onePrize } from './member-days'
import { counter, memberWith, shelved } from './reward-scene'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await world.setTime('2026-12-01T08:00:00.000')
})
afterAll(() => world.close())

test('the dashboard tells today and the week, and what wants a person until somebody has seen to it', async () => {
  const empty = await world.operator.must('dashboard')
  expect(empty).toMatchObject({ day: '2026-12-01', members: { all: 0, newToday: 0, paid: 0 } })
  expect(empty.needs.map(({ kind }) => kind)).toEqual(['firstStore', 'firstReward', 'firstEvent'])
  expect(empty.week.map(({ day }) => day)).toEqual(
    ['25', '26', '27', '28', '29', '30'].map((d) => `2026-11-${d}`).concat('2026-12-01'),
  )

  const { units: _units, unitsLeft: _unitsLeft, ...unstocked } = await shelved(world, 0)
  const { needs: unstockedNeeds } = await world.operator.must('dashboard')
  expect(unstockedNeeds).toContainEqual({
    kind: 'soldOut',
    words: '“无捻毛巾”还没有库存',
    page: expect.stringContaining(unstocked.id),
  })
  await world.operator.must('saveReward', { ...unstocked, onSale: false })

  const member = await memberWith(world, await counter(world), 300)
  await member.must('checkIn')
  const { id: rewardId } = await shelved(world, 1)
  await member.must('redeem', { rewardId, quantity: 1 })
  const { event } = await world.operator.must('saveEvent', { name: '周二会员日' })
  await world.runClock()
  await world.runClock()

  const { members, today, needs } = await world.operator.must('dashboard')
  expect(members).toEqual({ all: 1, newToday: 1, paid: 0 })
  expect(today).toEqual({ checkIns: 1, draws: 0, redemptions: 1, ticketFen: 30_000, plansSold: 0 })
  expect(needs).toEqual([
    { kind: 'draft', words: expect.stringContaining('“周二会员日”'), page: expect.stringContaining(event.id) },
    { kind: 'soldOut', words: '“无捻毛巾”已经换完', page: expect.stringContaining(rewardId) },
  ])

  await world.operator.must('addUnits', { rewardId, units: 1 })
  await world.operator.must('saveEvent', {
    ...DRAFT,
    ...onePrize(0.5, 1),
    id: event.id,
    claimBy: Date.parse('2026-12-20'),
  })
  expect((await world.operator.must('dashboard')).needs).toEqual([])
})
