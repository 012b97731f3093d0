import type { Browser, FrameLocator, Page } from 'playwright-core'
import { launchBrowser } from '../../local/phone/server/headless'
import { SHENLAN } from '../../local/seeds/people'
import { type PhoneProgram, startProgram } from './phone'

/** What is said to be enough to get from nothing to a published member day. */
const MOST_TAPS = 25

const MINUTE_MS = 60_000

let program: PhoneProgram
let browser: Browser
let page: Page
let taps = 0

beforeAll(async () => {
  program = await startProgram({ fresh: true, headless: false })
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(15_000)
  // The phone suggests a Tuesday that lies ahead of its own clock, and so of a clock that is behind it.
  await setTime(Date.now() - MINUTE_MS)
  await handTo(SHENLAN.name)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await program?.close()
})

const phone = (): FrameLocator => page.frameLocator('iframe.device-screen')
const miniProgram = (): FrameLocator => phone().frameLocator('iframe.webview')
const says = (text: string | RegExp) => miniProgram().getByText(text).filter({ visible: true }).first().waitFor()

async function tap(text: string | RegExp): Promise<void> {
  await miniProgram().getByText(text, { exact: true }).filter({ visible: true }).first().click()
  taps++
}

/** On a button of WeChat's own: a tab, or of a dialog. */
async function tapNative(text: string): Promise<void> {
  await phone().getByText(text, { exact: true }).click()
  taps++
}

/** Into a field, which is a tap, and what is typed there. */
async function type(label: string, text: string): Promise<void> {
  await miniProgram()
    .locator(`[aria-label="${label}"] input:visible, input[aria-label="${label}"]:visible`)
    .first()
    .fill(text)
  taps++
}

test('an operator goes from nothing to a published member day in few taps', async () => {
  await tapNative('我的')
  await tap('门店伙伴')
  await tap('品牌运营')
  await tap('会员日')
  await tap('写第一场')
  await type('主办方', '棉朵家居有限公司')
  await tap('保存草稿')
  await says('请填写联系方式')
  await type('联系方式', '400-000-0000')
  await tap('20 元门店礼券')
  await type('抽中的概率，百分之', '70')
  await says('概率合计 100%，每次都中')
  await tap('保存草稿')
  await tap('已保存，模拟一万次')
  await says('一天来抽 100 次，平均花')
  await tap('发布')
  await tapNative('发布')
  await says(/已发布，等着开始/)
  expect(taps).toBeLessThan(MOST_TAPS)
})

test('a member sees it live and draws, and the operator sees her draw', async () => {
  const [event] = await events()
  if (event === undefined) throw new Error('nothing was published')
  await setTime(event.opensAt)
  await program.control.post('call', { name: 'clock', data: {}, source: 'wx_trigger' })

  await handTo('陈木')
  await tap('同意并加入会员')
  await says('签到')
  await tapNative('会员日')
  await says('20 元门店礼券')
  await tap('抽一次')
  await says(/^抽中了/)
  await setTime(event.opensAt + MINUTE_MS)
  await program.control.post('call', { name: 'clock', data: {}, source: 'wx_trigger' })

  await handTo(SHENLAN.name)
  await tapNative('我的')
  // The phone knows the way now.
  await tap('品牌运营')
  await tap('会员日')
  await says('正在进行')
  await tap('周二会员日')
  await says('来抽的会员')
  expect(await miniProgram().locator('.draws:visible').textContent()).toBe('1')
})

/** Somebody else opens the mini program anew, who has not joined. Until it has come anew, a tap would go to the one before. */
async function handTo(name: string): Promise<void> {
  await page.goto(program.url)
  await miniProgram()
    .locator('#app')
    .evaluate((app) => app.classList.add('before'))
  await page.getByRole('radio', { name }).click()
  await miniProgram().locator('#app:not(.before)').getByText('同意并加入会员').waitFor()
}

const setTime = (now: number) => program.control.post('clock', { now, timers: false })

async function events(): Promise<ReadonlyArray<{ readonly opensAt: number }>> {
  const data = { action: 'events', input: {} }
  const { result } = await program.control.post<{ result: { data: { events: ReadonlyArray<{ opensAt: number }> } } }>(
    'call',
    { openid: SHENLAN.openid, name: 'brand', data },
  )
  return result.data.events
}
