import path from 'node:path'
import type { Voucher } from '../../cloudfunctions/domain/vouchers/voucher'
import { counter, memberWith, shelved } from './reward-scene'
import { startWorld, type World } from './world'

/** Members who have been there for years. */

let world: World
beforeAll(async () => {
  world = await startWorld({ own: { filling: path.join(__dirname, 'fixtures/filling/index.ts') } })
  await world.setTime('2026-12-01T08:00:00.000')
})
afterAll(() => world.close())

test('who let a hundred vouchers end is shown at the counter, and before she leaves, those that she can use', async () => {
  const clerk = await counter(world)
  const member = await memberWith(world, clerk, 500)
  const { id: rewardId } = await shelved(world, 5)
  const { vouchers } = await member.must('redeem', { rewardId, quantity: 3 })
  await world.runClock()
  const query = encodeURIComponent(JSON.stringify({ code: vouchers[0]?.code }))
  const [model] = await world.control.get<Voucher[]>(`collections/vouchers?query=${query}`)
  const ended = Array.from({ length: 150 }, (_, n) => ({
    ...model,
    _id: `a-${n}`,
    code: `OLD${n}`,
    place: `0-${n}`,
    endsAt: Date.parse('2026-11-30T00:00:00+08:00') - n,
  }))
  await world.call({ name: 'filling', data: { collection: 'vouchers', documents: ended } })

  const { token } = await member.must('memberCode')
  const { member: shown } = await clerk.must('identify', { token })
  const codes = vouchers.map(({ code }) => code).sort()
  expect(shown.vouchers.map(({ code }) => code).sort()).toEqual(codes)
  expect((await member.must('eraseTerms')).vouchers).toBe(3)
})
