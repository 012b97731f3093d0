import { pageScene } from '../../pages/page-scene'
import { refusal, yes } from '../../reward-samples'
import { awardRules, checkInRules, huaihai, monthly, NOW, page, shanghai, towel } from './brand-samples'

const scene = pageScene(NOW)

const CHANGED = refusal('LOCKED', '别人刚刚改过这里，请先看看最新的内容再改')

const lastInput = () => scene.phone.sent.at(-1)?.data.input

async function openTowel(kept = towel) {
  scene.phone.plan(yes({ rewards: [kept] }))
  return scene.open(`${page('shelf-item')}?id=towel`)
}

type Shown = Awaited<ReturnType<typeof openTowel>>

const write = (shown: Shown, key: string, value: string | number | boolean) =>
  shown.happen('onField', { detail: { key, value } })

/** Types into the field of that name, as the keyboard does. */
function type(shown: Shown, name: string, text: string): void {
  const [field] = shown.all(`form-fields [aria-label^="${name}"] :is(input, textarea)`)
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) throw new Error(`no field ${name}`)
  field.value = text
  field.dispatchEvent(new InputEvent('input'))
}

const { units: _units, unitsLeft: _unitsLeft, ...terms } = towel

describe('a reward', () => {
  test('goes back as it came, with the version that was read', async () => {
    const shown = await openTowel()
    scene.phone.plan(yes({ reward: { ...towel, version: 4 } }))
    await shown.tap('save-bar .van-button')
    expect(lastInput()).toEqual(terms)
    expect(shown.text()).toContain('已保存')
  })

  test('with a limit, a price at the till and both ends comes back alike', async () => {
    const rich = {
      ...terms,
      limit: 3,
      priceFen: 4_950,
      memberPriceFen: 3_900,
      opensAt: shanghai('2026-12-01T10:00'),
      closesAt: shanghai('2026-12-31T22:00'),
      audience: 'paid' as const,
      tags: ['bath', 'coupon'],
    }
    const shown = await openTowel({ ...towel, ...rich })
    for (const words of ['到店付', '付费会员付', '每人最多', '2026年12月1日', '10:00', '2026年12月31日', '22:00']) {
      expect(shown.text()).toContain(words)
    }
    scene.phone.plan(yes({ reward: { ...towel, ...rich } }))
    await shown.tap('save-bar .van-button')
    expect(lastInput()).toEqual(rich)
  })

  test('a new one is asked for what is missing, field by field, and then stands without units', async () => {
    const shown = await scene.open(page('shelf-item'))
    await shown.tap('save-bar .van-button')
    expect(scene.phone.sent).toEqual([])
    expect(shown.text()).toContain('有几处还要改')
    expect(shown.text()).toContain('会员看到的名字 请写名称')
    expect(shown.text()).toContain('请写 1 到 1000000 的整数')

    for (const [key, value] of [
      ['name', '棉布杯垫'],
      ['points', '30'],
      ['isPaid', true],
      ['price', '9.9'],
      ['memberPrice', '19'],
      ['ends', true],
      ['closes', '2026-12-01 22:00'],
      ['isTimed', true],
      ['opens', '2026-12-02 10:00'],
    ] as const)
      write(shown, key, value)
    await shown.tap('save-bar .van-button')
    for (const words of ['不能比到店付的多', '结束要在开始之后']) expect(shown.text()).toContain(words)
    write(shown, 'memberPrice', '')
    write(shown, 'isTimed', false)
    scene.phone.plan(yes({ reward: { ...towel, id: 'new1', version: 1, units: 0, unitsLeft: 0 } }))
    await shown.tap('save-bar .van-button')
    expect(lastInput()).toMatchObject({
      name: '棉布杯垫',
      priceFen: 990,
      memberPriceFen: 990,
      opensAt: 0,
      onSale: true,
    })
    expect(lastInput()).not.toHaveProperty('id')
    expect(shown.text()).toContain('还没有库存，在上面放上几份吧')
  })

  test('its controls do what a thumb does to them', async () => {
    const shown = await openTowel()
    for (const chip of ['服务', '浴室', '香氛', '图片 tea']) await shown.tap(`form-fields [aria-label="${chip}"]`)
    await shown.tap('form-fields [aria-label^="每人限量"] .van-switch')
    await shown.tap('form-fields .van-stepper__plus')
    type(shown, '名称', '无捻浴巾')
    type(shown, '介绍', '柔软吸水。')
    type(shown, '需要积分', '150')
    scene.phone.plan(yes({ reward: towel }))
    await shown.tap('save-bar .van-button')
    expect(lastInput()).toEqual({
      ...terms,
      kind: 'service',
      tags: ['scent'],
      picture: 'tea',
      limit: 2,
      name: '无捻浴巾',
      about: '柔软吸水。',
      points: 150,
    })
  })

  test('units are added to what is there, once more than there may be are refused here, and a refusal is told', async () => {
    const shown = await openTowel()
    shown.happen('onUnits', { detail: { key: 'units', value: '9961' } })
    await shown.tap('.add .van-button')
    expect(shown.text()).toContain('请写 1 到 9960 的整数')
    shown.happen('onUnits', { detail: { key: 'units', value: '8' } })
    scene.phone.plan(refusal('INTERNAL', '服务开了小差，请稍后再试'))
    await shown.tap('.add .van-button')
    expect(shown.text()).toContain('服务开了小差')
    scene.phone.plan(yes({ reward: { ...towel, version: 4, units: 48, unitsLeft: 20 } }))
    await shown.tap('.add .van-button')
    // The same request, since nobody knows what became of the first.
    expect(new Set(scene.phone.requestIds.slice(-2)).size).toBe(1)
    expect(shown.text()).toContain('20 份可以换，一共放过 48 份')
    expect(shown.text()).toContain('放上了 8 份')
  })

  test('is taken off the shelf only after it was said what that means; what is being written stays unsaved', async () => {
    const showModal = jest.fn(async () => ({ confirm: false }))
    Object.assign(scene.phone.wx, { showModal })
    const shown = await openTowel()
    write(shown, 'points', '150')
    await shown.tap('.shelf .van-button')
    expect(showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '下架这份礼品' }))
    expect(scene.phone.actions).toEqual(['rewards'])

    showModal.mockResolvedValue({ confirm: true })
    scene.phone.plan(yes({ reward: { ...towel, version: 4, onSale: false } }))
    await shown.tap('.shelf .van-button')
    expect(lastInput()).toEqual({ ...terms, onSale: false })
    for (const words of ['，已下架', '重新上架']) expect(shown.text()).toContain(words)
    scene.phone.plan(yes({ reward: { ...towel, version: 5, onSale: false, points: 150 } }))
    await shown.tap('save-bar .van-button')
    expect(lastInput()).toEqual({ ...terms, version: 4, onSale: false, points: 150 })
  })

  test('two operators: the second is told what the first did, keeps what she wrote, and saves over what she has seen', async () => {
    const shown = await openTowel()
    write(shown, 'points', '150')
    write(shown, 'about', '柔软吸水。')
    const theirs = { ...towel, version: 4, points: 200, name: '无捻浴巾', limit: 2 }
    scene.phone.plan(CHANGED, yes({ rewards: [theirs] }))
    await shown.tap('save-bar .van-button')
    for (const words of [
      '别人刚刚改过这里。您写的都还在，看一眼再保存。',
      '名称：那边改成了“无捻浴巾”',
      '需要积分：那边改成了 200 分，这里留着您写的 150 分',
      '每人限量：那边改成了开',
    ])
      expect(shown.text()).toContain(words)

    scene.phone.plan(yes({ reward: { ...theirs, version: 5, points: 150, about: '柔软吸水。' } }))
    await shown.tap('save-bar .van-button')
    expect(lastInput()).toEqual({
      ...terms,
      version: 4,
      name: '无捻浴巾',
      limit: 2,
      points: 150,
      about: '柔软吸水。',
    })
    expect(shown.text()).not.toContain('那边改成了')
  })

  test('changed by another and then not reached: nothing that was written is lost', async () => {
    const shown = await openTowel()
    write(shown, 'points', '150')
    scene.phone.plan(CHANGED, refusal('INTERNAL', '服务开了小差，请稍后再试'))
    await shown.tap('save-bar .van-button')
    expect(shown.text()).toContain('服务开了小差')
    scene.phone.plan(CHANGED, yes({ rewards: [{ ...towel, version: 4, name: '浴巾' }] }), yes({ reward: towel }))
    await shown.tap('save-bar .van-button')
    await shown.tap('save-bar .van-button')
    expect(lastInput()).toEqual({ ...terms, version: 4, name: '浴巾', points: 150 })
  })

  test('changed by another in what does not stand in the form: saved at once over that, and never round and round', async () => {
    const shown = await openTowel()
    const restocked = { ...towel, version: 4, units: 60, onSale: false }
    scene.phone.plan(CHANGED, yes({ rewards: [restocked] }), yes({ reward: { ...restocked, version: 5 } }))
    await shown.tap('save-bar .van-button')
    expect(lastInput()).toEqual({ ...terms, version: 4, onSale: false })
    expect(shown.text()).toContain('已保存')
    scene.phone.plan(CHANGED, yes({ rewards: [restocked] }), CHANGED, yes({ rewards: [restocked] }))
    await shown.tap('save-bar .van-button')
    expect(scene.phone.actions.slice(-4)).toEqual(['saveReward', 'rewards', 'saveReward', 'rewards'])
    expect(shown.text()).toContain('看一眼再保存')
  })
})

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
  expect(shown.text()).toContain('第七天 积分 请写 1 到 1000 的整数')
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
