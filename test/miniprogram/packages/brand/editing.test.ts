import { pageScene } from '../../pages/page-scene'
import { refusal, yes } from '../../reward-samples'
import { awardRules, checkInRules, huaihai, monthly, NOW, page } from './brand-samples'

const scene = pageScene(NOW)

const CHANGED = refusal('LOCKED', '别人刚刚改过这里，请先看看最新的内容再改')

const lastInput = () => scene.phone.sent.at(-1)?.data.input

type Shown = Awaited<ReturnType<typeof scene.open>>

const write = (shown: Shown, key: string, value: string | number | boolean) =>
  shown.happen('onField', { detail: { key, value } })

const { version: planVersion, onSale: _onSale, ...plan } = monthly

test('a plan: read, saved over its version, refused where it is wrong, changed by another, and no longer sold', async () => {
  Object.assign(scene.phone.wx, { showModal: async () => ({ confirm: true }) })
  scene.phone.plan(yes({ plans: [monthly] }))
  const shown = await scene.open(`${page('plan')}?id=monthly`)
  write(shown, 'times', '0.5')
  write(shown, 'monthlyName', '')
  await shown.tap('save-bar .van-button')
  for (const words of ['请写 1 到 10 倍', '请写领什么']) expect(shown.text()).toContain(words)

  write(shown, 'times', '2')
  write(shown, 'monthlyName', '棉布杯垫')
  scene.phone.plan(CHANGED, yes({ plans: [{ ...monthly, version: 3, priceFen: 2_900 }] }))
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('价格：那边改成了 29 元')
  const saved = { ...plan, priceFen: 2_900, benefits: { ...plan.benefits, pointsPercent: 200 } }
  scene.phone.plan(yes({ plan: { ...saved, version: 4, onSale: true } }))
  await shown.tap('save-bar .van-button')
  expect(lastInput()).toEqual({ ...saved, version: planVersion + 1, onSale: true })

  scene.phone.plan(yes({ plan: { ...saved, version: 5, onSale: false } }))
  await shown.tap('.act .van-button')
  expect(lastInput()).toEqual({ ...saved, version: 4, onSale: false })
  expect(shown.text()).toContain('恢复出售')
})

test('what is not saved is asked about before it is left, and what is saved is not', async () => {
  const asks = jest.fn(async () => ({}))
  const asksNoMore = jest.fn(async () => ({}))
  Object.assign(scene.phone.wx, { enableAlertBeforeUnload: asks, disableAlertBeforeUnload: asksNoMore })
  scene.phone.plan(yes({ stores: [huaihai] }))
  const shown = await scene.open(`${page('store')}?id=huaihai`)
  expect(asks).not.toHaveBeenCalled()
  write(shown, 'name', '淮海中路')
  write(shown, 'name', '淮海中路店')
  expect(asks).toHaveBeenCalledTimes(1)
  expect(asks).toHaveBeenCalledWith({ message: expect.stringContaining('还没有保存') })

  write(shown, 'name', huaihai.name)
  expect(asksNoMore).toHaveBeenCalledTimes(1)
  write(shown, 'name', '淮海中路店')
  scene.phone.plan(yes({ store: { ...huaihai, version: 5, name: '淮海中路店' } }))
  await shown.tap('save-bar .van-button')
  expect(asks).toHaveBeenCalledTimes(2)
  expect(asksNoMore).toHaveBeenCalledTimes(2)
})

const typed = (shown: Shown) =>
  shown.all('form-fields :is(input, textarea)').map((each) => (each as HTMLInputElement).value)

test('what was left unsaved is there the next time, upon what others made of it meanwhile, until it is given up', async () => {
  scene.phone.plan(yes({ stores: [huaihai] }))
  write(await scene.open(`${page('store')}?id=huaihai`), 'name', '淮海中路店')

  scene.phone.plan(yes({ stores: [{ ...huaihai, version: 5, address: '淮海中路 10 号' }] }))
  const again = await scene.open(`${page('store')}?id=huaihai`)
  expect(again.text()).toContain('上次写的还没有保存，都放回来了')
  expect(again.text()).toContain('地址：那边改成了“淮海中路 10 号”')
  expect(typed(again)).toEqual(['淮海中路店', '淮海中路 10 号'])
  await again.tap('brought-back [role="button"]')
  expect(typed(again)).toEqual(['淮海路店', '淮海中路 10 号'])
  expect(again.text()).not.toContain('上次写的')

  scene.phone.plan(yes({ stores: [huaihai] }))
  const third = await scene.open(`${page('store')}?id=huaihai`)
  expect(third.text()).not.toContain('上次写的')
})

test('a new one that was left half written comes back with the next new one, and with no other; saved, it is gone', async () => {
  write(await scene.open(page('store')), 'name', '新天地店')
  scene.phone.plan(yes({ stores: [huaihai] }))
  expect((await scene.open(`${page('store')}?id=huaihai`)).text()).not.toContain('上次写的')

  const again = await scene.open(page('store'))
  expect(typed(again)).toEqual(['新天地店', ''])
  scene.phone.plan(yes({ store: { id: 'xtd', name: '新天地店', address: '', version: 1 } }))
  await again.tap('save-bar .van-button')
  expect(again.text()).toContain('已保存')
  expect(again.text()).not.toContain('上次写的')
  expect(typed(await scene.open(page('store')))).toEqual(['', ''])
})

test('what was saved, though nobody heard so, is not brought back as if it were unsaved', async () => {
  scene.phone.plan(yes({ stores: [huaihai] }))
  const shown = await scene.open(`${page('store')}?id=huaihai`)
  write(shown, 'name', '淮海中路店')
  scene.phone.plan('lost', 'lost', 'lost')
  await shown.tap('save-bar .van-button')
  scene.phone.plan(yes({ stores: [{ ...huaihai, version: 5, name: '淮海中路店' }] }))
  const again = await scene.open(`${page('store')}?id=huaihai`)
  expect(typed(again)[0]).toBe('淮海中路店')
  expect(again.text()).not.toContain('上次写的')
})

test('a new plan gives what is switched on and nothing else', async () => {
  const shown = await scene.open(page('plan'))
  for (const [key, value] of [
    ['name', '季卡'],
    ['term', 'quarter'],
    ['price', '39'],
    ['makeUpCards', 1],
  ] as const)
    write(shown, key, value)
  scene.phone.plan(yes({ plan: monthly }))
  await shown.tap('save-bar .van-button')
  expect(lastInput()).toEqual({
    name: '季卡',
    term: 'quarter',
    priceFen: 3_900,
    onSale: true,
    benefits: {
      pointsPercent: 100,
      makeUpCards: 1,
      memberPrices: false,
      paidRewards: false,
      monthlyItem: null,
      birthdayPoints: 0,
    },
  })
})

test('a store: saved over its version, changed by another, and never without a name', async () => {
  scene.phone.plan(yes({ stores: [huaihai] }))
  const shown = await scene.open(`${page('store')}?id=huaihai`)
  write(shown, 'name', ' ')
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('请写店名')
  write(shown, 'name', '淮海中路店')
  scene.phone.plan(CHANGED, yes({ stores: [{ ...huaihai, version: 5, address: '淮海中路 10 号' }] }))
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('地址：那边改成了“淮海中路 10 号”')
  scene.phone.plan(yes({ store: { ...huaihai, version: 6 } }))
  await shown.tap('save-bar .van-button')
  expect(lastInput()).toEqual({ id: 'huaihai', version: 5, name: '淮海中路店', address: '淮海中路 10 号' })
})

test('the rewards of checking in: seven whole numbers, over what was read', async () => {
  scene.phone.plan(yes(checkInRules))
  const shown = await scene.open(page('check-in-rules'))
  write(shown, 'day7', '0')
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('第七天 积分 请写 1 到 1,000 的整数')
  write(shown, 'day7', '50')
  scene.phone.plan(CHANGED, yes({ ...checkInRules, tomorrow: [8, 5, 10, 5, 10, 15, 30], version: 2 }))
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('第一天：那边改成了 8 积分')
  scene.phone.plan(yes({ ...checkInRules, tomorrow: [8, 5, 10, 5, 10, 15, 50], version: 3 }))
  await shown.tap('save-bar .van-button')
  expect(lastInput()).toEqual({ rewards: [8, 5, 10, 5, 10, 15, 50], version: 2 })
  expect(shown.text()).toContain('已保存，从明天起')
})

test('multipliers: days come and go, what the page does not show stays, and the other’s days are told', async () => {
  scene.phone.plan(yes(awardRules))
  const shown = await scene.open(page('multipliers'))
  expect(shown.text()).not.toContain('11月1日')
  shown.happen('onDay', { detail: { value: '2026-11-22' } })
  await shown.settle()
  expect(shown.text()).toContain('请选今天或以后的日子')
  shown.happen('onDay', { detail: { value: '2026-12-08' } })
  shown.happen('onDay', { detail: { value: '2026-12-01' } })
  shown.happen('onField', { detail: { key: 'day:2026-12-08', value: '11' } })
  await shown.tap('save-bar .van-button')
  expect(shown.text()).toContain('12月8日 倍 请写 0 到 10 倍')
  shown.happen('onField', { detail: { key: 'day:2026-12-08', value: '1.5' } })
  await shown.settle()
  shown.happen('onRemove', { detail: { key: 'day:2026-12-01' } })

  const theirs = { ...awardRules, days: { '2026-11-01': 300, '2026-12-01': 300, '2026-12-12': 200 }, version: 6 }
  scene.phone.plan(CHANGED, yes(theirs))
  await shown.tap('save-bar .van-button')
  for (const words of ['12月1日：那边改成了 3 倍', '12月12日：那边改成了 2 倍']) expect(shown.text()).toContain(words)
  scene.phone.plan(yes({ ...theirs, version: 7 }))
  await shown.tap('save-bar .van-button')
  expect(lastInput()).toEqual({
    tiers: { member: 100, staff: 120 },
    days: { '2026-11-01': 300, '2026-12-12': 200, '2026-12-08': 150 },
    version: 6,
  })
})
