import { RECORDED_KINDS, RECORDED_PAGES, tagsOfEvent } from '../../../cloudfunctions/domain/tags/rules'
import type { BehaviourEvent } from '../../../typings/contract'
import { refusal, towel, yes } from '../reward-samples'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-12-01T10:00:00+08:00'))
const events = () =>
  scene.phone.batches.flatMap(({ data }) => (data.input as { readonly events: readonly BehaviourEvent[] }).events)
const told = () =>
  events().map(({ kind, page = '', target = '' }) => `${kind} ${page.split('/').at(-1)} ${target}`.trim())

const shelf = (personalised: boolean) =>
  yes({ rewards: [towel, { ...towel, id: 'pillow', tags: ['bedding'] }], points: 254, personalised })

test('a page that is left for another app was looked at until then, and what was recorded goes out at once', async () => {
  scene.phone.answer = () => shelf(true)
  const shown = await scene.open('pages/rewards/rewards')
  await shown.tap('.tag[aria-label="只看浴室"]')
  await shown.tap('.tag[aria-label="取消只看浴室"]')
  expect(scene.phone.batches).toEqual([])
  shown.app.context.setForeground(false)
  await shown.settle()
  expect(told()).toEqual(['view rewards', 'tap rewards bath', 'dwell rewards'])
  await jest.advanceTimersByTimeAsync(600_000)
  shown.app.context.setForeground(true)
  await shown.settle()
  shown.app.context.setForeground(false)
  await shown.settle()
  expect(events().flatMap(({ kind, ms }) => (kind === 'dwell' ? [ms] : []))).toEqual([15_000, 5_000])
})

const of = (dataset: object) => ({ currentTarget: { dataset } })
const line = (page: string, about: string) => of({ line: { text: '', page, about } })

test.each([
  ['pages/home/home', 'onStatement', {}, 'tap home points'],
  ['pages/home/home', 'onLine', line('/pages/member-day/member-day', 'memberDay'), 'tap home memberDay'],
  ['pages/home/home', 'onLine', line('/pages/reward/reward?id=towel', 'wish'), 'tap home wish'],
  ['pages/check-in/check-in', 'onTurn', { detail: { month: '2026-11' } }, 'tap check-in month'],
  ['pages/check-in/check-in', 'onPick', {}, 'tap check-in day'],
  ['pages/member-day/member-day', 'onRules', {}, 'tap member-day rules'],
  ['pages/member-day/member-day', 'onProof', {}, 'tap member-day proof'],
  ['pages/member-day/member-day', 'onProve', { detail: { n: 1 } }, 'tap member-day proof'],
  ['pages/member-day/member-day', 'onClaim', { detail: { n: 1 } }, 'tap member-day claim'],
  ['pages/member-day/member-day', 'onClaimLatest', {}, 'tap member-day claim'],
  ['pages/rewards/rewards', 'onTag', of({ tag: 'bath' }), 'tap rewards bath'],
  ['pages/membership/membership', 'onPlan', of({ id: 'p1' }), 'tap membership plan'],
  ['pages/membership/membership', 'paid', { kind: 'cancelled', orderId: 'o1' }, 'abandon membership'],
])('%s, %s: is recorded, and on the list of the functions', async (url, method, event, expected) => {
  scene.phone.answer = () => refusal('INTERNAL', '服务开了小差，请稍后再试')
  const shown = await scene.open(url)
  shown.happen(method, event)
  await shown.settle()
  shown.app.context.setForeground(false)
  await shown.settle()
  expect(told()).toContain(expected)
  for (const recorded of events()) {
    expect(RECORDED_KINDS).toContain(recorded.kind)
    expect(RECORDED_PAGES).toContain(recorded.page)
    expect(tagsOfEvent(recorded, (id) => (id === 'towel' ? ['bath'] : null))).not.toBeNull()
  }
})

test('one reward is told by its id', async () => {
  scene.phone.answer = () => yes({ rewards: [towel], points: 254 })
  const shown = await scene.open('pages/reward/reward?id=towel')
  shown.app.context.setForeground(false)
  await shown.settle()
  expect(told()).toEqual(['view reward towel', 'dwell reward towel'])
})

test('with personalisation off, and before she is a member, the pages record nothing', async () => {
  scene.phone.answer = () => shelf(false)
  const shown = await scene.open('pages/rewards/rewards')
  await shown.tap('.tag[aria-label="只看浴室"]')
  shown.app.context.setForeground(false)
  await shown.settle()

  scene.phone.answer = () => refusal('NOT_JOINED', '还没有加入会员')
  const home = await scene.open('pages/home/home')
  home.app.context.setForeground(false)
  await home.settle()
  expect(scene.phone.batches).toEqual([])
})

test('the shelf says that her tags made its order and leads to them, and each card says why; with no taste it says neither', async () => {
  const because = '因为您常看浴室用品'
  scene.phone.answer = () =>
    yes({
      rewards: [
        { ...towel, because, missing: 20 },
        { ...towel, id: 'tea', name: '茶' },
      ],
      points: 160,
      personalised: true,
    })
  const shown = await scene.open('pages/rewards/rewards')
  expect(shown.text()).toContain(`还差 20 积分 ${because}`)
  scene.phone.answer = () => yes({ tags: [], personalised: true, minor: false })
  await shown.tap('.why')
  expect(shown.app.context.topPage().instance.route).toBe('pages/tags/tags')

  scene.phone.answer = () => shelf(true)
  expect((await scene.open('pages/rewards/rewards')).all('.why')).toEqual([])
})
