import type { Browser, FrameLocator, Page } from 'playwright-core'
import { launchBrowser } from '../../local/phone/server/headless'
import { type PhoneProgram, startProgram } from './phone'

jest.setTimeout(60_000)

const DAY_MS = 24 * 60 * 60 * 1000

let program: PhoneProgram
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[program, browser] = await Promise.all([
    startProgram({ project: 'test/e2e/fixtures/market', headless: false }),
    launchBrowser(),
  ])
})

beforeEach(async () => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage()
  page.setDefaultTimeout(15_000)
})

afterEach(() => page.context().close())

afterAll(async () => {
  await browser.close()
  await program.close()
})

/** The phone in its place from 0, and the mini program in it. */
const phone = (place = 0): FrameLocator => page.locator('.device-screen').nth(place).contentFrame()
const stall = (place = 0): FrameLocator => phone(place).locator('.webview').contentFrame()
const press = (text: string, place = 0) => stall(place).getByText(text, { exact: true }).click()
const said = (text: string | RegExp, place = 0) => stall(place).getByText(text).waitFor()

test('who holds the phone: calls are theirs, and so is what the phone keeps', async () => {
  await page.goto(program.url)
  await press('记下')
  await press('问候')
  await said(/o_local_first/)
  await page.getByRole('radio', { name: /乙/ }).click()
  await said('说：空')
  await press('问候')
  await said(/o_local_second/)
  await page.reload()
  await press('问候')
  await said(/o_local_second/)
})

test('what day it is: functions are a day on, the page stays, and now is now again', async () => {
  await page.goto(program.url)
  await press('进里间')
  await stall().getByText('里间，').waitFor()
  const before = await now()
  await page.getByRole('button', { name: '明天' }).click()
  await page.locator('.section[inert]').waitFor({ state: 'detached' })
  expect(await now()).toBeGreaterThanOrEqual(before + DAY_MS)
  await stall().getByText('里间，').waitFor()
  await page.getByRole('button', { name: '回到现在' }).click()
  await page.getByText('真实时间').waitFor()
  expect(await now()).toBeLessThan(before + DAY_MS)
})

test('network off: calls fail as in WeChat, until it is good again', async () => {
  await page.goto(program.url)
  await stall().getByText('问候').waitFor()
  await page.getByRole('radio', { name: '断' }).click()
  await press('问候')
  await said(/cloud\.callFunction:fail Error: errCode: -1 \| errMsg: request:fail/)
  await page.getByRole('radio', { name: '好' }).click()
  await press('问候')
  await said(/o_local_first/)
})

test('dark: the page hears of it, and finds it when it is loaded anew', async () => {
  await page.goto(program.url)
  await press('进里间')
  await stall().getByText('里间，light').waitFor()
  await page.getByRole('radio', { name: '深色' }).click()
  await stall().getByText('里间，dark').waitFor()
  await page.getByRole('radio', { name: /丙/ }).click()
  await stall().getByText('里间，dark').waitFor()
})

test('two phones: one scans the code that the other shows, or reads what is pasted', async () => {
  await page.goto(`${program.url}?phones=2`)
  await stall(1).getByText('扫码').waitFor()
  await press('扫码')
  await phone()
    .getByRole('button', { name: /乙 手机上的码/ })
    .click()
  await said('说：M7-3021')
  await press('扫码')
  await phone().getByLabel('码的内容').fill('贴上的')
  await phone().getByRole('button', { name: '用这段文字' }).click()
  await said('说：贴上的')
  await said('说：空', 1)
})

test('subscribe: the dialog opens in a tap alone, and a kept choice opens none', async () => {
  await page.goto(program.url)
  await press('过后订阅')
  await said(/can only be invoked by user TAP gesture/)
  await press('订阅')
  await phone().getByText('总是保持以上选择').click()
  await phone().getByRole('button', { name: '允许' }).click()
  await said('说：订阅 accept')
  await press('问候')
  await said(/o_local_first/)
  await press('订阅')
  await said('说：订阅 accept')
})

test('gestures: a drag from the top refreshes, a drag from the left edge goes back', async () => {
  await page.goto(program.url)
  await stall().getByText('说：空').waitFor()
  const screen = await page.locator('.device-screen').boundingBox()
  if (!screen) throw new Error('the phone is not to be seen')
  await drag({ x: screen.x + 180, y: screen.y + 520 }, { x: 0, y: 160 })
  await said('说：刷新了')
  await press('进里间')
  await stall().getByText('里间，').waitFor()
  await drag({ x: screen.x + 4, y: screen.y + 400 }, { x: 120, y: 0 })
  await said('说：空')
})

test('capsule: the menu shares a card that opens its page, the circle leaves to the background and comes back', async () => {
  await page.goto(program.url)
  await stall().getByText('说：空').waitFor()
  await phone().getByRole('button', { name: '更多' }).click()
  await phone().getByRole('button', { name: '发送给朋友' }).click()
  await phone().getByRole('button', { name: '打开 集市里间' }).click()
  await stall().getByText('里间，').waitFor()
  await phone().getByRole('button', { name: '关闭' }).click()
  await phone().getByRole('button', { name: '回到小程序' }).click()
  await stall().getByText('来过 2 次').waitFor()
})

test('a narrow window is the phone itself: neither device nor bench', async () => {
  await page.setViewportSize({ width: 390, height: 760 })
  await page.goto(program.url)
  await stall().getByText('问候').waitFor()
  expect(await page.locator('.bench').isVisible()).toBe(false)
  expect(await page.locator('.device-screen').boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 760 })
  expect(await phone().locator('.status-bar').boundingBox()).toMatchObject({ height: 0 })
})

async function now(): Promise<number> {
  return (await program.control.get<{ now: number }>('clock')).now
}

async function drag(from: { x: number; y: number }, by: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + by.x, from.y + by.y, { steps: 8 })
  await page.mouse.up()
}
