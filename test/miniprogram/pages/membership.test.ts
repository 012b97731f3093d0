import type { Membership, OrderView, Plan } from '../../../typings/contract'
import { refusal, yes } from '../reward-samples'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-11-23T10:00:00+08:00'))

const plan: Plan = {
  id: 'month',
  name: '棉朵月卡',
  term: 'month',
  priceFen: 3_100,
  benefits: {
    pointsPercent: 150,
    makeUpCards: 2,
    memberPrices: true,
    paidRewards: true,
    monthlyItem: { name: '棉布杯垫', valueFen: 1_900 },
    birthdayPoints: 0,
  },
}
const membership: Membership = {
  planId: 'month',
  name: '棉朵月卡',
  benefits: plan.benefits,
  since: 0,
  until: Date.parse('2026-12-24T00:00:00+08:00'),
  saved: { fen: 2_900, points: 120 },
}
const order: OrderView = {
  orderId: 'f'.repeat(32),
  planId: 'month',
  name: '棉朵月卡',
  amountFen: 3_100,
  state: 'granted',
  createdAt: Date.parse('2026-11-23T09:00:00+08:00'),
  payBy: Date.parse('2026-11-23T09:30:00+08:00'),
  cancelBy: Date.parse('2026-11-30T09:00:00+08:00'),
}
const payment = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=p', signType: 'MD5', paySign: 's' }
const BUY = '.foot .van-button'

/** How the cashier ends. */
function cashier(...ends: ReadonlyArray<'ok' | 'cancel' | 'fail'>): jest.Mock {
  const left = [...ends]
  const requestPayment = jest.fn(async () => {
    const end = left.shift()
    if (end === 'cancel') throw { errMsg: 'requestPayment:fail cancel' }
    if (end !== 'ok') throw { errMsg: 'requestPayment:fail no money' }
  })
  Object.assign(scene.phone.wx, { requestPayment })
  return requestPayment
}

const open = async (mine: Membership | null = null) => {
  scene.phone.plan(yes({ plans: [plan], membership: mine }))
  return scene.open('pages/membership/membership')
}

test('says what it gives, a line each, what it costs, and what it has saved', async () => {
  const text = (await open(membership)).text()
  for (const words of [
    '¥31',
    '31 天',
    '到店购物 1.5 倍积分',
    '每 31 天到店领一份棉布杯垫，开通满七天起',
    '每月多 2 张补签卡',
    '到 12月23日 24:00 为止，不会自动续费',
    '到现在省了 ¥29，多得 120 积分',
    '没有最低消费',
  ]) {
    expect(text).toContain(words)
  }
  expect(text).not.toContain('生日')
})

test('granted is what the server says, never what the cashier says', async () => {
  cashier('ok')
  const shown = await open()
  scene.phone.plan(
    yes({ orderId: order.orderId, payment }),
    yes({ ...order, state: 'unpaid' }),
    yes({ plans: [plan], membership: null }),
  )
  await shown.tap(BUY)
  expect(shown.text()).toContain('已经付款，正在等微信支付确认')
  expect(shown.text()).not.toContain('开通了')
})

test.each([
  ['cancel', '没有付款，什么都没有扣'],
  ['fail', '付款没有成功，没有扣钱'],
] as const)('after %s the page is clear about it, and the same order is paid again', async (end, words) => {
  const requestPayment = cashier(end, 'ok')
  const shown = await open()
  scene.phone.plan(yes({ orderId: order.orderId, payment }))
  await shown.tap(BUY)
  expect(shown.text()).toContain(words)
  scene.phone.plan(yes({ payment }), yes(order), yes({ plans: [plan], membership }))
  await shown.tap(BUY)
  expect(scene.phone.actions).toEqual(['plans', 'buyPlan', 'payOrder', 'order', 'plans'])
  expect(requestPayment).toHaveBeenCalledTimes(2)
  expect(shown.text()).toContain('开通了')
})

describe('paid, and the server could not be asked after it', () => {
  test('she is told not to pay again, and the button asks instead of buying a second time', async () => {
    const requestPayment = cashier('ok')
    const shown = await open()
    scene.phone.plan(yes({ orderId: order.orderId, payment }), 'lost', 'lost', 'lost')
    await shown.tap(BUY)
    expect(shown.text()).toContain('已经付款，正在等微信支付确认，不用再付')
    expect(shown.all(BUY).map((button) => button.textContent)).toEqual([expect.stringContaining('查一下')])
    scene.phone.plan(yes({ ...order, state: 'unpaid' }))
    await shown.tap(BUY)
    expect(shown.text()).toContain('不用再付')
    scene.phone.plan(yes(order), yes({ plans: [plan], membership }))
    await shown.tap(BUY)
    expect(shown.text()).toContain('开通了')
    expect(shown.text()).not.toContain('不用再付')
    expect(requestPayment).toHaveBeenCalledTimes(1)
    expect(scene.phone.actions.filter((action) => action === 'buyPlan')).toHaveLength(1)
  })

  test('the page knows it as well when it is shown again, and asks by itself', async () => {
    cashier('ok')
    const shown = await open()
    scene.phone.plan(yes({ orderId: order.orderId, payment }), 'lost', 'lost', 'lost')
    await shown.tap(BUY)
    scene.phone.plan(yes({ plans: [plan], membership: null }), 'lost', 'lost', 'lost')
    shown.happen('onShow')
    await shown.settle()
    expect(shown.text()).toContain('不用再付')
    scene.phone.plan(yes({ plans: [plan], membership }), yes(order), yes({ plans: [plan], membership }))
    shown.happen('onShow')
    await shown.settle()
    expect(shown.text()).toContain('开通了')
  })

  test('an order that was closed after all can be bought anew', async () => {
    cashier('ok')
    const shown = await open()
    scene.phone.plan(yes({ orderId: order.orderId, payment }), 'lost', 'lost', 'lost')
    await shown.tap(BUY)
    scene.phone.plan(yes({ ...order, state: 'closed' }), yes({ plans: [plan], membership: null }))
    await shown.tap(BUY)
    expect(shown.text()).toContain('这笔订单没有收到付款，已经关闭。')
    expect(shown.all(BUY).map((button) => button.textContent)).toEqual([expect.stringContaining('开通')])
  })

  test('orders: the order is asked for and not paid again', async () => {
    const requestPayment = cashier('ok')
    const { cancelBy: _none, ...rest } = order
    const unpaid: OrderView = { ...rest, state: 'unpaid' }
    scene.phone.plan(yes({ orders: [unpaid] }))
    const shown = await scene.open('pages/orders/orders')
    scene.phone.plan(yes({ payment }), 'lost', 'lost', 'lost', yes({ orders: [unpaid] }))
    await shown.tap('.act .van-button')
    expect(shown.text()).toContain('已经付款，正在等微信支付确认，不用再付')
    expect(shown.text()).not.toContain('接着付')
    scene.phone.plan(yes(order), yes({ orders: [order] }))
    await shown.tap('.act .van-button')
    expect(shown.text()).toContain('已开通')
    expect(shown.text()).not.toContain('查一下')
    expect(requestPayment).toHaveBeenCalledTimes(1)
  })
})

test('what is paid on is the plan that was left unpaid, by its name; another plan that is chosen is bought', async () => {
  cashier('cancel', 'ok')
  const year: Plan = { ...plan, id: 'year', name: '棉朵年卡', term: 'year', priceFen: 29_900 }
  scene.phone.plan(yes({ plans: [plan, year], membership: null }))
  const shown = await scene.open('pages/membership/membership')
  const button = () => shown.all(BUY).map(({ textContent }) => textContent?.trim())
  scene.phone.plan(yes({ orderId: order.orderId, payment }))
  await shown.tap(BUY)
  expect(button()).toEqual(['接着付 棉朵月卡 ¥31'])
  await shown.tap('.plan:nth-child(2)')
  expect(button()).toEqual(['开通'])
  await shown.tap('.plan:nth-child(1)')
  expect(button()).toEqual(['接着付 棉朵月卡 ¥31'])
  await shown.tap('.plan:nth-child(2)')
  const bought = { ...order, orderId: 'e'.repeat(32), planId: 'year' }
  scene.phone.plan(yes({ orderId: bought.orderId, payment }), yes(bought), yes({ plans: [plan, year], membership }))
  await shown.tap(BUY)
  expect(scene.phone.sent.filter(({ data }) => data.action === 'buyPlan').map(({ data }) => data.input)).toEqual([
    { planId: 'month' },
    { planId: 'year' },
  ])
  expect(scene.phone.actions).not.toContain('payOrder')
})

test('an order that is refused says why and opens no cashier', async () => {
  const requestPayment = cashier()
  const shown = await open()
  scene.phone.plan(refusal('NOT_FOUND', '没有找到这个会员方案，请返回再看看'))
  await shown.tap(BUY)
  expect(shown.text()).toContain('没有找到这个会员方案')
  expect(requestPayment).not.toHaveBeenCalled()
})

test('orders: what cancelling comes to is said before it is done, and whoever thinks again has cancelled nothing', async () => {
  let confirm = false
  const showModal = jest.fn(async () => ({ confirm }))
  Object.assign(scene.phone.wx, { showModal })
  scene.phone.plan(yes({ orders: [order] }))
  const shown = await scene.open('pages/orders/orders')
  expect(shown.text()).toContain('11月23日 09:00 · 已开通，11月30日 09:00 之前可以退')
  scene.phone.plan(yes({ refundFen: 3_000, clawedBack: 60, debt: 10, remaining: [] }))
  await shown.tap('.act .van-button')
  expect(showModal).toHaveBeenCalledWith(
    expect.objectContaining({
      content:
        '退回 ¥30，按还没开始的天数算。多得的 60 积分会收回，其中 10 已经用掉，之后得到的积分会先补上。会员从现在起结束。',
    }),
  )
  expect(scene.phone.actions).toEqual(['orders', 'cancelTerms'])
  confirm = true
  const until = Date.parse('2026-12-23T00:00:00+08:00')
  const remaining = [{ name: '棉朵月卡', days: 30, until }]
  const cancelled = { ...order, state: 'refunding', refundFen: 3_000 }
  scene.phone.plan(
    yes({ refundFen: 3_000, clawedBack: 0, debt: 0, remaining }),
    yes(cancelled),
    yes({ orders: [cancelled] }),
  )
  await shown.tap('.act .van-button')
  expect(showModal).toHaveBeenLastCalledWith(
    expect.objectContaining({
      content: '退回 ¥30，按还没开始的天数算。之后还有棉朵月卡 30 天，到12月22日为止。',
    }),
  )
  expect(shown.text()).toContain('已经退出，钱会按原路退回。')
})
