import type { Happening } from '../../cloudfunctions/domain/happenings/happening'
import { counter, memberWith, shelved } from './reward-scene'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await world.setTime('2026-12-01T08:00:00.000')
})
afterAll(() => world.close())

test('a joining, a check-in, a purchase, a wish and a redemption are one happening each, carried once by any number of clocks', async () => {
  const member = await memberWith(world, await counter(world), 500)
  await member.must('checkIn')
  const { id: rewardId } = await shelved(world, 3)
  await member.must('wish', { rewardId, on: true })
  const { vouchers } = await member.must('redeem', { rewardId, quantity: 2 })
  await Promise.all([world.runClock(), world.runClock(), world.runClock()])
  await world.runClock()

  const happenings = await world.control.get<Happening[]>('collections/happenings?limit=1000')
  const kinds = happenings.map(({ facts }) => facts.map(({ kind }) => kind).join(' ')).sort()
  expect(kinds).toEqual([
    'checkedIn points lot',
    'joined active',
    'points lot bought shopped',
    'points points lot redeemed redeemed',
    'wished',
  ])
  const redeemed = happenings.flatMap(({ facts }) => facts.filter(({ kind }) => kind === 'redeemed'))
  expect(redeemed).toEqual(vouchers.map(({ id: voucherId }) => ({ kind: 'redeemed', rewardId, voucherId })))
})
