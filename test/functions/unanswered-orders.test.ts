import type { BrandPlan } from '../../typings/contract'
import { minutesPass } from './member-days'
import { type Buyer, pays, refuse, startAnew, stored, waitsOf } from './membership-scene'
import { startWorld, type World } from './world'

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

const callback = (orderId: string) =>
  world.call({
    name: 'payment',
    source: 'wx_paycallback',
    data: { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: orderId, totalFee: 3_100 },
  })
const BROKEN = { api: 'queryOrder', code: 'SYSTEMERROR', message: '系统错误' }

describe('WeChat Pay does not say how an order stands', () => {
  let orderId = ''
  beforeEach(async () => {
    orderId = (await member.must('buyPlan', { planId: plan.id })).orderId
  })

  test('paid in the last minute, and queried with SYSTEMERROR until long after: granted once it answers', async () => {
    await world.setTime('2026-11-23T09:29:50.000')
    await pays(world, orderId, 'success', 0)
    await refuse(world, BROKEN)
    await minutesPass(world, '2026-11-23T09:30', 20)
    expect(await stored(world, orderId)).toMatchObject({ state: 'unpaid' })
    expect(await member.must('order', { orderId })).toMatchObject({ state: 'unpaid' })
    await refuse(world)
    await minutesPass(world, '2026-11-23T10:20', 1)
    expect(await member.must('order', { orderId })).toMatchObject({ state: 'granted' })
    expect(await stored(world, orderId)).not.toHaveProperty('unansweredAt')
  })

  test('it is asked less and less often, and six hours apart at most', async () => {
    await world.setTime('2026-11-23T09:31:00.000')
    await refuse(world, BROKEN, { ...BROKEN, api: 'closeOrder' })
    expect(await waitsOf(world, orderId, 12)).toEqual([1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360])
  })

  test('what WeChat Pay closes on our word was not paid: the order is closed, whatever the query says', async () => {
    await refuse(world, BROKEN)
    await minutesPass(world, '2026-11-23T09:30', 1)
    expect(await stored(world, orderId)).toMatchObject({ state: 'closed' })
    await refuse(world)
    await expect(pays(world, orderId)).rejects.toThrow('订单已关闭')
  })

  test('an order that WeChat Pay says it does not have is closed, its sheet never having been asked for', async () => {
    await refuse(world, { api: 'queryOrder', code: 'ORDERNOTEXIST', message: '订单不存在' })
    await minutesPass(world, '2026-11-23T09:29', 1)
    expect(await stored(world, orderId)).toMatchObject({ state: 'unpaid' })
    await minutesPass(world, '2026-11-23T09:31', 1)
    expect(await stored(world, orderId)).toMatchObject({ state: 'closed' })
  })

  test('a callback on a closed order is not heard while it is not answered, and grants what was paid', async () => {
    await pays(world, orderId, 'success', 0)
    await refuse(world, { api: 'queryOrder', code: 'ORDERNOTEXIST', message: '订单不存在' })
    await minutesPass(world, '2026-11-23T09:31', 1)
    expect(await stored(world, orderId)).toMatchObject({ state: 'closed' })
    expect(await callback(orderId)).toEqual({ errcode: 0, errmsg: '' })
    await refuse(world, BROKEN)
    expect(await callback(orderId)).toEqual({ errcode: 1, errmsg: 'TRY_AGAIN' })
    expect(await stored(world, orderId)).toMatchObject({ state: 'closed' })
    await refuse(world)
    expect(await callback(orderId)).toEqual({ errcode: 0, errmsg: '' })
    expect(await stored(world, orderId)).toMatchObject({ state: 'granted', paidFen: 3_100 })
    expect((await member.must('plans')).membership).toMatchObject({ name: '棉朵月卡' })
  })

  test('a callback on an order that was closed unpaid is heard, and changes nothing', async () => {
    await minutesPass(world, '2026-11-23T09:30', 1)
    expect(await callback(orderId)).toEqual({ errcode: 0, errmsg: '' })
    expect(await stored(world, orderId)).toMatchObject({ state: 'closed' })
  })
})
