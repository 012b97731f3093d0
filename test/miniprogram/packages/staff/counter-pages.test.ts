import { pageScene } from '../../pages/page-scene'
import { refusal, voucher, yes } from '../../reward-samples'

const scene = pageScene(Date.parse('2026-11-23T10:00:00+08:00'))
const page = (name: string) => `packages/staff/pages/${name}/${name}`

const duty = yes({
  staff: { staffId: 's1', name: '何青', storeId: 'huaihai', role: 'clerk', dailyAwards: 300, dailyPoints: 100_000 },
  storeName: '淮海路店',
  today: { awards: 12, points: 1_530 },
})
const servedWith = (...vouchers: readonly object[]) =>
  yes({
    session: 'session.1',
    at: Date.parse('2026-11-23T10:00:00+08:00'),
    expiresAt: 0,
    multiplier: 1.5,
    member: { memberNo: '880012345678', name: '会员 5678', tier: 'member', points: 254, debt: 0, vouchers },
  })
const served = servedWith(voucher)

let inSight: string | null = null

/** The next scan reads this; null closes the camera. */
function camera(result: string | null): void {
  inSight = result
  const scanCode = async () => {
    if (inSight === null) throw { errMsg: 'scanCode:fail cancel' }
    return { result: inSight }
  }
  Object.assign(scene.phone.wx, { scanCode, vibrateShort: async () => ({}) })
}

const openCounter = async () => {
  scene.phone.plan(duty)
  return scene.open(page('counter'))
}

test('says where one works, and what was done today within which limits', async () => {
  const text = (await openCounter()).text()
  for (const words of ['淮海路店', '何青，今天积分 12 次，共 1,530 分', '每天最多 300 次、100,000 积分']) {
    expect(text).toContain(words)
  }
})

test('whoever is not on duty is asked for an invite, a link fills it in, and then is on duty', async () => {
  const notAllowed = refusal('NOT_ALLOWED', '只有在岗店员可以操作')
  scene.phone.plan(notAllowed, notAllowed)
  const shown = await scene.open(`${page('counter')}?invite=ABCD2345`)
  expect(shown.text()).not.toContain('品牌运营')
  scene.phone.plan(refusal('CODE_EXPIRED', '邀请码已过期，请向店长要一个新的'))
  await shown.tap('.van-button')
  expect(shown.text()).toContain('邀请码已过期')
  scene.phone.plan(yes({ staff: {} }), duty)
  await shown.tap('.van-button')
  expect(scene.phone.sent.at(-2)?.data).toMatchObject({ action: 'enrol', input: { invite: 'ABCD2345' } })
  expect(shown.text()).toContain('淮海路店')
})

test('an operator finds the console here, the first one too, who is on nobody’s staff', async () => {
  scene.phone.plan(refusal('NOT_ALLOWED', '只有在岗店员可以操作'), yes({ name: '首位运营' }))
  const shown = await scene.open(page('counter'))
  expect(scene.phone.actions).toEqual(['me', 'me'])
  scene.phone.answer = () => refusal('NOT_ALLOWED', '这里不接受这样的请求')
  await shown.tap('.console')
  expect(shown.text()).toContain('这里给品牌运营用')
})

test('a scan, an amount and a receipt: the points are shown before, and what came of it after', async () => {
  camera('code.880012345678.x')
  const shown = await openCounter()
  scene.phone.plan(served)
  await shown.tap('.scan')
  for (const words of ['会员 5678', '可用 254 积分', '今天 1.5 倍积分', '无捻毛巾'])
    expect(shown.text()).toContain(words)

  for (const key of ['1', '2', '8']) shown.happen('onAmount', { detail: { value: { 1: '1', 2: '12', 8: '128' }[key] } })
  await shown.settle()
  expect(shown.text()).toContain('得 192 积分')
  await shown.tap('.act .van-button')
  expect(shown.text()).toContain('小票号是字母和数字')
  shown.happen('onReceiptNo', { detail: { value: 'hh-1001' } })
  scene.phone.plan(yes({ earned: 192, points: 446, multiplier: 1.5 }))
  await shown.tap('.act .van-button')
  expect(scene.phone.sent.at(-1)?.data.input).toMatchObject({
    session: 'session.1',
    amountFen: 12_800,
    receiptNo: 'HH-1001',
  })
  for (const words of ['+192', '已记到账，现在有 446 积分']) expect(shown.text()).toContain(words)
})

test('the pad types what its keys say', async () => {
  camera('code.880012345678.x')
  const shown = await openCounter()
  scene.phone.plan(served)
  await shown.tap('.scan')
  for (const label of ['1', '2', '点', '5', '删一位']) await shown.tap(`amount-pad [aria-label="${label}"]`)
  expect(shown.all('.amount').map((each) => each.textContent)).toEqual(['12.'])
})

test('without a network the award says that it is saved and not booked, and is sent once the network is back', async () => {
  camera('code.880012345678.x')
  const shown = await openCounter()
  scene.phone.plan(served)
  await shown.tap('.scan')
  shown.happen('onAmount', { detail: { value: '128' } })
  shown.happen('onReceiptNo', { detail: { value: 'HH-1' } })
  scene.phone.goOnline('none')
  await shown.tap('.act .van-button')
  expect(shown.text()).toContain('已保存')
  expect(shown.text()).not.toContain('已记到账')

  const counter = await openCounter()
  expect(counter.text()).toContain('1 笔已保存在手机上，还没有记到账')
  expect(counter.text()).toContain('小票 HH-1，¥128.00')
  scene.phone.plan(yes({ earned: 192, points: 446, multiplier: 1.5 }), duty)
  scene.phone.goOnline('wifi')
  await counter.settle()
  expect(scene.phone.actions.filter((action) => action === 'award')).toHaveLength(1)
  expect(counter.text()).not.toContain('已保存在手机上')
})

test('what was kept is sent when the mini program starts again with a network, once', async () => {
  const input = { session: 's', amountFen: 12_800, receiptNo: 'HH-1', madeAt: 1 }
  const kept = { requestId: 'r1', action: 'award', input, title: '小票 HH-1，¥128.00', keptAt: 0, trouble: '' }
  scene.phone.storage.set('keptActs', JSON.stringify([kept]))
  scene.phone.plan(duty, yes({ earned: 192, points: 446, multiplier: 1.5 }), duty)
  const shown = await scene.open(page('counter'))
  expect(scene.phone.actions).toEqual(['me', 'award', 'me'])
  expect(shown.text()).not.toContain('已保存在手机上')
  expect(scene.phone.storage.has('keptActs')).toBe(false)
})

test('what the server refuses later stays on the counter until the clerk has read it', async () => {
  const refused = { requestId: 'r1', action: 'award', input: {}, title: '小票 HH-1，¥128.00', keptAt: 0 }
  scene.phone.storage.set('keptActs', JSON.stringify([{ ...refused, trouble: '这张小票在 10:00 已积 128 分' }]))
  const shown = await openCounter()
  expect(shown.text()).toContain('没有记上：小票 HH-1，¥128.00 这张小票在 10:00 已积 128 分')
  await shown.tap('kept-list .van-button')
  expect(shown.text()).not.toContain('没有记上')
  expect(scene.phone.storage.has('keptActs')).toBe(false)
})

test('a camera that was closed changes nothing; a code that is refused says why', async () => {
  camera(null)
  const shown = await openCounter()
  await shown.tap('.scan')
  expect(scene.phone.actions).toEqual(['me'])
  camera('code.880012345678.old')
  scene.phone.plan(refusal('CODE_EXPIRED', '会员码已过期，请会员刷新后再扫'))
  await shown.tap('.scan')
  expect(shown.text()).toContain('会员码已过期')
})

test('a voucher that is scanned is verified only after a tap, and says what is still to be paid', async () => {
  camera(voucher.code)
  const shown = await openCounter()
  await shown.tap('.scan')
  expect(scene.phone.actions).toEqual(['me'])
  scene.phone.plan(
    yes({ voucher: { name: '长绒棉袜', memberNo: '880012345678', kind: 'goods', priceFen: 1_900, usedAt: 0 } }),
  )
  await shown.tap('.van-button')
  for (const words of ['已核销', '长绒棉袜', '会员 5678', '请收 ¥19.00']) expect(shown.text()).toContain(words)
})

test.each([
  ['used', yes({ voucher: { name: '无捻毛巾', memberNo: '880012345678', kind: 'goods', priceFen: 0, usedAt: 0 } })],
  ['found used', refusal('CODE_USED', '这张券已在 10:02 于安福路店使用')],
])('a voucher that was %s from its member’s card is not offered there any more', async (_how, answer) => {
  camera('code.880012345678.x')
  const shown = await openCounter()
  const other = { ...voucher, id: 'v2', code: 'W'.repeat(13), name: '浴巾' }
  scene.phone.plan(servedWith(voucher, other))
  await shown.tap('.scan')
  expect(shown.text()).toMatch(/无捻毛巾.*浴巾/)
  await shown.tap('[aria-label="核销无捻毛巾"]')
  scene.phone.plan(answer)
  await shown.tap('.van-button')
  await (shown.app.context.wx.navigateBack as () => Promise<unknown>)()
  await shown.settle()
  expect(shown.text()).not.toContain('无捻毛巾')
  expect(shown.text()).toContain('浴巾')
})

test('two cashiers, one coupon: the second is told when and where it was used', async () => {
  const shown = await scene.open(`${page('verify')}?code=${voucher.code}`)
  scene.phone.plan(refusal('CODE_USED', '这张券已在 10:02 于安福路店使用'))
  await shown.tap('.van-button')
  expect(shown.text()).toContain('这张券已在 10:02 于安福路店使用')
})

test('a voucher is never kept for later: without a network the clerk is told, and nothing is handed over', async () => {
  scene.phone.answer = () => 'lost'
  scene.phone.networkType = 'none'
  const shown = await scene.open(`${page('verify')}?code=${voucher.code}`)
  await shown.tap('.van-button')
  expect(shown.text()).toContain('现在没有网络')
  expect(shown.text()).not.toContain('已核销')
  expect(scene.phone.storage.has('keptActs')).toBe(false)
})

test('a reversal is asked once more, and says what came back, what became debt and what is left', async () => {
  const showModal = jest.fn(async () => ({ confirm: true }))
  Object.assign(scene.phone.wx, { showModal })
  const shown = await scene.open(page('reverse'))
  shown.happen('onReceiptNo', { detail: { value: 'HH-1' } })
  shown.happen('onAmount', { detail: { value: '24' } })
  scene.phone.plan(yes({ clawedBack: 24, debt: 10, leftFen: 10_400 }))
  await shown.tap('.van-button')
  expect(showModal).toHaveBeenCalledWith(
    expect.objectContaining({ content: '小票 HH-1 退 ¥24.00，按这个数收回积分。' }),
  )
  for (const words of ['−24', '有 10 分已经用掉', '这张小票还能退 ¥104.00']) expect(shown.text()).toContain(words)
})

test('what one has done stands in lines, and pages', async () => {
  const act = {
    id: 'a1',
    at: Date.parse('2026-11-23T09:58:00+08:00'),
    what: 'award',
    words: '积分',
    staffId: 's1',
    name: '何青',
    storeId: 'huaihai',
    memberNo: '880012345678',
    receiptNo: 'HH-1',
    amountFen: 12_800,
    points: 128,
    before: null,
    after: null,
  }
  scene.phone.plan(yes({ acts: [act], next: 'older' }))
  const shown = await scene.open(page('history'))
  expect(shown.text()).toContain('积分 11月23日 09:58 · 会员 5678 · 小票 HH-1 · ¥128.00 +128')
  scene.phone.plan(yes({ acts: [{ ...act, id: 'a0', what: 'reverse', words: '退货收回', points: -24 }] }))
  shown.happen('onReachBottom')
  await shown.settle()
  expect(shown.text()).toContain('退货收回')
  expect(shown.text()).toContain('−24')
})

test('nobody was scanned: the page of serving leads back', async () => {
  expect((await scene.open(page('serve'))).text()).toContain('还没有扫会员码')
})
