import type { TagView } from '../../../typings/contract'
import { refusal, yes } from '../reward-samples'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-12-01T10:00:00+08:00'))
const open = () => scene.open('pages/tags/tags')

const at = Date.parse('2026-11-29T09:00:00+08:00')
const bath: TagView = {
  tag: 'bath',
  name: '常看浴室用品',
  score: 9.5,
  evidence: [
    { kind: 'view', count: 6, lastAt: at, words: '看过浴室用品 6 次' },
    { kind: 'wish', count: 1, lastAt: at - 86_400_000, words: '把浴室用品放进心愿 1 次' },
  ],
  paused: false,
}
const store: TagView = {
  tag: 'store:s1',
  name: '去过淮海路店',
  score: 4,
  evidence: [{ kind: 'purchase', count: 1, lastAt: at, words: '在淮海路店买过 1 次' }],
  paused: true,
}
const drawer = (tags: readonly TagView[], more: object = {}) => yes({ tags, personalised: true, minor: false, ...more })
const inputs = () => scene.phone.sent.map(({ data }) => ({ action: data.action, input: data.input }))

test('every tag in plain words, with why it is there and since when; no score is shown', async () => {
  scene.phone.plan(drawer([bath, store]))
  const text = (await open()).text()
  for (const words of [
    '常看浴室用品',
    '看过浴室用品 6 次，最近 11月29日',
    '把浴室用品放进心愿 1 次，11月28日',
    '去过淮海路店',
    '已暂停',
    '每十四天淡一半',
  ]) {
    expect(text).toContain(words)
  }
  expect(text).not.toContain('9.5')
})

test('pausing and going on say what holds then, and a tap that is answered “no longer there” says so', async () => {
  scene.phone.plan(drawer([bath, store]), drawer([{ ...bath, paused: true }, store]))
  const shown = await open()
  await shown.tap('.act[aria-label="暂停常看浴室用品"]')
  expect(shown.all('.state')).toHaveLength(2)
  scene.phone.plan(refusal('NOT_FOUND', '没有找到这个标签，它可能已经淡去或删掉了'))
  await shown.tap('.act[aria-label="继续用去过淮海路店"]')
  expect(shown.text()).toContain('已经淡去或删掉了')
  expect(inputs().slice(1)).toEqual([
    { action: 'pauseTag', input: { tag: 'bath', paused: true } },
    { action: 'pauseTag', input: { tag: 'store:s1', paused: false } },
  ])
})

test('deleting asks first what it comes to; kept when she thinks better of it, gone when she means it', async () => {
  scene.phone.plan(drawer([bath]))
  let confirm = false
  Object.assign(scene.phone.wx, { showModal: async () => ({ confirm }) })
  const shown = await open()
  await shown.tap('.act[aria-label="删掉常看浴室用品"]')
  expect(scene.phone.actions).toEqual(['tags'])
  confirm = true
  scene.phone.plan(drawer([]))
  await shown.tap('.act[aria-label="删掉常看浴室用品"]')
  expect(scene.phone.sent.at(-1)?.data).toMatchObject({ action: 'forgetTag', input: { tag: 'bath' } })
  expect(shown.text()).toContain('还没有标签')
})

test('the switch says what it means either way; of a minor it stays off', async () => {
  scene.phone.plan(drawer([bath]))
  const shown = await open()
  expect(shown.text()).toContain('并说明为什么')
  scene.phone.plan(yes({ personalised: false, messages: {} }), drawer([bath], { personalised: false }))
  await shown.tap('.switch-row')
  expect(shown.text()).toContain('看到的和所有人一样')
  expect(shown.text()).toContain('已有的标签留着不用')
  expect(inputs()).toMatchObject([{ action: 'tags' }, { action: 'preferences', input: { personalised: false } }, {}])

  scene.phone.plan(drawer([], { personalised: false, minor: true }))
  const young = await open()
  expect(young.text()).toContain('未满十八岁')
  await young.tap('.switch-row')
  expect(scene.phone.actions.filter((action) => action === 'preferences')).toHaveLength(1)
})

test('empty, not joined, and not reached each say what to do next', async () => {
  scene.phone.plan(drawer([]))
  expect((await open()).text()).toContain('还没有标签')
  scene.phone.plan(refusal('NOT_JOINED', '还没有加入会员'))
  expect((await open()).text()).toContain('还没有加入会员')
  scene.phone.plan('lost', 'lost', 'lost')
  const failed = await open()
  scene.phone.plan(drawer([bath]))
  await failed.tap('.van-button')
  expect(failed.text()).toContain('常看浴室用品')
})
