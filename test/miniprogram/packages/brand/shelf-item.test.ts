import { pageScene } from '../../pages/page-scene'
import { refusal, yes } from '../../reward-samples'
import { NOW, page, shanghai, towel } from './brand-samples'

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

  test('the wheel of a moment’s day stands at that day, and what is confirmed untouched is unchanged', async () => {
    const ends = { closesAt: shanghai('2026-12-18T10:00') }
    const shown = await openTowel({ ...towel, ...ends })
    await shown.pickDay('form-fields wx-picker:has([aria-label="结束，2026年12月18日"])')
    expect(shown.text()).toContain('2026年12月18日')
    await shown.pickDay('form-fields wx-picker:has([aria-label="结束，2026年12月18日"])', '2027-01-31')
    scene.phone.plan(yes({ reward: towel }))
    await shown.tap('save-bar .van-button')
    expect(lastInput()).toMatchObject({ closesAt: shanghai('2027-01-31T10:00') })
  })

  test('a new one is asked for what is missing, field by field, and then stands without units', async () => {
    const shown = await scene.open(page('shelf-item'))
    await shown.tap('save-bar .van-button')
    expect(scene.phone.sent).toEqual([])
    expect(shown.text()).toContain('有几处还要改')
    expect(shown.text()).toContain('会员看到的名字 请写名称')
    expect(shown.text()).toContain('请写 1 到 1,000,000 的整数')

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
    await shown.tap('form-fields [aria-label^="增加"]')
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

  test('a picture from the phone takes the place of ours; one that does not go up is told, and closing the album is nothing', async () => {
    const chooseMedia = jest.fn(async () => ({ tempFiles: [{ tempFilePath: 'wxfile://tmp/a.png' }] }))
    const uploadFile = jest.fn(async () => ({ fileID: 'cloud://env/rewards/a.png' }))
    Object.assign(scene.phone.wx, { chooseMedia })
    Object.assign(scene.phone.wx.cloud, { uploadFile })
    const shown = await openTowel()
    const own = 'form-fields [aria-label="从手机里选一张"]'
    chooseMedia.mockRejectedValueOnce({ errMsg: 'chooseMedia:fail cancel' })
    await shown.tap(own)
    expect(uploadFile).not.toHaveBeenCalled()
    uploadFile.mockRejectedValueOnce({ errMsg: 'cloud.uploadFile:fail' })
    await shown.tap(own)
    expect(shown.text()).toContain('图片没有传上去')
    await shown.tap(own)
    expect(shown.text()).not.toContain('图片没有传上去')
    scene.phone.plan(yes({ reward: towel }))
    await shown.tap('save-bar .van-button')
    expect(lastInput()).toEqual({ ...terms, picture: 'cloud://env/rewards/a.png' })
  })

  test('before she has agreed the album is asked for in our words, and a no is told beside the field', async () => {
    localStorage.clear()
    const shown = await openTowel()
    await shown.tap('form-fields [aria-label="从手机里选一张"]')
    expect(shown.text()).toContain('先问您一声')
    await shown.tap('[class$="--refuse"], [class*="--refuse "]')
    expect(shown.text()).toContain('没有同意，图片没有选')
    expect(shown.text()).not.toContain('先问您一声')
  })

  test('units are added to what is there, once more than there may be are refused here, and a refusal is told', async () => {
    const shown = await openTowel()
    shown.happen('onUnits', { detail: { key: 'units', value: '9961' } })
    await shown.tap('.add .van-button')
    expect(shown.text()).toContain('请写 1 到 9,960 的整数')
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
    await shown.tap('.acts .van-button')
    expect(showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '下架这份礼品' }))
    expect(scene.phone.actions).toEqual(['rewards'])

    showModal.mockResolvedValue({ confirm: true })
    scene.phone.plan(yes({ reward: { ...towel, version: 4, onSale: false } }))
    await shown.tap('.acts .van-button')
    expect(lastInput()).toEqual({ ...terms, onSale: false })
    for (const words of ['，已下架', '重新上架']) expect(shown.text()).toContain(words)
    scene.phone.plan(yes({ reward: { ...towel, version: 5, onSale: false, points: 150 } }))
    await shown.tap('save-bar .van-button')
    expect(lastInput()).toEqual({ ...terms, version: 4, onSale: false, points: 150 })
  })

  test('is taken off the shelf over what does not concern it; what another changed is told first', async () => {
    Object.assign(scene.phone.wx, { showModal: async () => ({ confirm: true }) })
    const shown = await openTowel()
    scene.phone.plan(CHANGED, yes({ rewards: [{ ...towel, version: 4, name: '浴巾' }] }))
    await shown.tap('.acts .van-button')
    expect(shown.text()).toContain('名称：那边改成了“浴巾”')
    expect(shown.text()).toContain('看过再决定')
    const off = { ...towel, version: 6, name: '浴巾', onSale: false }
    scene.phone.plan(CHANGED, yes({ rewards: [{ ...off, version: 5 }] }), yes({ reward: off }))
    await shown.tap('.acts .van-button')
    expect(lastInput()).toEqual({ ...terms, version: 5, name: '浴巾', onSale: false })
    expect(shown.text()).toContain('已下架')
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
