import type { BrandEvent } from '../../../../typings/contract'
import { pageScene } from '../../pages/page-scene'
import { refusal, yes } from '../../reward-samples'
import { dashboard, draft, open, published, simulation } from './console-samples'

const scene = pageScene(Date.parse('2026-11-28T09:41:00+08:00'))
const page = (name: string) => `packages/brand/pages/${name}/${name}`

const noCourse = { draws: 0, entrants: 0 }
const shown = (event: BrandEvent) => yes({ event, course: noCourse })
const typed = (field: string, value: string) => ({ currentTarget: { dataset: { field } }, detail: { value } })
const changed = (message = '别人刚刚改过这里') => refusal('LOCKED', message)

const openDraft = async (event: BrandEvent = draft) => {
  scene.phone.plan(shown(event))
  return scene.open(`${page('event')}?id=e1`)
}
const inputOf = (action: string) =>
  scene.phone.sent.filter(({ data }) => data.action === action).map(({ data }) => data.input)

function confirming(confirm = true): jest.Mock {
  const showModal = jest.fn(async () => ({ confirm }))
  Object.assign(scene.phone.wx, { showModal })
  return showModal
}

test('events stand by their state, what is on first, and say how they are', async () => {
  const lacking = { ...draft, id: 'e2', lacks: [{ what: 'contact', words: '请填写联系方式' }] }
  scene.phone.plan(yes({ events: [lacking, published, { ...open, id: 'e3' }] }))
  const list = await scene.open(page('events'))
  expect(list.text()).toMatch(/正在进行.*还有 330 份奖品，共 350 份.*已发布.*2 种奖品，共 350 份.*草稿.*还差 1 处/)
  scene.phone.plan(shown(lacking))
  await list.tap('.row.draft')
  expect(list.text()).toContain('已保存，还差 1 处')
})

test('the first event is a suggestion that can be saved at once, and is nowhere before', async () => {
  scene.phone.plan(yes({ events: [] }))
  const list = await scene.open(page('events'))
  await list.tap('.van-button')
  expect(list.text()).toContain('12月1日 星期二')
  expect(scene.phone.actions).toEqual(['events'])
  scene.phone.plan(yes({ event: { ...draft, lacks: [{ what: 'organiser', words: '请填写主办方' }] } }))
  await list.tap('.save .van-button')
  expect(inputOf('saveEvent')).toEqual([expect.objectContaining({ name: '周二会员日', weekly: true })])
  expect(inputOf('saveEvent')[0]).not.toHaveProperty('id')
  expect(list.text()).toContain('请填写主办方')
})

test('the next event is written after the pattern of the latest, a week on', async () => {
  scene.phone.plan(shown(published))
  const next = await scene.open(`${page('event')}?from=e1`)
  expect(next.text()).toContain('12月8日 星期二')
  scene.phone.plan(yes({ event: { ...draft, id: 'e9' } }))
  await next.tap('.save .van-button')
  expect(inputOf('saveEvent')).toEqual([
    expect.objectContaining({ opensAt: draft.opensAt + 7 * 86_400_000, organiser: '棉朵家居有限公司' }),
  ])
})

test('what is missing stands beside its field, goes with the first key, and the way leads to it', async () => {
  const lacks = [
    { what: 'organiser', words: '请填写主办方' },
    { what: 'prizeOdds', prizeId: 'p2', words: '奖品“20 积分”：请填写概率' },
  ]
  const pageScrollTo = jest.fn(async () => ({}))
  Object.assign(scene.phone.wx, { pageScrollTo })
  const editor = await openDraft({ ...draft, lacks })
  await editor.tap('.lacking .van-button')
  expect(pageScrollTo).toHaveBeenCalledWith(expect.objectContaining({ selector: '#at-organiser' }))
  expect(editor.all('[class$="lack"]').map((each) => each.textContent)).toEqual(['请填写概率', '请填写主办方'])
  editor.happen('onTyped', typed('organiser', '棉'))
  await editor.settle()
  expect(editor.all('[class$="lack"]')).toHaveLength(1)
  expect(editor.text()).toContain('保存草稿')
})

test('prizes are opened, changed, added and taken out, and their odds add up on the way', async () => {
  const editor = await openDraft()
  editor.happen('onToggle', { currentTarget: { dataset: { id: 'p1' } } })
  editor.happen('onPrize', {
    currentTarget: { dataset: { id: 'p1' } },
    detail: {
      prize: { id: 'p1', kind: 'coupon', name: '30 元门店礼券', value: '30', units: '50', odds: '8.5', points: '' },
    },
  })
  await editor.settle()
  expect(editor.text()).toContain('概率合计 38.5%，另外 61.5% 这次没有奖品')
  await editor.tap('prize-form [class*="--remove"]')
  await editor.tap('.add')
  expect(editor.text()).toContain('还没有名字')
  scene.phone.plan(yes({ event: draft }))
  await editor.tap('.save .van-button')
  expect(inputOf('saveEvent')).toEqual([
    expect.objectContaining({
      version: 3,
      prizes: [expect.objectContaining({ id: 'p2' }), { id: 'p1', kind: 'goods', name: '' }],
    }),
  ])
})

test('what was not saved is still there when the draft is opened again, until it is given up', async () => {
  const editor = await openDraft()
  editor.happen('onTyped', typed('name', '十二月会员日'))
  await editor.settle()
  confirming()
  const again = await openDraft()
  expect(again.text()).toContain('接着上次没保存的')
  expect(again.all('.name input').map((each) => (each as HTMLInputElement).value)).toEqual(['十二月会员日'])
  scene.phone.plan(shown(draft))
  await again.tap('.start-over')
  expect(again.text()).not.toContain('接着上次没保存的')
  expect(scene.phone.storage.has('keptDrafts')).toBe(false)
})

describe('two operators on one draft', () => {
  const theirs = { ...draft, version: 4, name: '棉朵周二' }

  const meet = async () => {
    const editor = await openDraft()
    editor.happen('onTyped', typed('name', '十二月会员日'))
    await editor.settle()
    scene.phone.plan(changed(), shown(theirs))
    await editor.tap('.save .van-button')
    return editor
  }

  test('the second is told where they differ, and goes on with what is theirs to choose', async () => {
    const editor = await meet()
    expect(editor.text()).toMatch(/另一位运营刚改过这场草稿.*名称 您 十二月会员日 对方 棉朵周二/)
    expect(editor.text()).toContain('先在上面选一个版本')
    await editor.tap('draft-conflict [class*="--mine"]')
    scene.phone.plan(yes({ event: { ...theirs, version: 5, name: '十二月会员日' } }))
    await editor.tap('.save .van-button')
    expect(inputOf('saveEvent').at(-1)).toMatchObject({ version: 4, name: '十二月会员日' })
    expect(editor.text()).toContain('已保存，模拟一万次')
  })

  test('with the other’s version on the page, one’s own stays on the phone and can be taken back', async () => {
    const editor = await meet()
    await editor.tap('draft-conflict [class*="--theirs"]')
    expect(editor.text()).toContain('您写的还在这部手机上')
    const again = await openDraft(theirs)
    await again.tap('draft-conflict [class*="--back"]')
    expect(again.all('.name input').map((each) => (each as HTMLInputElement).value)).toEqual(['十二月会员日'])
    scene.phone.plan(yes({ event: { ...theirs, version: 5, name: '十二月会员日' } }))
    await again.tap('.save .van-button')
    expect(inputOf('saveEvent').at(-1)).toMatchObject({ version: 4, name: '十二月会员日' })
  })

  test('what was written of a draft that the other has published becomes another event', async () => {
    const editor = await openDraft()
    editor.happen('onTyped', typed('name', '十二月会员日'))
    scene.phone.plan(refusal('LOCKED', '会员日发布后就锁定了'), shown(published))
    await editor.settle()
    await editor.tap('.save .van-button')
    expect(editor.text()).toContain('另一位运营已经发布了这场会员日，您写的还在这里')
    const again = await openDraft(published)
    scene.phone.plan(yes({ event: { ...draft, id: 'e9', version: 1, name: '十二月会员日' } }))
    await again.tap('.save-as-new .van-button')
    expect(inputOf('saveEvent').at(-1)).toMatchObject({ name: '十二月会员日' })
    expect(inputOf('saveEvent').at(-1)).not.toHaveProperty('id')
    expect(again.text()).toContain('已保存，模拟一万次')
    expect(scene.phone.storage.has('keptDrafts')).toBe(false)
  })
})

describe('a draft is deleted', () => {
  test('after a second look, as it was read; with it goes what was written here and not saved', async () => {
    const showModal = confirming(false)
    scene.phone.plan(yes({ events: [draft] }), shown(draft))
    const editor = await scene.open(page('events'))
    await editor.tap('.row')
    editor.happen('onTyped', typed('name', '十二月会员日'))
    await editor.settle()
    await editor.tap('.delete')
    expect(showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '删除这份草稿', confirmText: '删除' }))
    expect(inputOf('deleteDraft')).toEqual([])
    showModal.mockResolvedValue({ confirm: true })
    scene.phone.plan(yes({ event: { ...draft, state: 'deleted' } }), yes({ events: [] }))
    await editor.tap('.delete')
    expect(editor.text()).toContain('还没有会员日')
    expect(inputOf('deleteDraft')).toEqual([{ eventId: 'e1', version: 3 }])
    expect(scene.phone.storage.has('keptDrafts')).toBe(false)
  })

  test('but not over what another has made of it meanwhile', async () => {
    confirming()
    const editor = await openDraft()
    editor.happen('onTyped', typed('name', '十二月会员日'))
    await editor.settle()
    scene.phone.plan(changed(), shown({ ...draft, version: 4, name: '棉朵周二' }))
    await editor.tap('.delete')
    expect(editor.text()).toMatch(/另一位运营刚改过这场草稿.*名称 您 十二月会员日 对方 棉朵周二/)
  })

  test('nor over what another changed, where nothing was written here: it is shown, and said', async () => {
    confirming()
    const editor = await openDraft()
    scene.phone.plan(changed(), shown({ ...draft, version: 4, pointsBudget: 7_000 }))
    await editor.tap('.delete')
    expect(editor.text()).toContain('别人刚刚改过这里')
    scene.phone.plan(refusal('INTERNAL', '服务开了小差，请稍后再试'))
    await editor.tap('.delete')
    expect(inputOf('deleteDraft').at(-1)).toEqual({ eventId: 'e1', version: 4 })
    expect(editor.text()).toContain('服务开了小差')
  })

  test('by another: what was written here becomes another event, and without anything written it says so', async () => {
    const gone = refusal('NOT_FOUND', '没有找到这场会员日')
    const editor = await openDraft()
    editor.happen('onTyped', typed('name', '十二月会员日'))
    await editor.settle()
    scene.phone.plan(gone)
    await editor.tap('.save .van-button')
    expect(editor.text()).toContain('另一位运营已经删除了这份草稿，您写的还在这里')
    scene.phone.plan(gone)
    const again = await scene.open(`${page('event')}?id=e1`)
    scene.phone.plan(yes({ event: { ...draft, id: 'e9', version: 1, name: '十二月会员日' } }))
    await again.tap('.save-as-new .van-button')
    expect(inputOf('saveEvent').at(-1)).toMatchObject({ name: '十二月会员日' })
    expect(inputOf('saveEvent').at(-1)).not.toHaveProperty('id')

    scene.phone.plan(gone)
    expect((await scene.open(`${page('event')}?id=e1`)).text()).toContain('另一位运营已经删除了这份草稿')
  })
})

test('a simulation says what a day costs, and publishing what it locks, as it was simulated', async () => {
  const showModal = confirming()
  scene.phone.plan(shown(draft), yes(simulation))
  const simulated = await scene.open(`${page('simulation')}?id=e1`)
  for (const words of ['¥106', '95% 的日子不超过，到 ¥180', '¥1,060', '发出 50 份，共 50 份，全部发完']) {
    expect(simulated.text()).toContain(words)
  }
  scene.phone.plan(yes({ event: published }), yes(dashboard), shown(published))
  await simulated.tap('.publish .van-button')
  expect(showModal).toHaveBeenCalledWith(
    expect.objectContaining({
      content: expect.stringContaining('2 种奖品共 350 份。发布后，时间、奖品、概率和规则都锁定'),
    }),
  )
  expect(inputOf('publish')).toEqual([{ eventId: 'e1', version: 3 }])
  expect(simulated.text()).toContain('已发布，等着开始')
})

test('a draft that changed since it was simulated is not published', async () => {
  confirming()
  scene.phone.plan(shown(draft), yes(simulation), changed('别人刚刚改过这里，请先看看最新的内容再改'))
  const simulated = await scene.open(`${page('simulation')}?id=e1`)
  await simulated.tap('.publish .van-button')
  expect(simulated.text()).toContain('请先看看最新的内容再改')
})

test('what is not published cannot be published from a simulation of something that is', async () => {
  scene.phone.plan(shown(open), yes(simulation))
  expect((await scene.open(`${page('simulation')}?id=e1`)).all('.publish')).toHaveLength(0)
})

describe('live', () => {
  const live = async (event: BrandEvent, course = { draws: 12, entrants: 8 }) => {
    scene.phone.answer = ({ action }) => yes(action === 'event' ? { event, course } : dashboard)
    return scene.open(`${page('live')}?id=e1`)
  }

  test('an open event is looked at again by itself, as long as it is on top', async () => {
    const watched = await live(open)
    for (const words of ['正在进行', '会员的 0.6%', '1.5', '¥202', '还有 40 份', '发出 10 份，共 50 份']) {
      expect(watched.text()).toContain(words)
    }
    scene.phone.answer = () => yes({ event: open, course: { draws: 15, entrants: 10 } })
    for (const _ of [1, 2, 3]) await watched.settle()
    expect(watched.all('.draws').map((each) => each.textContent)).toEqual(['15'])
    watched.happen('onHide')
    const asked = scene.phone.actions.length
    for (const _ of [1, 2, 3, 4]) await watched.settle()
    expect(scene.phone.actions).toHaveLength(asked)
  })

  test('left while it is being asked, it is not asked again when the answer has come', async () => {
    const watched = await live(open)
    const { callFunction } = scene.phone.wx.cloud
    let answer = () => {}
    scene.phone.wx.cloud.callFunction = (call) =>
      new Promise((resolve) => {
        answer = () => resolve(callFunction(call))
      })
    for (const _ of [1, 2, 3]) await watched.settle()
    watched.happen('onHide')
    scene.phone.wx.cloud.callFunction = callFunction
    answer()
    await watched.settle()
    const asked = scene.phone.actions.length
    for (const _ of [1, 2, 3, 4]) await watched.settle()
    expect(scene.phone.actions).toHaveLength(asked)
    watched.happen('onShow')
    for (const _ of [1, 2, 3, 4]) await watched.settle()
    expect(scene.phone.actions).toHaveLength(asked + 2)
  })

  test('closing early says that it is written down; a closed one can be revealed, and shows its seed', async () => {
    const showModal = confirming()
    const watched = await live(open)
    scene.phone.plan(yes({ event: { ...open, state: 'closed' } }))
    await watched.tap('.close .van-button')
    expect(showModal).toHaveBeenCalledWith(expect.objectContaining({ content: expect.stringContaining('公开记下') }))
    scene.phone.plan(yes({ event: { ...open, state: 'revealed', seed: 'e'.repeat(64) } }))
    await watched.tap('.reveal .van-button')
    expect(watched.text()).toContain('e'.repeat(64))
    expect(scene.phone.actions).toEqual(['dashboard', 'event', 'close', 'reveal'])
  })

  test('whether there is a next one can be changed until it opens', async () => {
    const watched = await live({ ...published, weekly: true })
    scene.phone.plan(yes({ event: { ...published, weekly: false } }))
    await watched.tap('.weekly .van-switch')
    await watched.settle()
    expect(inputOf('saveEvent')).toEqual([{ id: 'e1', weekly: false }])
    expect((await live(open)).text()).not.toContain('每周备好下一场草稿')
  })

  test('a day of claiming that was chosen too late can be taken back, down to the day that holds', async () => {
    const watched = await live(published)
    await watched.tap('.amend')
    const holds = watched.all('.picked')[0]?.textContent
    await watched.pickDay('.pick-day', '2026-12-25')
    expect(watched.text()).toContain('12月25日')
    await watched.pickDay('.pick-day', '2026-12-18')
    expect(watched.text()).toContain('12月18日')
    await watched.pickDay('.pick-day', '2026-12-15')
    expect(watched.all('.picked')[0]?.textContent).toBe(holds)
    await expect(watched.pickDay('.pick-day', '2026-12-14')).rejects.toThrow('do not offer')
  })

  test('only what is in the members’ favour can be changed, and is read out before', async () => {
    const showModal = confirming()
    const watched = await live(published)
    await watched.tap('.amend')
    await watched.tap('.save-amendment .van-button')
    expect(watched.text()).toContain('先填要加几份')
    watched.happen('onMore', { currentTarget: { dataset: { id: 'p1' } }, detail: { value: '20' } })
    watched.happen('onClaimDay', { detail: { value: '2026-12-20' } })
    await watched.settle()
    scene.phone.plan(
      yes({ event: { ...published, amendments: [{ at: 0, kind: 'moreUnits', prizeId: 'p1', from: 50, to: 70 }] } }),
    )
    await watched.tap('.save-amendment .van-button')
    expect(showModal).toHaveBeenCalledWith(
      expect.objectContaining({
        content: expect.stringContaining('“20 元门店礼券”加 20 份；领奖延长到 12月20日 22:00'),
      }),
    )
    expect(inputOf('saveEvent')).toEqual([
      {
        id: 'e1',
        prizes: [
          { id: 'p1', units: 70 },
          { id: 'p2', units: 300 },
        ],
        claimBy: Date.parse('2026-12-20T22:00:00+08:00'),
      },
    ])
    expect(watched.text()).toContain('“20 元门店礼券”从 50 份加到 70 份')
  })
})
