import type { BrandPlan } from '../../typings/contract'
import { minutesPass } from './member-days'
import { type Buyer, bought, refuse, startAnew, stored, waitsOf } from './membership-scene'
import { startWorld, type World } from './world'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

let world: World
let plan: BrandPlan
let member: Buyer

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  ;({ plan, member } = await startAnew(world))
})

const pass = (advanceMs: number) => world.control.post('clock', { advanceMs, timers: false })
const stuckNeeds = async () =>
  (await world.operator.must('dashboard')).needs.filter(({ kind }) => kind === 'refundStuck')

describe('a refund that does not go back', () => {
  const NO_BALANCE = { api: 'refund', code: 'NOTENOUGH', message: '基本账户余额不足，请充值后重新发起' }
  let orderId = ''
  beforeEach(async () => {
    orderId = await bought(world, member, plan)
  })

  test('refused: asked for less and less often, kept with its reason, told on the first screen, and then it goes by itself', async () => {
    await refuse(world, NO_BALANCE)
    expect(await member.must('cancelPlan', { orderId })).toMatchObject({ state: 'refunding' })
    const failedAt = Date.parse('2026-11-23T09:00:00+08:00')
    const failed = { state: 'refunding', refundFailedAt: failedAt, refundFault: NO_BALANCE.message }
    expect(await stored(world, orderId)).toMatchObject(failed)
    expect(await waitsOf(world, orderId, 12)).toEqual([1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360])
    expect(await stored(world, orderId)).toMatchObject(failed)
    expect(await stuckNeeds()).toEqual([
      { kind: 'refundStuck', words: '有 1 笔退款没有退成', page: '/packages/brand/pages/refunds/refunds' },
    ])
    expect(await world.operator.must('refunds')).toEqual({
      refunds: [{ orderId, name: '棉朵月卡', refundFen: 3_000, since: failedAt, reason: NO_BALANCE.message }],
    })

    await refuse(world)
    await pass(6 * HOUR_MS)
    await world.runClock()
    await pass(5_000)
    expect(await stuckNeeds()).toEqual([])
    expect(await member.must('order', { orderId })).toMatchObject({ state: 'refunded', refundFen: 3_000 })
    expect(await stored(world, orderId)).not.toHaveProperty('refundFault')
    expect(await world.operator.must('refunds')).toEqual({ refunds: [] })
  })

  test('CHANGE: taken, and come back from the bank, it waits for a person too, until it has arrived', async () => {
    await member.must('cancelPlan', { orderId })
    await world.control.post('pay-refund', { outRefundNo: `${orderId}R`, status: 'CHANGE' })
    await minutesPass(world, '2026-11-23T09:01', 2)
    expect(await stored(world, orderId)).toMatchObject({
      state: 'refunding',
      refundFault: expect.stringContaining('退款异常'),
    })
    expect(await stuckNeeds()).toHaveLength(1)
    await world.control.post('pay-refund', { outRefundNo: `${orderId}R`, status: 'SUCCESS' })
    await pass(HOUR_MS)
    await world.runClock()
    expect(await stored(world, orderId)).toMatchObject({ state: 'refunded' })
    expect(await stuckNeeds()).toEqual([])
  })

  test('one that is only on its way is no need, and is looked at less and less often', async () => {
    await member.must('cancelPlan', { orderId })
    await world.control.post('pay-refund', { outRefundNo: `${orderId}R`, status: 'PROCESSING' })
    await minutesPass(world, '2026-11-23T09:01', 1)
    await pass(3 * HOUR_MS)
    const { now } = await world.control.get<{ now: number }>('clock')
    await world.runClock()
    const waits = ((await stored(world, orderId))?.nextAt ?? 0) - now
    expect(Math.round(waits / MINUTE_MS)).toBe(181)
    expect(await stuckNeeds()).toEqual([])
  })

  test('a query that fails says nothing of the refund: it is asked for under the same number, and goes back once', async () => {
    await refuse(world, { api: 'queryRefund', code: 'SYSTEMERROR', message: '系统错误' })
    expect(await member.must('cancelPlan', { orderId })).toMatchObject({ state: 'refunding' })
    await minutesPass(world, '2026-11-23T09:01', 3)
    expect(await stored(world, orderId)).toMatchObject({ state: 'refunding' })
    expect(await stuckNeeds()).toEqual([])
    await refuse(world)
    await minutesPass(world, '2026-11-23T09:10', 1)
    expect(await member.must('order', { orderId })).toMatchObject({ state: 'refunded', refundFen: 3_000 })
  })
})
