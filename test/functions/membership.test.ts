import type { BrandPlan } from '../../typings/contract'
import { openStore, serve, takeOn } from './counter-scene'
import { minutesPass } from './member-days'
import { type Buyer, bought, buyer, pays, planned, startAnew } from './membership-scene'
import { decisionsOf } from './message-scene'
import { memberWith, shelved } from './reward-scene'
import { startWorld, type World } from './world'

const DAY_MS = 24 * 60 * 60 * 1000

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

const refused = (code: string) => ({ ok: false, error: { code, message: expect.stringMatching(/\p{Script=Han}/u) } })
const shanghai = (instant: string) => Date.parse(`${instant}+08:00`)
const mine = async () => (await member.must('plans')).membership
const pass = (advanceMs: number) => world.control.post('clock', { advanceMs, timers: false })
const callback = (orderId: string, totalFee: number, source = 'wx_paycallback', openid = '') =>
  world.call({
    name: 'payment',
    source,
    ...(openid === '' ? {} : { openid }),
    data: { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: orderId, totalFee },
  })

test('buying: the order, the sheet, the callback, and 31 days from today on', async () => {
  const { orderId, payment } = await member.must('buyPlan', { planId: plan.id })
  expect(payment).toMatchObject({ package: expect.stringMatching(/^prepay_id=/), signType: 'MD5' })
  expect(await member.must('order', { orderId })).toMatchObject({ state: 'unpaid', amountFen: 3_100 })
  expect(await mine()).toBeNull()
  await pays(world, orderId)
  expect(await member.must('order', { orderId })).toMatchObject({
    state: 'granted',
    membership: { name: '棉朵月卡', until: shanghai('2026-12-24T00:00:00.000') },
  })
})

test('buyPlan: three wire calls, and the same request is the same order with the same sheet', async () => {
  const requestId = 'one-order'
  let first = ''
  const calls = await world.wireCalls('member', async () => {
    const answer = await member.ask('buyPlan', { planId: plan.id }, requestId)
    first = answer.ok ? answer.data.orderId : ''
  })
  expect(Object.values(calls).reduce((sum, count) => sum + count, 0)).toBe(3)
  const again = await member.ask('buyPlan', { planId: plan.id }, requestId)
  expect(again).toMatchObject({ ok: true, data: { orderId: first } })
  expect((await member.must('orders')).orders).toHaveLength(1)
})

describe('the callback', () => {
  let orderId = ''
  beforeEach(async () => {
    orderId = (await member.must('buyPlan', { planId: plan.id })).orderId
  })
  const days31 = { until: shanghai('2026-12-24T00:00:00.000') }

  test('callback-and-polling-both: delivered twice it grants once, and so it does beside polling', async () => {
    await pays(world, orderId, 'success', 2)
    await Promise.all([member.must('order', { orderId }), callback(orderId, 3_100), member.must('order', { orderId })])
    expect(await mine()).toMatchObject(days31)
  })

  test('ten at once grant once', async () => {
    await pays(world, orderId, 'success', 0)
    const answers = await Promise.all(Array.from({ length: 10 }, () => callback(orderId, 3_100)))
    expect(answers).toContainEqual({ errcode: 0, errmsg: '' })
    expect(await mine()).toMatchObject(days31)
  })

  test('never comes: the clock asks WeChat Pay and grants within two minutes', async () => {
    await pays(world, orderId, 'success', 0)
    expect(await mine()).toBeNull()
    await minutesPass(world, '2026-11-23T09:01', 2)
    expect(await mine()).toMatchObject(days31)
  })

  test('comes an hour late: granted by then, and once', async () => {
    await pays(world, orderId, 'success', 0)
    await minutesPass(world, '2026-11-23T09:01', 2)
    await pass(60 * 60_000)
    expect(await callback(orderId, 3_100)).toEqual({ errcode: 0, errmsg: '' })
    expect(await mine()).toMatchObject(days31)
  })

  test('complete-my-own-recharge: what the client says of its payment grants nothing', async () => {
    expect(await member.must('order', { orderId })).toMatchObject({ state: 'unpaid' })
    expect(await callback(orderId, 3_100)).toEqual({ errcode: 1, errmsg: 'TRY_AGAIN' })
    expect(await mine()).toBeNull()
  })

  test('forged by a member it is refused by its source, whatever it says', async () => {
    await pays(world, orderId, 'success', 0)
    for (const source of ['wx_client', 'wx_client,scf', 'wx_trigger']) {
      expect(await callback(orderId, 3_100, source, member.openid)).toEqual({
        ok: false,
        error: { code: 'NOT_ALLOWED' },
      })
    }
    expect(await mine()).toBeNull()
  })

  test('with another amount is heard and believed in nothing', async () => {
    expect(await callback(orderId, 1)).toEqual({ errcode: 0, errmsg: '' })
    expect(await member.must('order', { orderId })).toMatchObject({ state: 'unpaid' })
  })

  test('of an unknown order, or of nothing, is heard and does nothing', async () => {
    expect(await callback('f'.repeat(32), 3_100)).toEqual({ errcode: 0, errmsg: '' })
    expect(await world.call({ name: 'payment', source: 'wx_paycallback', data: { nonsense: true } })).toEqual({
      errcode: 0,
      errmsg: '',
    })
  })

  test('after a refund grants nothing again', async () => {
    await pays(world, orderId)
    await member.must('cancelPlan', { orderId })
    await pass(5_000)
    await minutesPass(world, '2026-11-23T09:02', 2)
    expect(await callback(orderId, 3_100)).toEqual({ errcode: 0, errmsg: '' })
    expect(await member.must('order', { orderId })).toMatchObject({ state: 'refunded' })
    expect(await mine()).toBeNull()
  })
})

test('an order that is not paid in thirty minutes is closed, here and at WeChat Pay', async () => {
  const { orderId } = await member.must('buyPlan', { planId: plan.id })
  await minutesPass(world, '2026-11-23T09:01', 3)
  await world.setTime('2026-11-23T09:30:00.000')
  await world.runClock()
  expect(await member.must('order', { orderId })).toMatchObject({ state: 'closed' })
  await expect(pays(world, orderId)).rejects.toThrow('订单已关闭')
  expect(await member.ask('payOrder', { orderId })).toMatchObject(refused('NOT_OPEN'))
})

test('cancel and fail at the cashier leave an order that can be paid again', async () => {
  const { orderId } = await member.must('buyPlan', { planId: plan.id })
  for (const outcome of ['cancel', 'fail']) {
    await pays(world, orderId, outcome)
    expect(await member.must('order', { orderId })).toMatchObject({ state: 'unpaid' })
  }
  expect((await member.must('payOrder', { orderId })).payment.package).toMatch(/^prepay_id=/)
  await pays(world, orderId)
  expect(await member.must('order', { orderId })).toMatchObject({ state: 'granted' })
})

test('card-activates-many: an order is its buyer’s alone, and unknown to everybody else', async () => {
  const orderId = await bought(world, member, plan)
  const other = await buyer(world)
  for (const action of ['order', 'payOrder', 'cancelTerms', 'cancelPlan'] as const) {
    expect(await other.ask(action, { orderId })).toMatchObject(refused('NOT_FOUND'))
  }
  expect((await other.must('plans')).membership).toBeNull()
})

test('bought again it goes on from its end; a dearer plan begins now and counts what is left', async () => {
  await bought(world, member, plan)
  await bought(world, member, plan)
  expect(await mine()).toMatchObject({ until: shanghai('2027-01-24T00:00:00.000') })
  const dear = await planned(world, { name: '棉朵年卡', term: 'year', priceFen: 36_600 * 2 })
  await pass(DAY_MS)
  // 29 days of the first and 31 of the second, at one yuan a day, are thirty days at two.
  await bought(world, member, dear)
  const days = 366 + 30
  expect(await mine()).toMatchObject({
    name: '棉朵年卡',
    until: shanghai('2026-11-24T00:00:00.000') + days * DAY_MS,
  })
})

test('cancelling refunds the days that have not begun, takes the bonus back, and says so before', async () => {
  const clerk = await takeOn(world, await openStore(world))
  const orderId = await bought(world, member, plan)
  const session = await serve(clerk, member)
  expect(await clerk.must('award', { session, amountFen: 20_000, receiptNo: 'R-1' })).toMatchObject({ earned: 300 })
  await clerk.must('reverse', { receiptNo: 'R-1', amountFen: 10_000 })
  expect(await mine()).toMatchObject({ saved: { points: 50 } })

  await pass(2 * DAY_MS)
  const terms = { refundFen: 2_800, clawedBack: 50, debt: 0, remaining: [] }
  expect(await member.must('cancelTerms', { orderId })).toEqual(terms)
  expect(await member.must('cancelPlan', { orderId })).toMatchObject({ state: 'refunding', refundFen: 2_800 })
  expect(await mine()).toBeNull()
  expect(await member.must('statement')).toMatchObject({
    points: 100,
    entries: [{ reason: 'cancelled', delta: -50 }, {}, {}],
  })
  await pass(4_000)
  expect(await member.must('order', { orderId })).toMatchObject({ state: 'refunded', refundFen: 2_800 })
  expect(await member.ask('cancelPlan', { orderId })).toMatchObject(refused('NOT_OPEN'))
})

test('bonus points that are spent become a debt, as was told before', async () => {
  const clerk = await takeOn(world, await openStore(world))
  const orderId = await bought(world, member, plan)
  const session = await serve(clerk, member)
  await clerk.must('award', { session, amountFen: 20_000, receiptNo: 'R-1' })
  const { id: rewardId } = await shelved(world, 3)
  await member.must('redeem', { rewardId, quantity: 3 })
  expect(await member.must('cancelTerms', { orderId })).toMatchObject({ clawedBack: 100, debt: 100 })
  await member.must('cancelPlan', { orderId })
  expect(await member.must('home')).toMatchObject({ points: 0, debt: 100 })
})

test('cancelling an upgrade brings back what it replaced, for the days that are left', async () => {
  await bought(world, member, plan)
  const dear = await planned(world, { name: '棉朵季卡', term: 'quarter', priceFen: 9_200 * 2 })
  const orderId = await bought(world, member, dear)
  // One of 107 days was used of what replaced its thirty days: 29.7 of them are left, which makes thirty, today counted in.
  const until = shanghai('2026-11-23T00:00:00.000') + 30 * DAY_MS
  const terms = await member.must('cancelTerms', { orderId })
  expect(terms).toMatchObject({ remaining: [{ name: '棉朵月卡', days: 30, until }] })
  await member.must('cancelPlan', { orderId })
  expect(await mine()).toMatchObject({ name: '棉朵月卡', until })
})

test('after seven days nothing can be cancelled', async () => {
  const orderId = await bought(world, member, plan)
  await pass(7 * DAY_MS)
  expect(await member.ask('cancelTerms', { orderId })).toMatchObject(refused('NOT_OPEN'))
  expect(await member.ask('cancelPlan', { orderId })).toMatchObject(refused('NOT_OPEN'))
})

test('what a plan gives: member prices, paid rewards, more make-up cards, and the tier at the counter', async () => {
  const clerk = await takeOn(world, await openStore(world))
  const rich = await memberWith(world, clerk, 1_000)
  const paidOnly = await shelved(world, 2, { audience: 'paid', priceFen: 2_900, memberPriceFen: 1_900 })
  expect(await rich.ask('redeem', { rewardId: paidOnly.id, quantity: 1 })).toMatchObject(refused('NOT_ALLOWED'))
  await bought(world, rich, plan)
  expect(await rich.must('reward', { id: paidOnly.id })).toMatchObject({ rewards: [{ priceFen: 1_900 }] })
  await rich.must('redeem', { rewardId: paidOnly.id, quantity: 2 })
  expect(await rich.must('plans')).toMatchObject({ membership: { saved: { fen: 2_000 } } })
  expect(await rich.must('calendar', { month: '2026-11' })).toMatchObject({ cardsLeft: 3 })
  const { token } = await rich.must('memberCode')
  expect(await clerk.must('identify', { token })).toMatchObject({ multiplier: 1.5, member: { tier: 'paid' } })
  const [voucher] = (await rich.must('vouchers')).vouchers
  await rich.must('returnVoucher', { voucherId: voucher?.id ?? '' })
  expect(await rich.must('plans')).toMatchObject({ membership: { saved: { fen: 1_000 } } })
})

const itemsOf = async (of: Buyer) => (await of.must('vouchers')).vouchers.map(({ name }) => name)

test('the monthly item is there once the order cannot be cancelled any more, once, and ends with its month', async () => {
  const orderId = await bought(world, member, plan)
  await minutesPass(world, '2026-11-23T09:01', 3)
  await minutesPass(world, '2026-11-30T08:59', 1)
  expect(await member.ask('cancelTerms', { orderId })).toMatchObject({ ok: true })
  await minutesPass(world, '2026-11-30T23:58', 1)
  expect(await itemsOf(member)).toEqual([])
  await minutesPass(world, '2026-12-01T00:00', 2)
  expect((await member.must('vouchers')).vouchers).toMatchObject([
    { name: '棉布杯垫', from: 'membership', state: 'issued', endsAt: shanghai('2027-01-01T00:00:00.000') },
  ])
  expect(await mine()).toMatchObject({ saved: { fen: 1_900 } })
  expect(await member.ask('cancelPlan', { orderId })).toMatchObject(refused('NOT_OPEN'))
  await minutesPass(world, '2026-12-23T09:01', 2)
  expect(await itemsOf(member)).toHaveLength(1)
})

test('buying and cancelling, again and again, brings no item for the price of a day', async () => {
  for (const hour of ['09', '10', '11']) {
    await world.setTime(`2026-11-23T${hour}:00:00.000`)
    const orderId = await bought(world, member, plan)
    await minutesPass(world, `2026-11-23T${hour}:01`, 3)
    expect(await member.must('cancelPlan', { orderId })).toMatchObject({ refundFen: 3_000 })
  }
  await minutesPass(world, '2026-12-01T00:00', 2)
  expect(await itemsOf(member)).toEqual([])
})

test('a plan that moves up or comes again, because another was cancelled, brings its monthly item in its time', async () => {
  const first = await bought(world, member, await planned(world, { benefits: { ...plan.benefits, monthlyItem: null } }))
  await bought(world, member, plan)
  await member.must('cancelPlan', { orderId: first })

  const other = await buyer(world)
  await bought(world, other, plan)
  const dear = await planned(world, { name: '棉朵季卡', term: 'quarter', priceFen: 18_400 })
  const upgrade = await bought(world, other, dear)
  await minutesPass(world, '2026-11-23T09:05', 2)
  await other.must('cancelPlan', { orderId: upgrade })

  await minutesPass(world, '2026-11-30T23:58', 1)
  expect([await itemsOf(member), await itemsOf(other)]).toEqual([[], []])
  await minutesPass(world, '2026-12-01T00:00', 2)
  expect([await itemsOf(member), await itemsOf(other)]).toEqual([['棉布杯垫'], ['棉布杯垫']])
})

test('points that a plan adds on her birthday go back when it is cancelled, as was told before', async () => {
  await member.must('saveProfile', { birthday: '01-10' })
  await world.setTime('2027-01-08T09:00:00.000')
  const orderId = await bought(world, member, plan)
  await minutesPass(world, '2027-01-10T10:00', 2)
  expect(await member.must('home')).toMatchObject({ points: 130 })
  expect(await member.must('cancelTerms', { orderId })).toMatchObject({ clawedBack: 100, debt: 0 })
  await member.must('cancelPlan', { orderId })
  expect(await member.must('home')).toMatchObject({ points: 30, debt: 0 })
})

test('five days before the end she is told, and not when she has bought more by then', async () => {
  await bought(world, member, plan)
  const other = await buyer(world)
  await bought(world, other, plan)
  await bought(world, other, plan)
  await minutesPass(world, '2026-11-23T09:01', 1)
  await minutesPass(world, '2026-12-18T10:00', 1)
  const told = (await decisionsOf(world)).filter(({ kind }) => kind === 'membershipEnding')
  expect(told).toMatchObject([{ about: { name: '棉朵月卡', lastDay: '2026-12-23' } }])
})

test('savePlan: knows no minimum spend, and what was bought keeps its terms', async () => {
  const { id, version, ...terms } = plan
  for (const slipped of [{ minSpendFen: 10_000 }, { benefits: { ...terms.benefits, minSpendFen: 1 } }]) {
    expect(await world.operator.ask('savePlan', { ...terms, ...slipped })).toMatchObject(refused('INVALID_INPUT'))
  }
  await bought(world, member, plan)
  await world.operator.must('savePlan', { ...terms, id, version, benefits: { ...terms.benefits, pointsPercent: 100 } })
  expect(await mine()).toMatchObject({ benefits: { pointsPercent: 150 } })
  expect(await world.operator.ask('savePlan', { ...terms, id, version })).toMatchObject(refused('LOCKED'))
  expect(await world.brand(member.openid).ask('savePlan', terms)).toMatchObject(refused('NOT_ALLOWED'))
})
