import type { Calendar, CalendarDay, CheckedIn, Home } from '../../../typings/contract'
import { FakePhone } from '../fake-phone'
import { openPage, type TestedPage } from './open-page'

const home: Home = {
  memberNo: '880012345678',
  at: Date.parse('2026-11-23T06:37:00+08:00'),
  today: '2026-11-23',
  points: 155,
  debt: 0,
  streak: 6,
  checkedInToday: false,
  nextReward: 30,
  cycle: { rewards: [5, 5, 10, 5, 10, 15, 30], next: 6 },
}
const checkedIn: CheckedIn = {
  day: '2026-11-23',
  streak: 7,
  earned: 30,
  points: 185,
  nextReward: 5,
  cycle: { ...home.cycle, next: 0 },
  givenBack: [],
}
const yes = (data: object) => ({ ok: true, data })
const refusal = (code: string, message: string) => ({ ok: false, error: { code, message } })

const day = (number: number, kind: CalendarDay['kind'], earned = 0): CalendarDay => ({
  day: `2026-11-${String(number).padStart(2, '0')}`,
  kind,
  earned,
})
const november: Calendar = {
  days: [
    day(17, 'checked', 5),
    day(18, 'madeUp', 5),
    day(19, 'givenBack', 10),
    day(20, 'missed'),
    day(21, 'checked', 5),
    day(22, 'checked', 5),
  ],
  streak: 6,
  cardsLeft: 1,
  makeUpFrom: '2026-11-17',
}
const october: Calendar = { days: [], streak: 6, cardsLeft: 1, makeUpFrom: '2026-11-17' }

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
  page = await openPage('pages/check-in/check-in', phone)
  return page
}
const marks = (shown: TestedPage) =>
  shown
    .all('[aria-label^="11月"], [aria-label^="今天，11月"]')
    .map((cell) => cell.getAttribute('aria-label'))
    .filter((label) => label?.includes('，'))
const cell = (number: number) => `[aria-label^="11月${number}日"]`

test('the month that is asked for is the server’s, not the phone’s', async () => {
  jest.setSystemTime(Date.UTC(2027, 2, 1))
  phone.plan(yes(home), yes(november))
  const shown = await open()
  expect(phone.sent.map((call) => call.data.input)).toEqual([{}, { month: '2026-11' }])
  expect(shown.text()).toContain('2026年11月')
})

test('a visit that came by the first page asks for both at once', async () => {
  phone.answer = ({ action }) => (action === 'home' ? yes(home) : yes(november))
  page = await openPage('pages/home/home', phone)
  page.app.controls.switchTab('pages/check-in/check-in')
  await page.settle()
  expect(phone.actions).toEqual(['home', 'home', 'calendar'])
})

test('every day tells what became of it, in words and by a shape of its own', async () => {
  phone.plan(yes(home), yes(november))
  const shown = await open()
  expect(marks(shown)).toEqual([
    '11月17日，已签到，得 5 积分',
    '11月18日，补签，得 5 积分',
    '11月19日，那天我们出了故障，已经还给您，得 10 积分',
    '11月20日，未签到',
    '11月21日，已签到，得 5 积分',
    '11月22日，已签到，得 5 积分',
    '今天，11月23日',
  ])
  const shapes = [17, 18, 19, 20].map((number) =>
    shown
      .all(cell(number))[0]
      ?.className.match(/--(\w+) ?/g)
      ?.join(''),
  )
  expect(new Set(shapes).size).toBe(4)
  expect(shown.text()).toContain('这个月 5 天，得 30 积分')
  expect(shown.text()).toContain('已签到 补签 归还 未签到')
})

test('the page stands within 300 nodes', async () => {
  phone.plan(yes(home), yes(november))
  expect((await open()).all('*').length).toBeLessThan(300)
})

test('checking in marks the day, finishes the cycle and tells what tomorrow brings', async () => {
  phone.plan(yes(home), yes(november), yes(checkedIn))
  const shown = await open()
  expect(shown.all('[class*="--day"] [class$="--boll"]')).toHaveLength(6)
  await shown.tap('.van-button')
  expect(shown.all('[class*="--day"] [class$="--boll"]')).toHaveLength(7)
  expect(shown.text()).toContain('连续签到 7 天 今天已签到 +30 明天 +5')
  expect(marks(shown)).toContain('今天，11月23日，已签到，得 30 积分')
})

test('a tap on a day tells its story, another tap lets it go', async () => {
  phone.plan(yes(home), yes({ ...november, cardsLeft: 0 }))
  const shown = await open()
  await shown.tap(cell(20))
  expect(shown.text()).toContain('11月20日，未签到')
  expect(shown.text()).not.toContain('用补签卡')
  await shown.tap(cell(20))
  expect(shown.text()).toContain('这个月 5 天，得 30 积分')
})

test('a missed day is made up with a card, and says what it brought', async () => {
  const after = {
    ...november,
    days: november.days.map((one) => (one.kind === 'missed' ? day(20, 'madeUp', 10) : one)),
    cardsLeft: 0,
  }
  phone.plan(
    yes(home),
    yes(november),
    yes({ day: '2026-11-20', streak: 10, earned: 10, points: 165, cardsLeft: 0 }),
    yes({ ...home, streak: 10 }),
    yes(after),
  )
  const shown = await open()
  await shown.tap(cell(20))
  await shown.tap('[class*="--below"] .van-button')
  expect(phone.sent[2]?.data).toMatchObject({ action: 'makeUp', input: { day: '2026-11-20' } })
  expect(shown.text()).toContain('11月20日补上了，得 10 积分')
  expect(shown.text()).toContain('连续签到 10 天')
  expect(shown.text()).toContain('这个月的已经用完')
})

test('a missed day that no card reaches any more is only told', async () => {
  phone.plan(yes(home), yes({ ...november, makeUpFrom: '2026-11-21' }))
  const shown = await open()
  await shown.tap(cell(20))
  expect(shown.text()).toContain('11月20日，未签到')
  expect(shown.text()).not.toContain('用补签卡')
})

test('days that come back with a check-in are marked at once', async () => {
  const after = {
    ...november,
    days: [...november.days.slice(0, 3), day(20, 'givenBack', 10), ...november.days.slice(4)],
  }
  phone.plan(yes(home), yes(november), yes({ ...checkedIn, givenBack: ['2026-11-20'] }), yes(after))
  const shown = await open()
  await shown.tap('.van-button')
  expect(marks(shown)).toContain('11月20日，那天我们出了故障，已经还给您，得 10 积分')
})

test('a make-up that is refused says why and changes nothing', async () => {
  phone.plan(yes(home), yes(november), refusal('NOT_OPEN', '这一天太久了，补签卡够不到'))
  const shown = await open()
  await shown.tap(cell(20))
  await shown.tap('[class*="--below"] .van-button')
  expect(shown.text()).toContain('这一天太久了，补签卡够不到')
  expect(marks(shown)).toContain('11月20日，未签到')
})

test('turning back stops where the member joined, turning on stops today', async () => {
  phone.plan(
    yes(home),
    yes({ ...november, days: [day(1, 'checked', 5), ...november.days] }),
    yes(october),
    yes(november),
  )
  const shown = await open()
  await shown.tap('[aria-label="下个月"]')
  expect(phone.sent).toHaveLength(2)
  await shown.tap('[aria-label="上个月"]')
  expect(shown.text()).toContain('2026年10月')
  expect(shown.text()).toContain('这个月没有签到')
  await shown.tap('[aria-label="上个月"]')
  expect(phone.sent).toHaveLength(3)
  await shown.tap('[aria-label="下个月"]')
  expect(shown.text()).toContain('2026年11月')
})

test('the answer for a month that was left is not shown', async () => {
  const replies: Array<(result: object) => void> = []
  phone.plan(yes(home), yes({ ...november, days: [day(1, 'checked', 5)] }))
  const shown = await open()
  phone.wx.cloud.callFunction = () => new Promise((resolve) => replies.push((result) => resolve({ result })))
  await shown.tap('[aria-label="上个月"]')
  await shown.tap('[aria-label="下个月"]')
  replies[1]?.(yes(november))
  replies[0]?.(yes(october))
  await shown.settle()
  expect(shown.text()).toContain('2026年11月')
  expect(shown.text()).toContain('这个月 5 天，得 30 积分')
})

test('a month that did not come can be asked for again, the rest of the page stands', async () => {
  phone.plan(yes(home), 'lost', 'lost', 'lost', yes(november))
  const shown = await open()
  expect(shown.text()).toContain('没有收到回复，过一会儿再试一次')
  expect(shown.text()).toContain('签到，得 30 积分')
  await shown.tap('[class*="--below"] .van-button')
  expect(shown.text()).toContain('这个月 5 天，得 30 积分')
})

test('joined today: the empty month says what will be there', async () => {
  phone.plan(yes({ ...home, streak: 0, cycle: { ...home.cycle, next: 0 } }), yes({ days: [], streak: 0, cardsLeft: 1 }))
  const shown = await open()
  expect(shown.text()).toContain('这个月的第一次签到，会记在这里')
})

test('whoever has not joined is shown the way', async () => {
  phone.answer = () => refusal('NOT_JOINED', '还不是会员，先加入会员吧')
  const shown = await open()
  expect(shown.text()).toContain('还没有加入会员')
  await shown.tap('.van-button')
  expect(shown.app.context.topPage().path).toBe('pages/home/home')
})

test('not reached: the page says what to do, and a tap tries again', async () => {
  phone.plan('lost', 'lost', 'lost', yes(home), yes(november))
  const shown = await open()
  expect(shown.text()).toContain('暂时打不开 没有收到回复，过一会儿再试一次')
  await shown.tap('.van-button')
  expect(shown.text()).toContain('连续签到 6 天')
})
