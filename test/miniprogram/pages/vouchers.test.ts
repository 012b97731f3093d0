import { refusal, voucher, yes } from '../reward-samples'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-11-23T10:00:00+08:00'))
const open = () => scene.open('pages/vouchers/vouchers')
const list = (...vouchers: readonly object[]) => yes({ vouchers })

test('a voucher opens to its code, in groups and as a picture, and closes again', async () => {
  scene.phone.plan(list(voucher, { ...voucher, id: 'v2', name: '浴巾', from: 'prize', returns: 0 }))
  const shown = await open()
  expect(shown.text()).toContain('积分兑换 · 用到 1月17日 24:00')
  expect(shown.text()).not.toContain('K7M2')
  await shown.tap('.head[aria-label^="无捻毛巾"]')
  expect(shown.text()).toContain('K7M2 Q9XW 4TRAB')
  expect(shown.all('qr-code wx-image')).toHaveLength(1)
  expect(shown.text()).toContain('退回 180 积分')
  await shown.tap('.head[aria-label^="浴巾"]')
  expect(shown.text()).not.toContain('退回 180 积分')
  await shown.tap('.head[aria-label^="浴巾"]')
  expect(shown.text()).not.toContain('K7M2')
})

test('returning says what comes back before, does it once, and the voucher is gone from the usable ones', async () => {
  const ask = jest.fn(async () => ({ confirm: true }))
  Object.assign(scene.phone.wx, { showModal: ask })
  scene.phone.plan(list(voucher))
  const shown = await open()
  await shown.tap('.head')
  scene.phone.plan(yes({ points: 434 }), list())
  await shown.tap('.return .van-button')
  expect(ask).toHaveBeenCalledWith(
    expect.objectContaining({ content: '“无捻毛巾”退回以后，180 积分回到您的账上，到期日不变。券不能再用。' }),
  )
  expect(scene.phone.actions).toEqual(['vouchers', 'returnVoucher', 'vouchers'])
  expect(shown.text()).toContain('退回了，积分已回到账上')
  expect(shown.text()).toContain('去看看礼品')
})

test('a voucher that a clerk has just used is refused and shown as it is now', async () => {
  Object.assign(scene.phone.wx, { showModal: async () => ({ confirm: true }) })
  scene.phone.plan(list(voucher))
  const shown = await open()
  await shown.tap('.head')
  scene.phone.plan(refusal('CODE_USED', '这张券 10:00 已在安福路店用掉'), list())
  await shown.tap('.return .van-button')
  expect(shown.text()).toContain('这张券 10:00 已在安福路店用掉')
})

test('used, returned and ended ones say what became of them and show no code', async () => {
  scene.phone.answer = ({ input }) => {
    const { state } = input as { state: string }
    const used = { at: Date.parse('2026-11-20T15:02:00+08:00'), store: '安福路店' }
    return list({ ...voucher, state, returns: 0, ...(state === 'used' ? { used } : {}) })
  }
  const shown = await open()
  for (const [state, words] of [
    ['used', '11月20日 15:02 用于安福路店'],
    ['returned', '积分已退回'],
    ['ended', '到 1月17日 24:00 为止，已过期'],
  ] as const) {
    await shown.tap(
      `.state[data-state="${state}"], .state:nth-child(${['issued', 'used', 'returned', 'ended'].indexOf(state) + 1})`,
    )
    expect(shown.text()).toContain(words)
    await shown.tap('.head')
    expect(shown.text()).not.toContain('K7M2')
  }
})

test('goods that are sent have no code for the counter', async () => {
  scene.phone.plan(list({ ...voucher, from: 'prize', shipped: true, returns: 0 }))
  const shown = await open()
  await shown.tap('.head')
  expect(shown.text()).toContain('会按填写的地址寄出')
  expect(shown.text()).not.toContain('K7M2')
})
