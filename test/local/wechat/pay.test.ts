import { startWechatCloud, type WechatCloud } from './wechat-cloud'

let cloud: WechatCloud

beforeAll(async () => {
  cloud = await startWechatCloud({
    collections: { told: { indexes: [] } },
    functions: {
      'paid/index.js': `
        const cloud = require('wx-server-sdk')
        cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
        exports.main = async (event) => {
          const told = cloud.database().collection('told')
          const { SOURCE, OPENID } = cloud.getWXContext()
          await told.add({ data: { at: Date.now(), event, SOURCE, OPENID: OPENID ?? null } })
          const { total } = await told.count()
          return { errcode: total >= (Number(event.attach) || 1) ? 0 : 1, errmsg: '' }
        }`,
    },
  })
})
beforeEach(async () => {
  await cloud.post('/reset')
  await cloud.post('/clock', { now: START, timers: false })
})
afterAll(() => cloud.close())

const START = Date.parse('2026-11-24T10:00:00+08:00')
const MINUTE = 60_000

const order = (more: object = {}) => ({
  body: '会员季卡',
  outTradeNo: 'order-1',
  spbillCreateIp: '127.0.0.1',
  subMchId: '1900000109',
  totalFee: 9900,
  envId: 'local-env',
  functionName: 'paid',
  nonceStr: String(Math.random()),
  tradeType: 'JSAPI',
  ...more,
})
const pay = (name: string, argument: object) => cloud.api(`cloudPay.${name}`, argument, 'o_payer')
const make = (more: object = {}) => pay('unifiedOrder', order(more))
const query = () => pay('queryOrder', { outTradeNo: 'order-1', subMchId: '1900000109' })
const refund = (refundFee: number, more: object = {}) =>
  pay('refund', {
    outTradeNo: 'order-1',
    outRefundNo: 'refund-1',
    subMchId: '1900000109',
    totalFee: 9900,
    refundFee,
    ...more,
  })
const queryRefund = () => pay('queryRefund', { outTradeNo: 'order-1', subMchId: '1900000109' })
const cashier = (outcome: string, more: object = {}) => cloud.post('/pay', { outTradeNo: 'order-1', outcome, ...more })
const told = async () => (await cloud.get('/collections/told')) as Array<{ at: number; event: object; SOURCE: string }>

describe('unifiedOrder', () => {
  test('gives what wx.requestPayment needs, for the person who called', async () => {
    const { payment, prepayId, ...rest } = await make()
    expect(rest).toMatchObject({ returnCode: 'SUCCESS', resultCode: 'SUCCESS', tradeType: 'JSAPI' })
    expect(payment).toMatchObject({ package: `prepay_id=${prepayId}`, signType: 'MD5', paySign: expect.any(String) })
    expect(await query()).toMatchObject({ resultCode: 'SUCCESS', tradeState: 'NOTPAY' })
  })

  test('the same number with the same contents is the same order, with others it is refused', async () => {
    const first = await make()
    expect(await make()).toMatchObject({ prepayId: first.prepayId })
    expect(await make({ totalFee: 1 })).toMatchObject({ resultCode: 'FAIL', errCode: 0, errCodeDes: '商户订单号重复' })
  })

  test.each<[fact: string, more: object]>([
    ['a number of 33 characters', { outTradeNo: 'x'.repeat(33) }],
    ['a number with a space', { outTradeNo: 'a b' }],
    ['no fee', { totalFee: 0 }],
    ['half a fen', { totalFee: 0.5 }],
    ['no function to call back', { functionName: undefined }],
    ['no merchant', { subMchId: '' }],
    ['another trade type', { tradeType: 'NATIVE' }],
  ])('%s is refused', async (_fact, more) => {
    expect(await make(more)).toMatchObject({ returnCode: 'FAIL', returnMsg: expect.any(String) })
  })

  test('a paid order is not made again', async () => {
    await make()
    await cashier('success')
    expect(await make()).toMatchObject({ resultCode: 'FAIL', errCodeDes: '该订单已支付' })
  })

  test('of the same order sent twenty times at once all get the one prepay id', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => make()))
    expect(new Set(made.map(({ prepayId }) => prepayId)).size).toBe(1)
  })
})

describe('the cashier', () => {
  test('success: the order is paid, and the function is told by WeChat', async () => {
    await make({ attach: '1' })
    await cashier('success')
    expect(await query()).toMatchObject({
      tradeState: 'SUCCESS',
      totalFee: 9900,
      subOpenid: 'o_payer',
      timeEnd: '20261124100000',
    })
    expect(await told()).toMatchObject([
      {
        SOURCE: 'wx_paycallback',
        OPENID: null,
        event: {
          returnCode: 'SUCCESS',
          resultCode: 'SUCCESS',
          outTradeNo: 'order-1',
          totalFee: 9900,
          cashFee: 9900,
          subOpenid: 'o_payer',
          transactionId: expect.stringMatching(/^4200/),
          timeEnd: '20261124100000',
          attach: '1',
        },
      },
    ])
  })

  test('by the prepay id, as the phone knows it', async () => {
    const { prepayId } = await make()
    expect(await cloud.post('/pay', { prepayId, outcome: 'success' })).toMatchObject({ outTradeNo: 'order-1' })
  })

  test('cancel: nothing happens, and the order can still be paid', async () => {
    await make()
    await cashier('cancel')
    expect(await query()).toMatchObject({ tradeState: 'NOTPAY' })
    expect(await told()).toEqual([])
    await cashier('success')
    expect(await query()).toMatchObject({ tradeState: 'SUCCESS' })
  })

  test('fail: the function is told so, and the order can still be paid', async () => {
    await make()
    await cashier('fail')
    expect(await query()).toMatchObject({ tradeState: 'PAYERROR' })
    expect(await told()).toMatchObject([{ event: { resultCode: 'FAIL' } }])
    await cashier('success')
    expect(await query()).toMatchObject({ tradeState: 'SUCCESS' })
  })

  test('times: the callback is delivered so often, though it was taken at once', async () => {
    await make()
    await cashier('success', { times: 3 })
    expect(await told()).toHaveLength(3)
  })

  test('a callback that is not taken comes again after 15 s, 15 s, 30 s, 3 min, until it is', async () => {
    await make({ attach: '5' })
    await cashier('success')
    await cloud.post('/clock', { advanceMs: 2 * 86_400_000 })
    expect((await told()).map(({ at }) => (at - START) / 1000)).toEqual([0, 15, 30, 60, 240])
  })

  test('a callback that is never taken is given up after two days', async () => {
    await make({ attach: '1000' })
    await cashier('success')
    await cloud.post('/clock', { advanceMs: 4 * 86_400_000 })
    const deliveries = await told()
    expect(deliveries).toHaveLength(20)
    expect((deliveries.at(-1)?.at ?? 0) - START).toBeLessThanOrEqual(2 * 86_400_000 + 5 * MINUTE)
  })
})

test('a callback that fell due while the cloud was down is delivered when it is up again', async () => {
  const contents = {
    collections: { told: { indexes: [] } },
    dataDir: `${cloud.dir}/restarted`,
    functions: { 'paid/index.js': `exports.main = async () => ({ errcode: 1 })` },
  }
  const before = await startWechatCloud(contents)
  await before.api('cloudPay.unifiedOrder', order())
  await before.post('/pay', { outTradeNo: 'order-1', outcome: 'success' })
  await before.close()

  let deliver: (line: string) => void = () => undefined
  const delivered = new Promise<string>((resolve) => {
    deliver = (line) => line.startsWith('paid | ') && resolve(line)
  })
  const functions = { 'paid/index.js': `exports.main = async ({ outTradeNo }) => console.log('told of', outTradeNo)` }
  const after = await startWechatCloud({ ...contents, functions, log: (line) => deliver(line) })
  await after.post('/clock', { advanceMs: MINUTE })
  expect(await delivered).toBe('paid | told of order-1')
  await after.close()
})

describe('closeOrder', () => {
  const close = () => pay('closeOrder', { outTradeNo: 'order-1', subMchId: '1900000109' })

  test('not within five minutes of its making', async () => {
    await make()
    await cloud.post('/clock', { advanceMs: 5 * MINUTE - 1 })
    expect(await close()).toMatchObject({ resultCode: 'FAIL' })
    await cloud.post('/clock', { advanceMs: 1 })
    expect(await close()).toMatchObject({ resultCode: 'SUCCESS' })
    expect(await query()).toMatchObject({ tradeState: 'CLOSED' })
  })

  test('a closed order cannot be paid, closed or made again', async () => {
    await make()
    await cloud.post('/clock', { advanceMs: 5 * MINUTE })
    await close()
    expect(await cashier('success')).toMatchObject({ error: { message: '订单已关闭，不能支付' } })
    expect(await close()).toMatchObject({ errCodeDes: '订单已关闭' })
    expect(await make()).toMatchObject({ errCodeDes: '订单已关闭' })
  })

  test('a paid order is not closed, and one that is not there is not either', async () => {
    expect(await close()).toMatchObject({ errCodeDes: '订单不存在' })
    await make()
    await cashier('success')
    await cloud.post('/clock', { advanceMs: 5 * MINUTE })
    expect(await close()).toMatchObject({ errCodeDes: '订单已支付' })
  })
})

describe('refund', () => {
  test('an unpaid order is not refunded', async () => {
    await make()
    expect(await refund(1)).toMatchObject({ resultCode: 'FAIL', errCodeDes: '订单未支付，不能退款' })
  })

  describe('of a paid order', () => {
    beforeEach(async () => {
      await make()
      await cashier('success')
    })

    test('is under way for a while, then done', async () => {
      expect(await refund(4000)).toMatchObject({ resultCode: 'SUCCESS', refundFee: 4000 })
      expect(await queryRefund()).toMatchObject({ refundCount: 1, refundFee_0: 4000, refundStatus_0: 'PROCESSING' })
      await cloud.post('/clock', { advanceMs: 3000 })
      expect(await queryRefund()).toMatchObject({ refundStatus_0: 'SUCCESS' })
      expect(await query()).toMatchObject({ tradeState: 'REFUND' })
    })

    test('never gives back more than was paid, however it is cut', async () => {
      await refund(6000)
      expect(await refund(3901, { outRefundNo: 'refund-2' })).toMatchObject({ errCodeDes: '退款金额大于可退金额' })
      expect(await refund(3900, { outRefundNo: 'refund-3' })).toMatchObject({ resultCode: 'SUCCESS' })
    })

    test('ten refunds of the whole at once: one is made', async () => {
      const made = await Promise.all(Array.from({ length: 10 }, (_, n) => refund(9900, { outRefundNo: `refund-${n}` })))
      expect(made.filter(({ resultCode }) => resultCode === 'SUCCESS')).toHaveLength(1)
    })

    test('the same number with the same contents is the same refund, with others it is refused', async () => {
      const first = await refund(4000)
      expect(await refund(4000)).toMatchObject({ resultCode: 'SUCCESS', refundId: first.refundId })
      expect(await refund(4001)).toMatchObject({ resultCode: 'FAIL', errCodeDes: '退款单号相同而参数不一致' })
      expect(await queryRefund()).toMatchObject({ refundCount: 1 })
    })

    test('another total than the order has is refused', async () => {
      expect(await refund(1, { totalFee: 100 })).toMatchObject({ errCodeDes: '订单金额不一致' })
    })

    test('fifty parts, and not one more', async () => {
      for (let part = 0; part < 50; part += 1)
        expect(await refund(1, { outRefundNo: `part-${part}` })).toMatchObject({ resultCode: 'SUCCESS' })
      expect(await refund(1, { outRefundNo: 'part-50' })).toMatchObject({ errCodeDes: '部分退款不能超过 50 次' })
    })

    test('not after a year', async () => {
      await cloud.post('/clock', { advanceMs: 365 * 86_400_000 + 1 })
      expect(await refund(1)).toMatchObject({ errCodeDes: '订单已经超过退款期限' })
    })

    test('a function that is named is told when it is done', async () => {
      await refund(4000, { functionName: 'paid' })
      await cloud.post('/clock', { advanceMs: 3000 })
      expect((await told()).at(-1)).toMatchObject({
        SOURCE: 'wx_paycallback',
        event: { outRefundNo: 'refund-1', refundFee: 4000, refundStatus: 'SUCCESS' },
      })
    })
  })
})

test('queryRefund: an order without one has none', async () => {
  await make()
  expect(await queryRefund()).toMatchObject({ resultCode: 'FAIL', errCodeDes: '退款订单查询失败' })
})

describe('on request', () => {
  test('an api refuses whatever it is asked, until another plan stands, and does nothing meanwhile', async () => {
    await make()
    await cashier('success', { times: 0 })
    const plan = [{ api: 'refund', code: 'NOTENOUGH', message: '基本账户余额不足' }]
    expect(await cloud.post('/pay-refusals', { plan })).toEqual({ plan })
    expect(await refund(100)).toMatchObject({ resultCode: 'FAIL', errCode: 0, errCodeDes: '基本账户余额不足' })
    expect(await query()).toMatchObject({ tradeState: 'SUCCESS' })
    expect(await cloud.post('/pay-refusals', { plan: [] })).toEqual({ plan: [] })
    expect(await refund(100)).toMatchObject({ resultCode: 'SUCCESS' })
  })

  test('reset ends what is refused; what no api is called is refused by name', async () => {
    await cloud.post('/pay-refusals', { plan: [{ api: 'queryOrder', code: 'SYSTEMERROR' }] })
    await cloud.post('/reset')
    expect(await cloud.get('/pay-refusals')).toEqual({ plan: [] })
    expect(await cloud.post('/pay-refusals', { plan: [{ api: 'nothing', code: 'X' }] })).toMatchObject({
      error: { message: expect.stringContaining('plan[0].api') },
    })
  })

  test('a system error strikes the next call of WeChat Pay alone, and nothing was done', async () => {
    await cloud.post('/faults', { plan: [{ kind: 'systemError' }] })
    expect(await make()).toMatchObject({ returnCode: 'SUCCESS', resultCode: 'FAIL', errCodeDes: '系统错误' })
    expect(await query()).toMatchObject({ resultCode: 'FAIL', errCodeDes: '订单不存在' })
  })

  test('a refund stands as it was told to', async () => {
    await make()
    await cashier('success', { times: 0 })
    await refund(100)
    await cloud.post('/pay-refund', { outRefundNo: 'refund-1', status: 'CHANGE' })
    await cloud.post('/clock', { advanceMs: MINUTE, timers: false })
    expect(await queryRefund()).toMatchObject({ refundStatus_0: 'CHANGE' })
    expect(await cloud.post('/pay-refund', { outRefundNo: 'refund-1', status: 'GONE' })).toMatchObject({
      error: { message: expect.stringContaining('status') },
    })
    expect(await cloud.post('/pay-refund', { outRefundNo: 'none', status: 'CHANGE' })).toMatchObject({
      error: { message: expect.stringContaining('没有这笔退款') },
    })
  })
})
