import type { Home, MayAsk } from '../../../typings/contract'
import { afterCheckIn, afterRedeeming, afterWish } from '../message-samples'
import { refusal, towel, voucher, yes } from '../reward-samples'
import type { TestedPage } from './open-page'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-11-23T10:00:00+08:00'))

const home: Home = {
  memberNo: '880012345678',
  at: Date.parse('2026-11-23T10:00:00+08:00'),
  today: '2026-11-23',
  points: 300,
  debt: 0,
  streak: 3,
  checkedInToday: false,
  nextReward: 5,
  cycle: { rewards: [5, 5, 10, 5, 10, 15, 30], next: 3 },
}
const wish = { rewardId: 'towel', name: '无捻毛巾', points: 180, missing: 0 }
const checkedIn = {
  day: '2026-11-23',
  streak: 4,
  earned: 5,
  points: 305,
  nextReward: 10,
  cycle: { ...home.cycle, next: 4 },
  givenBack: [],
}

/** A cloud that knows the member and lets these be asked. */
function knows(mayAsk: readonly MayAsk[] | undefined): void {
  scene.phone.answer = ({ action }) => {
    if (action === 'home') return yes({ ...home, wish, ...(mayAsk === undefined ? {} : { mayAsk }) })
    if (action === 'checkIn') return yes(checkedIn)
    if (action === 'calendar') return yes({ days: [], streak: 3, cardsLeft: 1, makeUpFrom: '2026-11-01' })
    if (action === 'reward') return yes({ rewards: [towel], points: 300 })
    if (action === 'wish') return yes({ on: true })
    if (action === 'redeem') return yes({ vouchers: [voucher], points: 120 })
    if (action === 'subscribed') return yes({ quota: {} })
    throw new Error(`nobody planned ${action}`)
  }
}

const told = () =>
  scene.phone.sent
    .filter(({ data }) => data.action === 'subscribed')
    .map(({ data }) => (data.input as { results: object }).results)

const checkIn = async (page = 'pages/home/home'): Promise<TestedPage> => {
  const shown = await scene.open(page)
  await shown.tap('check-in-button .van-button')
  return shown
}
const YES = '[class$="--yes"]'
const NO = '[class$="--no"]'
const QUESTION = '会员日开始时，要给您发一条微信消息吗？'

describe.each(['pages/home/home', 'pages/check-in/check-in'])('after a check-in on %s', (page) => {
  test('one quiet question; a yes asks WeChat first and tells the cloud afterwards', async () => {
    knows([afterCheckIn])
    scene.phone.says = () => 'accept'
    const shown = await scene.open(page)
    expect(shown.text()).not.toContain(QUESTION)
    await shown.tap('check-in-button .van-button')
    expect(shown.text()).toContain(QUESTION)
    const callsBefore = scene.phone.sent.length
    await shown.tap(YES)
    expect(scene.phone.asked).toEqual([{ tmplIds: ['t-opening'], callsBefore }])
    expect(scene.phone.actions.slice(callsBefore)).toEqual(['subscribed'])
    expect(told()).toEqual([{ 't-opening': 'accept' }])
    expect(shown.text()).toContain('好，到时候告诉您，只发一次。')
  })

  test('a question without an answer goes with the moment', async () => {
    knows([afterCheckIn])
    const shown = await checkIn(page)
    expect(shown.text()).toContain(QUESTION)
    shown.app.controls.setForeground(false)
    shown.app.controls.setForeground(true)
    await shown.settle()
    expect(shown.text()).not.toContain(QUESTION)
  })

  test('nothing is asked where nothing may be', async () => {
    for (const mayAsk of [undefined, [], [afterWish, afterRedeeming]]) {
      knows(mayAsk)
      const shown = await checkIn(page)
      expect(shown.all('ask-permission')).toHaveLength(0)
    }
  })
})

test('a no is told to the cloud, and the same is never asked again on this phone', async () => {
  knows([afterCheckIn])
  const shown = await checkIn()
  await shown.tap(NO)
  expect(scene.phone.asked).toEqual([])
  expect(told()).toEqual([{ 't-opening': 'reject' }])
  expect(shown.text()).toContain('好，不再问了。')
  expect((await checkIn()).text()).not.toContain(QUESTION)
  expect((await checkIn('pages/check-in/check-in')).text()).not.toContain(QUESTION)
})

test.each(['reject', 'ban', 'filter'])('%s in WeChat’s dialog is a no, though it succeeds', async (answer) => {
  knows([afterCheckIn])
  scene.phone.says = () => answer
  const shown = await checkIn()
  await shown.tap(YES)
  expect(told()).toEqual([{ 't-opening': answer }])
  expect(shown.text()).toContain('好，不再问了。')
  expect((await checkIn()).text()).not.toContain(QUESTION)
})

test('after a yes that has been used up it may be asked again', async () => {
  knows([afterCheckIn])
  scene.phone.says = () => 'acceptWithAudio'
  await (await checkIn()).tap(YES)
  expect((await checkIn()).text()).toContain(QUESTION)
})

test('a no that did not reach the cloud holds all the same, and is told when the mini program starts again', async () => {
  knows([afterCheckIn])
  const shown = await checkIn()
  scene.phone.plan('lost', 'lost', 'lost')
  await shown.tap(NO)
  const [, id] = scene.phone.requestIds.filter((_, at) => scene.phone.actions[at] === 'subscribed')
  expect((await checkIn()).text()).not.toContain(QUESTION)
  expect(told()).toEqual(Array(4).fill({ 't-opening': 'reject' }))
  const ids = scene.phone.sent.filter(({ data }) => data.action === 'subscribed').map(({ data }) => data.requestId)
  expect(new Set(ids)).toEqual(new Set([id]))
  await checkIn()
  expect(told()).toHaveLength(4)
})

test.each([
  [20004, '在右上角“···”的“设置”里打开“接收通知”，再回来点一次'],
  [10002, '网络不太顺，过一会儿再点一次'],
  [20005, '刚才没有问出来，再点一次就好'],
  [10001, '消息会照常放在“消息”里'],
  [20013, '消息会照常放在“消息”里'],
])('error %i of WeChat is no answer: it says calmly what to do, and a tap asks again', async (errCode, words) => {
  knows([afterCheckIn])
  scene.phone.says = () => ({ errCode })
  const shown = await checkIn()
  await shown.tap(YES)
  expect(shown.text()).toContain(words)
  expect(told()).toEqual([])
  scene.phone.says = () => 'accept'
  await shown.tap(YES)
  expect(told()).toEqual([{ 't-opening': 'accept' }])
})

test('two quick taps open WeChat’s dialog once', async () => {
  knows([afterCheckIn])
  scene.phone.says = () => 'accept'
  const shown = await checkIn()
  const { callFunction } = scene.phone.wx.cloud
  let reply = () => {}
  scene.phone.wx.cloud.callFunction = (call) =>
    new Promise((resolve) => {
      reply = () => resolve(callFunction(call))
    })
  await shown.tap(YES)
  await shown.tap(YES)
  expect(shown.text()).not.toContain('好，到时候告诉您')
  reply()
  await shown.settle()
  expect(scene.phone.asked).toHaveLength(1)
  expect(shown.text()).toContain('好，到时候告诉您')
})

test('what the cloud will not take is not told for ever', async () => {
  knows([afterCheckIn])
  const shown = await checkIn()
  scene.phone.plan(refusal('INVALID_INPUT', '内容不对，请更新小程序'))
  await shown.tap(NO)
  await checkIn()
  expect(told()).toHaveLength(1)
})

/** The reward page, come to from home as a member does. */
async function openReward(): Promise<TestedPage> {
  const shown = await scene.open('pages/home/home')
  await shown.tap('.line')
  return shown
}

test('after a wish it asks about the wish, and taking it out takes the question away', async () => {
  knows([afterCheckIn, afterWish])
  const shown = await openReward()
  expect(shown.all('ask-permission')).toHaveLength(0)
  await shown.tap('.wish')
  expect(shown.text()).toContain('心愿里的东西积分够换、又有了或便宜了时，要给您发一条微信消息吗？')
  scene.phone.plan(yes({ on: false }))
  await shown.tap('.wish')
  expect(shown.all('ask-permission')).toHaveLength(0)
})

test('what was answered is not asked again in the same visit, though home does not know yet', async () => {
  knows([afterWish])
  scene.phone.says = () => 'accept'
  const shown = await openReward()
  await shown.tap('.wish')
  await shown.tap(YES)
  scene.phone.plan(yes({ on: false }))
  await shown.tap('.wish')
  await shown.tap('.wish')
  expect(shown.text()).toContain('心愿里')
  expect(shown.all('ask-permission')).toHaveLength(0)
})

test('one of two refused: the other is kept, and neither is asked for again', async () => {
  knows([afterWish])
  scene.phone.says = (id) => (id === 't-back' ? 'reject' : 'accept')
  const shown = await openReward()
  await shown.tap('.wish')
  await shown.tap(YES)
  expect(told()).toEqual([{ 't-reach': 'accept', 't-back': 'reject' }])
  expect(shown.text()).toContain('好，到时候告诉您')
  const again = await openReward()
  await again.tap('.wish')
  expect(again.all('ask-permission')).toHaveLength(0)
})

test('after a redemption it asks about the voucher', async () => {
  knows([afterRedeeming])
  Object.assign(scene.phone.wx, { showModal: async () => ({ confirm: true }) })
  const shown = await openReward()
  await shown.tap('.act .van-button')
  expect(shown.text()).toContain('换好了')
  expect(shown.text()).toContain('券快到期时，要给您发一条微信消息吗？')
})
