import type { WhyMessage } from '../../../typings/contract'
import { why } from '../message-samples'
import { refusal, yes } from '../reward-samples'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-11-23T11:00:00+08:00'))

const open = (decision: WhyMessage = why) => {
  scene.phone.plan(yes(decision))
  return scene.open('pages/why/why?id=m2')
}

test('every gate stands in its order, with what came of it', async () => {
  const shown = await open()
  expect(shown.all('.gate').map((gate) => gate.getAttribute('aria-label'))).toEqual([
    '和您有关：您把它放进了心愿，过了',
    '您没有关掉这类提醒，过了',
    '微信里还允许发 1 次，过了',
    '那天还没有发过别的，过了',
    '当时是 23:40，在 22 点到 9 点之间，没有过',
    '值得说一声，过了',
  ])
  expect(shown.text()).toContain('没有发到微信，放在“消息”里等您来看。')
  expect(shown.text()).toContain('因为您把无捻毛巾放进了心愿')
  expect(shown.text()).toContain('规则第 3 版')
})

test.each([
  [{ chance: 0.42, value: 3, cost: 0.45, expected: 0.81 }, '42% × 3 − 0.45 = 0.81', '值得说一声'],
  [{ chance: 0.07, value: 2, cost: 0.45, expected: -0.31 }, '7% × 2 − 0.45 = −0.31', '不值得打扰您'],
  [{ chance: 0.5, value: 1, cost: 0.5, expected: 0 }, '50% × 1 − 0.5 = 0', '不值得打扰您'],
])('the worth of %j is reckoned before her eyes', async (worth, sum, verdict) => {
  const shown = await open({ ...why, worth })
  for (const words of ['您用得上的可能', '对您的好处', '打扰您一次，算作', sum, verdict])
    expect(shown.text()).toContain(words)
})

test('a message of a rule that is paused was not sent, though it would have been worth it', async () => {
  const gates = why.gates.map((each) => (each.gate === 'notWorthIt' ? { ...each, passed: false } : each))
  const shown = await open({ ...why, gates })
  expect(shown.text()).toContain('好处比打扰多，但这类消息最近少有人用得上，先停着。')
})

test('the tags that spoke for it are named, with a way to all of them; without any it says so', async () => {
  const shown = await open()
  expect(shown.all('.tag').map((tag) => tag.textContent)).toEqual(['常看毛巾'])
  expect(shown.text()).toContain('看看我的标签')
  const without = await open({ ...why, tags: [] })
  expect(without.text()).toContain('没有用到您的标签')
  expect(without.text()).not.toContain('看看我的标签')
})

test('here too she says that it is not for her', async () => {
  const shown = await open()
  scene.phone.plan(refusal('TRY_AGAIN', '人有点多，请再试一次'), yes({ irrelevant: true }))
  await shown.tap('.foot .van-button')
  expect(scene.phone.sent.at(-1)?.data).toMatchObject({ action: 'notRelevant', input: { id: 'm2' } })
  expect(shown.text()).toContain('记下了与您无关，这类会少来，用到的标签也会少算。')
})

test('a message that is not there is a page that says so', async () => {
  scene.phone.plan(refusal('NOT_FOUND', '没有找到这条消息，回到消息列表看看'))
  const shown = await scene.open('pages/why/why?id=gone')
  expect(shown.text()).toBe('没有找到这条消息 还留着的都在消息列表里。 看看消息')
})
