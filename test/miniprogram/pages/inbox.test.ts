import { expiring, why, wishBack } from '../message-samples'
import { refusal, yes } from '../reward-samples'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-11-23T11:00:00+08:00'))
const open = () => scene.open('pages/inbox/inbox')

/** A page of the inbox. */
const inbox = (messages: readonly object[], rest: { next?: string; count?: number } = {}) =>
  yes({
    messages,
    suppressed: { month: '2026-11', count: rest.count ?? 0 },
    ...(rest.next === undefined ? {} : { next: rest.next }),
  })

const sentTo = (action: string) => scene.phone.sent.filter(({ data }) => data.action === action).map(({ data }) => data)

test('a message says what, when, why, and whether it also went out through WeChat', async () => {
  scene.phone.plan(inbox([expiring, wishBack]))
  const shown = await open()
  const [first, second] = shown.all('.message').map((message) => message.textContent ?? '')
  expect(first).toContain('有积分快到期')
  expect(first).toContain('11月23日 10:12 · 也发到了微信')
  expect(first).toContain('因为您有 120 积分这个月底到期')
  expect(second).toContain('11月21日 23:40 · 只放在这里，没有打扰您')
  for (const words of [first, second]) for (const act of ['为什么收到', '与我无关']) expect(words).toContain(act)
})

test('it is read a page at a time, and an older page that did not come is read again', async () => {
  scene.phone.plan(inbox([expiring], { next: 'older' }), 'lost', 'lost', 'lost')
  const shown = await open()
  shown.happen('onReachBottom')
  await shown.settle()
  expect(shown.all('.message')).toHaveLength(1)
  scene.phone.plan(inbox([wishBack]))
  await shown.tap('.end .van-button')
  expect(shown.all('.message')).toHaveLength(2)
  expect(sentTo('inbox').map(({ input }) => input)).toEqual([{}, ...Array(4).fill({ cursor: 'older' })])
  shown.happen('onReachBottom')
  await shown.settle()
  expect(sentTo('inbox')).toHaveLength(5)
})

test('an empty inbox is something good, and says what would come', async () => {
  scene.phone.plan(inbox([]))
  const shown = await open()
  expect(shown.text()).toContain('这里很安静')
  expect(shown.text()).toContain('平时不打扰您')
})

test('not reached: it says so, and a tap tries again', async () => {
  scene.phone.plan('lost', 'lost', 'lost', inbox([expiring]))
  const shown = await open()
  expect(shown.text()).toContain('暂时打不开 没有收到回复，过一会儿再试一次 再试一次')
  await shown.tap('.van-button')
  expect(shown.text()).toContain('有积分快到期')
})

test('what was held back is counted, and explained to who asks', async () => {
  scene.phone.plan(inbox([expiring], { count: 7 }))
  const shown = await open()
  expect(shown.text()).toContain('本月有 7 条没有打扰您')
  expect(shown.text()).not.toContain('有些事我们想到了')
  await shown.tap('.held')
  expect(shown.text()).toContain('有些事我们想到了')
  await shown.tap('.held')
  expect(shown.text()).not.toContain('有些事我们想到了')
})

test('a tap tells that it was opened, once, and leads to its page', async () => {
  scene.phone.plan(inbox([expiring, wishBack]))
  const shown = await open()
  scene.phone.answer = ({ action }) =>
    yes(action === 'openMessage' ? { opened: true } : { rewards: [], points: 0, personalised: true })
  await shown.tap('.head[aria-label^="心愿里的毛巾又有了"]')
  expect(shown.app.context.topPage().instance.route).toBe('pages/reward/reward')
  expect(sentTo('openMessage')).toEqual([{ action: 'openMessage', requestId: expect.anything(), input: { id: 'm2' } }])
  expect(sentTo('reward').map(({ input }) => input)).toEqual([{ id: 'towel' }])
  await backTo(shown)
  expect(shown.all('.unopened')).toHaveLength(1)
  await shown.tap('.head[aria-label="心愿里的毛巾又有了，看过"]')
  expect(sentTo('openMessage')).toHaveLength(1)
})

test('a message may lead to a tab', async () => {
  scene.phone.plan(inbox([expiring]))
  const shown = await open()
  scene.phone.answer = ({ action }) =>
    yes(action === 'openMessage' ? { opened: true } : { rewards: [], points: 0, personalised: true })
  await shown.tap('.head')
  expect(shown.app.context.topPage().instance.route).toBe('pages/rewards/rewards')
})

test('that opening it was not told keeps nobody from going there', async () => {
  scene.phone.plan(inbox([wishBack]))
  const shown = await open()
  scene.phone.answer = ({ action }) => (action === 'openMessage' ? 'lost' : yes({ rewards: [], points: 0 }))
  await shown.tap('.head')
  expect(shown.app.context.topPage().instance.route).toBe('pages/reward/reward')
})

test('a message that was tapped in WeChat is told as opened, once in the visit', async () => {
  scene.phone.answer = ({ action }) =>
    yes(action === 'openMessage' ? { opened: true } : { rewards: [], points: 0, personalised: true })
  const shown = await scene.open('pages/rewards/rewards?message=m1')
  shown.app.controls.setForeground(false)
  shown.app.controls.setForeground(true)
  await shown.settle()
  expect(sentTo('openMessage').map(({ input }) => input)).toEqual([{ id: 'm1' }])
})

test('not relevant is told once, under two taps too, and says what it does', async () => {
  scene.phone.plan(inbox([expiring]))
  const shown = await open()
  let reply = () => {}
  scene.phone.wx.cloud.callFunction = (call) => {
    scene.phone.sent.push(call)
    return new Promise((resolve) => {
      reply = () => resolve({ result: yes({ irrelevant: true }) })
    })
  }
  await shown.tap('.not')
  await shown.tap('.not')
  expect(shown.text()).toContain('与我无关')
  reply()
  await shown.settle()
  expect(sentTo('notRelevant').map(({ input }) => input)).toEqual([{ id: 'm1' }])
  expect(shown.text()).toContain('记下了，这类会少来')
  expect(shown.all('.not')).toHaveLength(0)
})

test('not relevant that was not taken says why, and can be said again', async () => {
  scene.phone.plan(inbox([expiring]), refusal('INTERNAL', '服务开了小差，请稍后再试'), yes({ irrelevant: true }))
  const shown = await open()
  await shown.tap('.not')
  expect(shown.text()).toContain('服务开了小差，请稍后再试')
  await shown.tap('.not')
  expect(shown.text()).toContain('记下了，这类会少来')
  expect(shown.text()).not.toContain('服务开了小差')
})

test('why this leads to the whole decision, and what she says there stands here too', async () => {
  scene.phone.plan(inbox([{ ...wishBack, id: 'a/b' }]), yes(why))
  const shown = await open()
  await shown.tap('.act[aria-label^="为什么收到"]')
  expect(scene.phone.sent.at(-1)?.data).toEqual({ action: 'why', input: { id: 'a/b' } })
  scene.phone.plan(yes({ irrelevant: true }))
  await shown.tap('.foot .van-button')
  await backTo(shown)
  expect(shown.text()).toContain('记下了，这类会少来')
})

async function backTo(shown: Awaited<ReturnType<typeof open>>): Promise<void> {
  shown.app.controls.back()
  await shown.settle()
}
