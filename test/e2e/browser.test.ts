import type { Browser, FrameLocator, Page } from 'playwright-core'
import { launchBrowser } from '../../local/phone/server/headless'
import { XIAOMAN } from '../../local/seeds/people'
import { type PhoneProgram, startProgram } from './phone'

let program: PhoneProgram
let browser: Browser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  program = await startProgram({ headless: false })
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.goto(program.url)
})

afterAll(async () => {
  await browser?.close()
  await program?.close()
})

test('the mouse presses 签到 on the phone, and the points are counted up', async () => {
  const before = await points()
  const button = miniProgram().getByRole('button', { name: '签到，得' })
  const reward = Number(/得 (\d+) 积分/.exec((await button.textContent()) ?? '')?.[1])
  await button.click()
  await miniProgram().getByText('今天已签到').waitFor()
  expect(await points()).toBe(before + reward)
})

test('the points are still there when the page is loaded anew', async () => {
  const before = await points()
  await page.reload()
  await miniProgram().getByText('今天已签到').waitFor()
  expect(await points()).toBe(before)
  expect(before).toBeGreaterThan(0)
})

test('another person finds another account on the same phone', async () => {
  const before = await points()
  await program.hold('o_e2e_stranger')
  await miniProgram().getByText('加入会员').waitFor()
  await program.hold(XIAOMAN.openid)
  await miniProgram().getByText('今天已签到').waitFor()
  expect(await points()).toBe(before)
})

test('Chinese is drawn with the font that comes from the registry', async () => {
  expect(await fontsThatDraw('今天已签到')).toEqual([
    { familyName: expect.stringMatching(/^Noto Sans SC/), isCustomFont: true },
  ])
})

test('nothing complained in the console', () => {
  expect(complaints).toEqual([])
})

const miniProgram = (): FrameLocator => page.frameLocator('iframe.device-screen').frameLocator('iframe.webview')

/** As a screen reader hears it: `1,205 积分`. */
async function points(): Promise<number> {
  const label = await miniProgram().locator('[role=text][aria-label*="积分"]').first().getAttribute('aria-label')
  return Number(/^[\d,]+/.exec(label ?? '')?.[0].replaceAll(',', ''))
}

async function fontsThatDraw(text: string): Promise<Array<{ familyName: string; isCustomFont: boolean }>> {
  const session = await page.context().newCDPSession(page)
  await session.send('DOM.enable')
  await session.send('CSS.enable')
  const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true })
  const parentId = nodes.find(({ nodeValue }) => nodeValue.includes(text))?.parentId
  if (parentId === undefined) throw new Error(`nothing says ${text}`)
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId: parentId })
  return fonts.map(({ familyName, isCustomFont }) => ({ familyName, isCustomFont }))
}
