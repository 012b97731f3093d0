import { enterTapState } from '../../../local/phone/host/wx/tap-state'
import { answerFetch, failureOf, wxInTest } from './wx-in-test'

beforeEach(() => localStorage.clear())

const accepting = {
  subscribeDialog: async ({ templateIds }: { readonly templateIds: readonly string[] }) =>
    Object.fromEntries(templateIds.map((id) => [id, id === 'refused' ? 'reject' : 'accept'] as const)),
}

test('requestSubscribeMessage: outside of a tap it is refused', async () => {
  const { wx } = await wxInTest(accepting)
  expect(await failureOf(wx.requestSubscribeMessage?.({ tmplIds: ['expiry'] }))).toEqual({
    errCode: 10005,
    errMsg: 'requestSubscribeMessage:fail can only be invoked by user TAP gesture.',
  })
})

test('requestSubscribeMessage: waiting for something else than the person ends the tap', async () => {
  const { wx } = await wxInTest(accepting)
  enterTapState()
  await new Promise((resolve) => setTimeout(resolve))
  expect(await failureOf(wx.requestSubscribeMessage?.({ tmplIds: ['expiry'] }))).toMatchObject({ errCode: 10005 })
})

test('requestSubscribeMessage: the result of a modal is a tap again', async () => {
  answerFetch(() => ({ body: { left: 1, banned: false } }))
  const { wx } = await wxInTest({ ...accepting, modal: async () => ({ confirm: true }) })
  await wx.showModal?.({ title: '提醒你吗' })
  expect(await wx.requestSubscribeMessage?.({ tmplIds: ['expiry'] })).toMatchObject({ expiry: 'accept' })
})

test('requestSubscribeMessage: what is accepted is one more message in the cloud, what is refused none', async () => {
  const sent = answerFetch(() => ({ body: { left: 1, banned: false } }))
  const { wx } = await wxInTest(accepting)
  enterTapState()
  expect(await wx.requestSubscribeMessage?.({ tmplIds: ['expiry', 'refused'] })).toEqual({
    expiry: 'accept',
    refused: 'reject',
    errMsg: 'requestSubscribeMessage:ok',
  })
  expect(sent.map(({ body }) => body)).toEqual([
    { openid: 'o_one', templateId: 'expiry', accepted: 1 },
    { openid: 'o_one', templateId: 'refused', accepted: 0 },
  ])
})

test('requestSubscribeMessage: a banned template stays banned', async () => {
  answerFetch(() => ({ body: { left: 0, banned: true } }))
  const { wx } = await wxInTest(accepting)
  enterTapState()
  expect(await wx.requestSubscribeMessage?.({ tmplIds: ['expiry'] })).toMatchObject({ expiry: 'ban' })
})

test.each([
  [{}, 10001, "TmplIds can't be empty"],
  [{ tmplIds: [] }, 10001, "TmplIds can't be empty"],
  [{ tmplIds: [7] }, 10004, 'Invalid template id'],
  [{ tmplIds: ['1', '2', '3', '4', '5', '6'] }, 20003, 'Templates count out of max bounds'],
])('requestSubscribeMessage(%j): %i', async (options, errCode, reason) => {
  const { wx } = await wxInTest(accepting)
  enterTapState()
  expect(await failureOf(wx.requestSubscribeMessage?.(options))).toEqual({
    errCode,
    errMsg: `requestSubscribeMessage:fail ${reason}`,
  })
})

const signed = { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=wx7', signType: 'MD5', paySign: 's' }

test.each([
  ['success', undefined],
  ['cancel', 'requestPayment:fail cancel'],
  ['fail', 'requestPayment:fail 支付失败'],
] as const)('requestPayment: %s is told to the cloud before the page hears of it', async (outcome, errMsg) => {
  const sent = answerFetch(() => ({ body: {} }))
  const { wx } = await wxInTest({ paymentSheet: async () => outcome })
  const paying = wx.requestPayment?.(signed)
  if (errMsg) expect(await failureOf(paying)).toEqual({ errMsg })
  else expect(await paying).toEqual({ errMsg: 'requestPayment:ok' })
  expect(sent).toEqual([{ path: '/phone/pay', body: { prepayId: 'wx7', outcome } }])
})

test('requestPayment: an order that the cloud does not know is a failure', async () => {
  answerFetch(() => ({ status: 404, body: { error: { message: '没有这个订单' } } }))
  const { wx } = await wxInTest({ paymentSheet: async () => 'success' })
  expect(await failureOf(wx.requestPayment?.(signed))).toEqual({ errMsg: 'requestPayment:fail 没有这个订单' })
})

test.each([
  [{ ...signed, paySign: undefined }, 'parameter error: parameter.paySign should be String instead of Undefined;'],
  [{ ...signed, package: 'wx7' }, 'parameter error: parameter.package should be prepay_id=…;'],
])('requestPayment: %j', async (options, reason) => {
  const { wx } = await wxInTest()
  expect(await failureOf(wx.requestPayment?.(options))).toEqual({ errMsg: `requestPayment:fail ${reason}` })
})

test('privacy: WeChat asks where the page does not, and asks once', async () => {
  let asked = 0
  const { wx } = await wxInTest({
    privacyDialog: async () => {
      asked += 1
      return true
    },
  })
  expect(await wx.getPrivacySetting?.()).toMatchObject({ needAuthorization: true })
  await wx.requirePrivacyAuthorize?.()
  await wx.requirePrivacyAuthorize?.()
  expect(asked).toBe(1)
  expect(await wx.getPrivacySetting?.()).toMatchObject({ needAuthorization: false })
})

test.each([
  ['agree', false],
  ['disagree', true],
] as const)("privacy: the page's own dialog decides by %s", async (event, stillNeeded) => {
  const { wx, plain } = await wxInTest()
  plain.onNeedPrivacyAuthorization?.((resolve: (answer: { event: string }) => void) => {
    resolve({ event: 'exposureAuthorization' })
    resolve({ event })
  })
  await wx.requirePrivacyAuthorize?.()?.catch(() => undefined)
  expect(await wx.getPrivacySetting?.()).toMatchObject({ needAuthorization: stillNeeded })
})

test.each([
  ['setClipboardData', { data: 'ABCD' }],
  ['getClipboardData', {}],
] as const)('privacy: %s waits for consent, like everything personal', async (name, options) => {
  let agrees = false
  const { wx } = await wxInTest({ privacyDialog: async () => agrees })
  expect(await failureOf(wx[name]?.(options))).toEqual({
    errno: 104,
    errMsg: `${name}:fail privacy permission is not authorized`,
  })
  agrees = true
  expect(await wx[name]?.(options)).toMatchObject({ errMsg: `${name}:ok` })
})

test('privacy: whoever does not agree picks no pictures', async () => {
  const { wx } = await wxInTest({ privacyDialog: async () => false })
  expect(await failureOf(wx.chooseMedia?.({}))).toEqual({
    errno: 104,
    errMsg: 'chooseMedia:fail privacy permission is not authorized',
  })
})
