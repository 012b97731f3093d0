import { awaitElement, eventually, move, open, reach, textAt } from './facts'
import { type DrivenPhone, drivePhone, type Page, type PageElement } from './phone'

const HOME = '/pages/home/home'
const CHECK_IN = '/pages/check-in/check-in'
const DAY_MS = 24 * 60 * 60 * 1000

let phone: DrivenPhone

beforeAll(async () => {
  phone = await drivePhone({ fresh: true })
}, 90_000)

afterAll(() => phone.close())

describe('a member', () => {
  let home: Page

  beforeAll(async () => {
    await phone.hold('o_e2e_morning')
    home = await open(phone.miniProgram, HOME)
  })

  test('joins with one tap and has no points yet', async () => {
    const join = await awaitElement(home, 'van-button', 'button')
    expect(await join.text()).toContain('加入会员')
    await join.tap()
    await eventually(async () => expect(await points(home)).toBe(0))
  })

  test('checks in and sees the points of the first day', async () => {
    const button = await checkInButton(home)
    expect(await button.text()).toContain('签到，得 5 积分')
    await button.tap()
    await eventually(async () => expect(await points(home)).toBe(5))
  })

  test('sees 已签到 in place of the button, so there is no second check-in', async () => {
    await eventually(async () => expect(await textAt(home, 'check-in-button')).toContain('今天已签到'))
    expect(await (await reach(home, 'check-in-button')).$('button')).toBeNull()
    expect(await (await reach(home, 'check-in-button')).$('van-button')).toBeNull()
  })

  test('finds the day in the calendar, with a streak of one', async () => {
    const page = await move(phone.miniProgram, 'switchTab', CHECK_IN)
    const today = await eventually(() => todayIn(page))
    expect(await today.attribute('class')).toContain('checked')
    expect(await today.text()).toBe(String(dayOfMonth(await now())))
    expect(await textAt(page, '.streak')).toBe('1天')
  })

  test('has the points after reLaunch', async () => {
    home = await open(phone.miniProgram, HOME)
    await eventually(async () => expect(await points(home)).toBe(5))
    expect(await textAt(home, 'check-in-button')).toContain('今天已签到')
  })

  test('checks in on the next day, and the streak is two', async () => {
    await phone.control.post('clock', { advanceMs: DAY_MS, timers: false })
    home = await open(phone.miniProgram, HOME)
    await (await checkInButton(home)).tap()
    await eventually(async () => expect(await points(home)).toBe(10))
    expect(await textAt(home, '.streak')).toContain('2天')
    const page = await move(phone.miniProgram, 'switchTab', CHECK_IN)
    await eventually(async () => expect(await textAt(page, '.streak')).toBe('2天'))
  })
})

test('two taps at once are one check-in', async () => {
  await phone.hold('o_e2e_hasty')
  let home = await open(phone.miniProgram, HOME)
  await (await awaitElement(home, 'van-button', 'button')).tap()
  const button = await checkInButton(home)
  await Promise.all([button.tap(), button.tap()])
  await eventually(async () => expect(await textAt(home, 'check-in-button')).toContain('今天已签到'))
  home = await open(phone.miniProgram, HOME)
  await eventually(async () => expect(await points(home)).toBe(5))
})

const checkInButton = (page: Page): Promise<PageElement> =>
  awaitElement(page, 'check-in-button', 'van-button', 'button')

/** The figure as it is told to a screen reader; its digits roll. */
async function points(page: Page): Promise<number> {
  const label = await (await reach(page, 'points-figure', '.figure')).attribute('aria-label')
  return Number(/^\d+/.exec(label)?.[0])
}

async function todayIn(page: Page): Promise<PageElement> {
  return reach(page, 'month-calendar', '.today.checked')
}

async function now(): Promise<number> {
  return (await phone.control.get<{ now: number }>('clock')).now
}

const dayOfMonth = (instant: number): number =>
  Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', day: 'numeric' }).format(instant))
