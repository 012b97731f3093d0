import { randomUUID } from 'node:crypto'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { launchBrowser } from '../../local/phone/server/headless'
import { SHENLAN } from '../../local/seeds/people'
import type { BrandEvent, BrandMessageActions, EventDraft } from '../../typings/contract'
import { type PhoneProgram, startProgram } from './phone'

const shanghai = (instant: string): number => Date.parse(`${instant}+08:00`)

/** 2030-01-08 is a Tuesday. */
const OPENS_AT = shanghai('2030-01-08T10:00:00')
const MINUTE_MS = 60_000

const DAY: EventDraft = {
  name: '周二会员日',
  rules: '每位会员一次，由系统按公布的概率抽取。',
  claimTerms: '在会员日页面领取，礼券到店出示。',
  claimBy: shanghai('2030-01-22T22:00:00'),
  organiser: '棉朵家居有限公司',
  contact: '400-000-0000',
  pointsBudget: 0,
  opensAt: OPENS_AT,
  closesAt: shanghai('2030-01-08T22:00:00'),
  prizes: [{ id: 'coupon', name: '门店二十元礼券', kind: 'coupon', valueFen: 2_000, odds: 1, units: 2 }],
}

let program: PhoneProgram
let browser: Browser
let page: Page

beforeAll(async () => {
  ;[program, browser] = await Promise.all([startProgram({ fresh: true, headless: false }), launchBrowser()])
  await setTime(shanghai('2030-01-07T09:30:00'))
  const { event } = await asOperator<{ event: BrandEvent }>('saveEvent', DAY)
  await asOperator('publish', { eventId: event.id })
  page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(15_000)
  await page.goto(program.url)
  await program.hold('o_e2e_reminded')
})

afterAll(async () => {
  await browser?.close()
  await program?.close()
})

const phone = (): FrameLocator => page.frameLocator('iframe.device-screen')
const shown = (text: string | RegExp) =>
  phone().frameLocator('iframe.webview').getByText(text).locator('visible=true').first()
const says = (text: string | RegExp) => shown(text).waitFor()
const press = (text: string | RegExp) => shown(text).click()

test('after a check-in she allows one reminder, in WeChat’s own dialog', async () => {
  await press('加入会员')
  await press(/^签到，得/)
  await says('会员日开始时，要给您发一条微信消息吗？')
  await press('好的')
  await phone().getByRole('button', { name: '允许' }).click()
  await says('好，到时候告诉您，只发一次。')
})

test('the member day opens, and one message comes', async () => {
  for (let minute = 0; minute < 3; minute++) await runClock(OPENS_AT + minute * MINUTE_MS)
  const delivered = await program.control.get<ReadonlyArray<{ openid: string; errCode: number }>>('messages')
  expect(delivered).toEqual([expect.objectContaining({ openid: 'o_e2e_reminded', errCode: 0 })])
})

test('she finds it in her inbox, and opening it leads to the member day', async () => {
  await phone().getByText('我的', { exact: true }).click()
  await press('消息')
  await says('1月8日 10:00 · 也发到了微信')
  await press('周二会员日开始了')
  await says('抽一次')
})

test('she reads why it came, from the first gate to the reckoning', async () => {
  await phone().getByText('我的', { exact: true }).click()
  await press('消息')
  await press('为什么收到')
  await says('您说过会员日开始时想收到消息。')
  for (const words of [
    '这件事与您有关',
    '您允许过发这一条',
    '不在夜里（22 点到 9 点）',
    '值得打扰您一次',
    '已经发到微信',
  ])
    await says(words)
  await says(/^\d+% × 4 − [\d.]+ = [\d.]+$/)
})

test('she says that it has nothing to do with her, and the inbox and the figures of the rule know', async () => {
  await press('与我无关')
  await says('记下了与您无关，这类会少来。')
  await phone().getByRole('button', { name: '返回' }).click()
  await says('记下了，这类会少来')
  await runClock(OPENS_AT + 5 * MINUTE_MS)
  const { rules } = await asOperator<BrandMessageActions['messageRules']['data']>('messageRules', {})
  expect(rules.find(({ kind }) => kind === 'memberDayOpening')).toMatchObject({ sent: 1, opened: 1, irrelevant: 1 })
})

async function setTime(now: number): Promise<void> {
  await program.control.post('clock', { now, timers: false })
}

async function runClock(now: number): Promise<void> {
  await setTime(now)
  await program.control.post('call', { name: 'clock', data: {}, source: 'wx_trigger' })
}

async function asOperator<Data = unknown>(action: string, input: object): Promise<Data> {
  const { result } = await program.control.post<{ result: { ok: boolean; data: Data } }>('call', {
    openid: SHENLAN.openid,
    name: 'brand',
    data: { action, requestId: randomUUID(), input },
  })
  if (!result.ok) throw new Error(`${action}: ${JSON.stringify(result)}`)
  return result.data
}
