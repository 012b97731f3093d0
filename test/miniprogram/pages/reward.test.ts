import type { RewardView } from '../../../typings/contract'
import { refusal, towel, voucher, yes } from '../reward-samples'
import type { TestedPage } from './open-page'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-11-23T10:00:00+08:00'))
const REDEEM = '.act .van-button'

const open = (reward: RewardView = towel, points = 254): Promise<TestedPage> => {
  scene.phone.plan(yes({ rewards: [reward], points }))
  return scene.open('pages/reward/reward?id=towel')
}

/** What the person answers to the next question. */
function answers(confirm: boolean): jest.Mock {
  const ask = jest.fn(async () => ({ confirm, cancel: !confirm }))
  Object.assign(scene.phone.wx, { showModal: ask })
  return ask
}

test('says exactly what goes and what comes before it redeems, and then shows the code', async () => {
  const ask = answers(true)
  const shown = await open({ ...towel, priceFen: 1_900 })
  scene.phone.plan(yes({ vouchers: [voucher], points: 74 }))
  await shown.tap(REDEEM)
  expect(ask).toHaveBeenCalledWith(expect.objectContaining({ content: '用 180 积分换 1 份“无捻毛巾”。到店再付 ¥19。' }))
  expect(scene.phone.sent.at(-1)?.data.input).toEqual({ rewardId: 'towel', quantity: 1 })
  for (const words of ['换好了', 'K7M2 Q9XW 4TRAB', '用到 1月17日 24:00 为止']) expect(shown.text()).toContain(words)
})

test('whoever thinks again has redeemed nothing', async () => {
  answers(false)
  const shown = await open()
  await shown.tap(REDEEM)
  expect(scene.phone.actions).toEqual(['reward'])
})

test('the quantity is bounded by points, stock and limit, and goes along', async () => {
  const ask = answers(true)
  const shown = await open({ ...towel, stockLeft: 3 }, 10_000)
  expect(shown.all('count-stepper')[0]?.textContent).toBeDefined()
  shown.happen('onQuantity', { detail: 3 })
  scene.phone.plan(yes({ vouchers: [voucher, { ...voucher, id: 'v2' }, { ...voucher, id: 'v3' }], points: 9_460 }))
  await shown.tap(REDEEM)
  expect(ask).toHaveBeenCalledWith(expect.objectContaining({ content: '用 540 积分换 3 份“无捻毛巾”。' }))
  expect(shown.text()).toContain('另外 2 张在“我的券”里')
})

test('the same reward once more, seen with what was redeemed unheard, is another redemption', async () => {
  answers(true)
  const shown = await open()
  scene.phone.plan('lost', 'lost', 'lost', yes({ rewards: [towel], points: 254 }))
  await shown.tap(REDEEM)
  scene.phone.plan(yes({ rewards: [{ ...towel, mine: towel.mine + 1 }], points: 254 }))
  const again = await scene.open('pages/reward/reward?id=towel')
  scene.phone.plan(yes({ vouchers: [voucher], points: 74 }))
  await again.tap(REDEEM)
  const ids = scene.phone.sent.filter(({ data }) => data.action === 'redeem').map(({ data }) => data.requestId)
  expect(ids[3]).not.toBe(ids[0])
})

test('a redemption whose answer was lost is asked again under the same request', async () => {
  answers(true)
  const shown = await open()
  // It was done, and the page has read so.
  scene.phone.plan('lost', 'lost', 'lost', yes({ rewards: [{ ...towel, mine: towel.mine + 1 }], points: 254 }))
  await shown.tap(REDEEM)
  expect(shown.text()).toContain('不会重复')
  scene.phone.plan(yes({ vouchers: [voucher], points: 74 }))
  await shown.tap(REDEEM)
  const ids = scene.phone.sent.filter(({ data }) => data.action === 'redeem').map(({ data }) => data.requestId)
  expect(ids).toHaveLength(4)
  expect(new Set(ids).size).toBe(1)
})

test('refused because the last one has just gone: it says so and shows what is left now', async () => {
  answers(true)
  const shown = await open()
  scene.phone.plan(
    refusal('OUT_OF_STOCK', '刚刚换完了，可以放进心愿'),
    yes({ rewards: [{ ...towel, stockLeft: 0 }], points: 254 }),
  )
  await shown.tap(REDEEM)
  expect(shown.text()).toContain('刚刚换完了，可以放进心愿')
  expect(shown.text()).toContain('暂时换完了')
})

test.each([
  ['points are lacking', { ...towel, missing: 26 }, '还差 26 积分'],
  ['it is gone', { ...towel, stockLeft: 0 }, '暂时换完了'],
])('where %s the button says so and does nothing', async (_, reward, words) => {
  const ask = answers(true)
  const shown = await open(reward)
  expect(shown.text()).toContain(words)
  await shown.tap(REDEEM)
  expect(ask).not.toHaveBeenCalled()
})

test('a wish is put in and taken out', async () => {
  const shown = await open()
  scene.phone.plan(yes({ on: true }))
  await shown.tap('.wish')
  expect(shown.text()).toContain('心愿里')
  scene.phone.plan(yes({ on: false }))
  await shown.tap('.wish')
  expect(shown.text()).not.toContain('心愿里')
  expect(scene.phone.sent.slice(1).map(({ data }) => data.input)).toEqual([
    { rewardId: 'towel', on: true },
    { rewardId: 'towel', on: false },
  ])
})
