import { BRAND_NAME } from '../../../miniprogram/brand'
import type { CheckedIn, Home } from '../../../typings/contract'
import { FakePhone } from '../fake-phone'
import { openPage, type TestedPage } from './open-page'

const home: Home = {
  memberNo: '880012345678',
  at: Date.parse('2026-11-23T06:37:00+08:00'),
  today: '2026-11-23',
  points: 1275,
  debt: 0,
  streak: 3,
  checkedInToday: false,
  nextReward: 5,
  cycle: { rewards: [5, 5, 10, 5, 10, 15, 30], next: 3 },
}
const done: Home = {
  ...home,
  points: 1280,
  streak: 4,
  checkedInToday: true,
  nextReward: 10,
  cycle: { ...home.cycle, next: 4 },
}
const checkedIn: CheckedIn = {
  day: '2026-11-23',
  streak: 4,
  earned: 5,
  points: 1280,
  nextReward: 10,
  cycle: done.cycle,
  givenBack: [],
}
const yes = (data: object) => ({ ok: true, data })
const refusal = (code: string, message: string) => ({ ok: false, error: { code, message } })

let phone: FakePhone
let page: TestedPage | undefined

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 23) })
  jest.spyOn(console, 'warn').mockImplementation()
  phone = new FakePhone()
})

afterEach(() => {
  expect(page?.app.context.warnings).toEqual([])
  page?.app.stop()
  page = undefined
  jest.useRealTimers()
  jest.restoreAllMocks()
})

const open = async (): Promise<TestedPage> => {
  page = await openPage('pages/home/home', phone)
  return page
}
const figure = (shown: TestedPage) =>
  shown
    .all('.symbol, [class$="--symbol"]')
    .map((digit) => digit.textContent)
    .join('')

test('the greeting goes by the hour in Shanghai that the server named', async () => {
  phone.plan(yes({ ...home, at: Date.parse('2026-11-23T06:37:00+08:00') }))
  expect((await open()).text()).toContain('早上好')
})

test('the first page asks the cloud once, and shows what the server says', async () => {
  phone.plan(yes(home))
  const shown = await open()
  expect(phone.actions).toEqual(['home'])
  expect(figure(shown)).toBe('1,275')
  expect(shown.text()).toContain('11月23日 星期一')
  expect(shown.text()).toContain('开了 3 朵，再有 4 朵就满一枝')
  expect(shown.text()).toContain('签到，得 5 积分')
})

test('the page stands within 300 nodes and 16 KB', async () => {
  phone.plan(yes(home))
  const shown = await open()
  expect(shown.all('*').length).toBeLessThan(300)
  expect(JSON.stringify(shown.app.context.topPage().instance.data).length).toBeLessThan(16 * 1024)
})

test('checking in opens a boll, counts the points and tells what tomorrow brings', async () => {
  phone.plan(yes(home), yes(checkedIn))
  const shown = await open()
  expect(shown.all('[class$="--boll"]')).toHaveLength(3)
  await shown.tap('.van-button')
  expect(phone.actions).toEqual(['home', 'checkIn'])
  expect(shown.all('[class$="--boll"]')).toHaveLength(4)
  expect(figure(shown)).toBe('1,280')
  expect(shown.text()).toContain('+5')
  expect(shown.text()).toContain('今天已签到 明天 +10')
  expect(shown.all('.van-button')).toHaveLength(0)
})

test('a tap on the bud that is ready checks in, a tap on another does not', async () => {
  phone.plan(yes(home), yes(checkedIn))
  const shown = await open()
  const buds = shown.all('[class*="--bud"]')
  expect(buds.map((bud) => bud.textContent)).toEqual(['5', '10', '15', '30'])
  await shown.tap('[class*="--place-5"] [class*="--bud"]')
  expect(phone.actions).toEqual(['home'])
  await shown.tap('[class*="--place-3"] [class*="--bud"]')
  expect(phone.actions).toEqual(['home', 'checkIn'])
})

test('nothing looks done before the answer is there', async () => {
  let reply = (_outcome: object) => {}
  phone.plan(yes(home))
  const shown = await open()
  phone.wx.cloud.callFunction = (call) => {
    phone.sent.push(call)
    return new Promise((resolve) => {
      reply = (result) => resolve({ result })
    })
  }
  await shown.tap('.van-button')
  await shown.tap('.van-button')
  expect(phone.actions).toEqual(['home', 'checkIn'])
  expect(shown.text()).toContain('正在签到')
  expect(figure(shown)).toBe('1,275')
  reply(yes(checkedIn))
  await shown.settle()
  expect(shown.text()).toContain('今天已签到')
})

test('a check-in without an answer says so and stays to be tapped again, under the same id', async () => {
  phone.plan(yes(home), 'lost', 'lost', 'lost', yes(checkedIn))
  const shown = await open()
  await shown.tap('.van-button')
  expect(shown.text()).toContain('没有收到回复，过一会儿再试一次，不会重复')
  expect(figure(shown)).toBe('1,275')
  await shown.tap('.van-button')
  expect(shown.text()).toContain('今天已签到')
  expect(shown.text()).not.toContain('没有收到回复')
  expect(new Set(phone.requestIds.slice(1)).size).toBe(1)
})

test('already checked in elsewhere: the page shows it, as something done and not as an error', async () => {
  phone.plan(yes(home), refusal('ALREADY_DONE', '今天已经签到，明天再来'), yes(done))
  const shown = await open()
  await shown.tap('.van-button')
  expect(phone.actions).toEqual(['home', 'checkIn', 'home'])
  expect(shown.text()).toContain('今天已签到 明天 +10')
  expect(shown.text()).not.toContain('+5')
})

test('whoever has not joined is told what is kept, joins, and is there', async () => {
  phone.plan(
    refusal('NOT_JOINED', '还不是会员，先加入会员吧'),
    yes({ memberNo: '1', joinedAt: 0 }),
    yes({ ...home, points: 0 }),
  )
  const shown = await open()
  expect(shown.text()).toContain(`${BRAND_NAME}会员日`)
  expect(shown.text()).toContain('不读取手机号、头像和位置')
  expect(shown.text()).toContain('加入会员')
  await shown.tap('.van-button')
  expect(phone.actions).toEqual(['home', 'join', 'home'])
  expect(figure(shown)).toBe('0')
})

test('a join that is refused says why and can be tried again', async () => {
  phone.plan(refusal('NOT_JOINED', '…'), refusal('INTERNAL', '服务开了小差，请稍后再试'))
  const shown = await open()
  await shown.tap('.van-button')
  expect(shown.text()).toContain('服务开了小差，请稍后再试')
  expect(shown.text()).toContain('加入会员')
})

test('not reached: the page says what to do, and a tap tries again', async () => {
  phone.plan('lost', 'lost', 'lost', yes(home))
  const shown = await open()
  expect(shown.text()).toContain('暂时打不开 没有收到回复，过一会儿再试一次 再试一次')
  await shown.tap('.van-button')
  expect(figure(shown)).toBe('1,275')
})

test('offline: the page comes by itself when the network is back', async () => {
  phone.networkType = 'none'
  phone.plan('lost', 'lost', 'lost', yes(home))
  const shown = await open()
  expect(shown.text()).toContain('现在没有网络，连上以后再试一次')
  phone.goOnline('wifi')
  await shown.settle()
  expect(figure(shown)).toBe('1,275')
  expect(phone.networkListeners.size).toBe(0)
})

test('coming back asks again and keeps what is shown when no answer comes', async () => {
  phone.plan(yes(home), 'lost', 'lost', 'lost')
  const shown = await open()
  shown.app.controls.setForeground(false)
  shown.app.controls.setForeground(true)
  await shown.settle()
  expect(figure(shown)).toBe('1,275')
  expect(shown.text()).toContain('没有收到回复，过一会儿再试一次')
})

test('the next morning the boll of yesterday is no longer news', async () => {
  phone.plan(yes(home), yes(checkedIn))
  const shown = await open()
  await shown.tap('.van-button')
  phone.plan(yes({ ...done, today: '2026-11-24', checkedInToday: false }))
  shown.app.controls.setForeground(false)
  shown.app.controls.setForeground(true)
  await shown.settle()
  expect(shown.text()).toContain('11月24日 星期二')
  expect(shown.text()).toContain('签到，得 10 积分')
  expect(shown.text()).not.toContain('+5')
})

test('pulling down asks again, and ends', async () => {
  const indicator = jest.fn()
  phone.plan(yes(home), yes(done))
  const shown = await open()
  shown.app.context.mocks.set('stopPullDownRefresh', indicator)
  shown.app.controls.pullDownRefresh()
  await shown.settle()
  expect(phone.actions).toEqual(['home', 'home'])
  expect(shown.text()).toContain('今天已签到')
  expect(indicator).toHaveBeenCalledTimes(1)
})

test('a debt is said in words', async () => {
  phone.plan(yes({ ...home, points: 0, debt: 20 }))
  expect((await open()).text()).toContain('有 20 积分待补，之后得到的积分会先补上')
})

test('the member day and the wish stand in a line each, and lead to their pages', async () => {
  const wish = { rewardId: 'towel', name: '无捻毛巾', points: 1_500, missing: 225 }
  const opensAt = Date.parse('2026-11-24T10:00:00+08:00')
  const memberDay = {
    eventId: 'e',
    name: '会员日',
    state: 'published',
    opensAt,
    closesAt: opensAt + 1,
    chances: 1,
  } as const
  phone.answer = ({ action }) =>
    yes(action === 'checkIn' ? { ...checkedIn, points: 1_500 } : { ...home, wish, memberDay })
  const shown = await open()
  expect(shown.text()).toContain('11月24日 星期二 10:00 会员日')
  expect(shown.text()).toContain('离“无捻毛巾”还差 225 积分')
  await shown.tap('.van-button')
  expect(shown.text()).toContain('积分够换“无捻毛巾”了')
})

test('messages that were not opened stand in a plain line that leads to them; without any there is none', async () => {
  phone.plan(yes({ ...home, unopened: 2 }))
  const shown = await open()
  expect(shown.text()).toContain('2 条消息还没看')
  phone.plan(yes({ messages: [], suppressed: { month: '2026-11', count: 0 } }))
  await shown.tap('.unopened')
  expect(phone.actions.at(-1)).toBe('inbox')
  page?.app.stop()
  phone.plan(yes(home))
  expect((await open()).all('.unopened')).toHaveLength(0)
})

test('a line leads to its page', async () => {
  const wish = { rewardId: 'towel', name: '无捻毛巾', points: 1_500, missing: 225 }
  phone.plan(yes({ ...home, wish }))
  const shown = await open()
  phone.plan(yes({ rewards: [], points: 0 }))
  await shown.tap('.line')
  expect(phone.sent.at(-1)?.data).toEqual({ action: 'reward', input: { id: 'towel' } })
})

test.each([
  [1, '今天会员日，还有 1 次机会'],
  [0, '今天会员日，机会用完了'],
])('on a member day with %d chances it says so', async (chances, words) => {
  const memberDay = { eventId: 'e', name: '会员日', state: 'open', opensAt: home.at, closesAt: home.at + 1, chances }
  phone.answer = () => yes({ ...home, memberDay })
  expect((await open()).text()).toContain(words)
})
