import { createHash } from 'node:crypto'
import { openAccount, type PointsAccount, type SealedEntry } from '../../../cloudfunctions/domain/points/account'
import { seal } from '../../../cloudfunctions/domain/points/chain'
import { clawBack } from '../../../cloudfunctions/domain/points/claw-back'
import { earn } from '../../../cloudfunctions/domain/points/earn'
import { spend } from '../../../cloudfunctions/domain/points/spend'
import { statementOf } from '../../../cloudfunctions/domain/points/statement'
import { addDays, startOfDay } from '../../../cloudfunctions/domain/time/day'
import type { Home, Statement, StatementEntry } from '../../../typings/contract'
import { FakePhone, type SentCall } from '../fake-phone'
import { openPage, type TestedPage } from './open-page'

const TODAY = '2026-11-23'
const NOW = startOfDay(TODAY) + 9 * 60 * 60 * 1000
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const refusal = (code: string, message: string) => ({ ok: false, error: { code, message } })

let phone: FakePhone
let page: TestedPage | undefined

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
  jest.spyOn(console, 'warn').mockImplementation()
  // The page checks with what runs on a phone, not with Node's own hash.
  Object.assign(window, { JS_SHA256_NO_NODE_JS: true })
  phone = new FakePhone()
})

afterEach(() => {
  expect(page?.app.context.warnings).toEqual([])
  page?.app.stop()
  page = undefined
  jest.useRealTimers()
  jest.restoreAllMocks()
})

interface History {
  readonly account: PointsAccount
  readonly entries: readonly SealedEntry[]
}

const NOTHING: History = { account: openAccount('a'), entries: [] }

function after(history: History, change: Parameters<typeof seal>[0]): History {
  const { account, entries } = seal(change, sha256)
  return { account, entries: [...history.entries, ...entries] }
}

/** `count` check-ins on the days before today, 10 points each. */
function checkIns(count: number): History {
  let history = NOTHING
  for (let daysAgo = count; daysAgo > 0; daysAgo -= 1) {
    const day = addDays(TODAY, -daysAgo)
    const now = startOfDay(day) + 8 * 60 * 60 * 1000 + 5 * 60 * 1000
    history = after(history, earn({ account: history.account, points: 10, now, reason: 'checkIn', ref: day }))
  }
  return history
}

/** The cloud over this history; `forge` changes what it says of an entry. */
function cloudOver({ account, entries }: History, forge = (entry: StatementEntry): StatementEntry => entry) {
  return ({ input }: SentCall['data']) => {
    const { cursor, limit = 20 } = input as { cursor?: string; limit?: number }
    const below = cursor === undefined ? account.entryCount : Number(cursor)
    const data: Statement = statementOf({ account, entries, below, limit, now: NOW })
    return { ok: true, data: { ...data, entries: data.entries.map(forge) } }
  }
}

const open = async (): Promise<TestedPage> => {
  page = await openPage('pages/statement/statement', phone)
  return page
}
const reachBottom = async (shown: TestedPage) => {
  shown.happen('onReachBottom')
  await shown.settle()
}
const rowsIn = (shown: TestedPage) => shown.all('[class$="--row"]').map((row) => row.getAttribute('aria-label'))
const inputs = () => phone.sent.map(({ data }) => data.input)
const check = (shown: TestedPage) => shown.tap('.van-button')

test('the page says what can be spent, what ends when, and where points came from', async () => {
  const earned = checkIns(3)
  const { account } = earned
  const bought = after(earned, earn({ account, points: 1200, now: NOW - 3, reason: 'purchase', ref: 'r1' }))
  const spent = spend({ account: bought.account, points: 200, now: NOW - 2, ref: 'v1' })
  if (!spent.ok) throw new Error(spent.code)
  phone.answer = cloudOver(after(bought, spent))
  const shown = await open()
  expect(inputs()).toEqual([{ limit: 20 }])
  expect(shown.text()).toContain('可用积分 1,030')
  expect(shown.text()).toContain('2027年11月底 1,030')
  expect(shown.text()).not.toContain('待补')
  expect(shown.all('[class$="--heading"]').map((heading) => heading.textContent)).toEqual(['2026年11月'])
  expect(rowsIn(shown)).toEqual([
    '11月23日 08:59，兑换，−200 积分，余 1,030',
    '11月23日 08:59，购物，+1,200 积分，余 1,230',
    '11月22日 08:05，签到，+10 积分，余 30',
    '11月21日 08:05，签到，+10 积分，余 20',
    '11月20日 08:05，签到，+10 积分，余 10',
  ])
  expect(shown.text()).toContain('都在这里了，从 2026年11月20日 开始')
})

test('a tap on the points of the first page leads here', async () => {
  const home: Home = {
    memberNo: '880012345678',
    today: TODAY,
    at: NOW,
    points: 30,
    debt: 0,
    streak: 3,
    checkedInToday: false,
    nextReward: 5,
    cycle: { rewards: [5, 5, 10, 5, 10, 15, 30], next: 3 },
  }
  const cloud = cloudOver(checkIns(3))
  phone.answer = (call) => (call.action === 'home' ? { ok: true, data: home } : cloud(call))
  page = await openPage('pages/home/home', phone)
  await page.tap('.points')
  expect(page.app.context.topPage().path).toBe('pages/statement/statement')
  expect(rowsIn(page)).toHaveLength(3)
})

test('a debt is said plainly, with what becomes of it', async () => {
  const bought = after(
    NOTHING,
    earn({ account: openAccount('a'), points: 30, now: NOW - 3, reason: 'purchase', ref: 'r' }),
  )
  const spent = spend({ account: bought.account, points: 20, now: NOW - 2, ref: 'v' })
  if (!spent.ok) throw new Error(spent.code)
  const used = after(bought, spent)
  const about = used.entries.filter(({ ref }) => ref === 'r')
  const clawed = clawBack({ account: used.account, about, points: 30, now: NOW - 1 })
  if (!clawed.ok) throw new Error(clawed.code)
  phone.answer = cloudOver(after(used, clawed))
  const shown = await open()
  expect(shown.text()).toContain('可用积分 0 有 20 积分待补 之后得到的积分会先补上，不用特意做什么')
  expect(shown.text()).not.toContain('什么时候到期')
  expect(rowsIn(shown)[0]).toBe('11月23日 08:59，退款，−30 积分，待补 20')
})

test('reaching the bottom reads the next twenty, once, until there are no more; a month is named once', async () => {
  phone.answer = cloudOver(checkIns(45))
  const shown = await open()
  expect(rowsIn(shown)).toHaveLength(20)
  shown.happen('onReachBottom')
  await reachBottom(shown)
  expect(inputs()).toEqual([{ limit: 20 }, { cursor: '25', limit: 20 }])
  expect(rowsIn(shown)).toHaveLength(40)
  await reachBottom(shown)
  await reachBottom(shown)
  expect(phone.actions).toHaveLength(3)
  expect(rowsIn(shown)).toHaveLength(45)
  expect(shown.all('[class$="--heading"]').map((heading) => heading.textContent)).toEqual(['2026年11月', '2026年10月'])
  expect(shown.text()).toContain('都在这里了，从 2026年10月9日 开始')
})

test('a page that did not come says why, and is read again on a tap', async () => {
  phone.answer = cloudOver(checkIns(25))
  const shown = await open()
  phone.plan(refusal('INTERNAL', '我们这边出了点问题，过一会儿再试'))
  await reachBottom(shown)
  expect(shown.text()).toContain('我们这边出了点问题，过一会儿再试')
  expect(rowsIn(shown)).toHaveLength(20)
  await shown.tap('.end .van-button, .again.van-button')
  expect(rowsIn(shown)).toHaveLength(25)
})

test('the first page stands within 16 KB and 300 nodes', async () => {
  phone.answer = cloudOver(checkIns(400))
  const shown = await open()
  expect(JSON.stringify(shown.app.context.topPage().instance.data).length).toBeLessThan(16 * 1024)
  expect(shown.all('*').length).toBeLessThan(300)
})

test('whoever has no entry is told where the first one comes from', async () => {
  phone.answer = cloudOver(NOTHING)
  const shown = await open()
  expect(shown.text()).toContain('签到一次，第一笔就会记在这里')
  phone.answer = () => refusal('NOT_JOINED', '还不是会员，先加入会员吧')
  await shown.tap('.van-button')
  expect(shown.app.context.topPage().path).toBe('pages/check-in/check-in')
})

test('whoever has not joined is led to the first page', async () => {
  phone.answer = () => refusal('NOT_JOINED', '还不是会员，先加入会员吧')
  const shown = await open()
  expect(shown.text()).toContain('还没有加入会员')
})

test('a statement that did not come can be asked for again', async () => {
  phone.plan('lost', 'lost', 'lost')
  phone.answer = cloudOver(checkIns(1))
  const shown = await open()
  expect(shown.text()).toContain('暂时打不开')
  await shown.tap('.van-button')
  expect(rowsIn(shown)).toHaveLength(1)
})

test('without a network the page waits for it, and reads by itself when it is back', async () => {
  phone.networkType = 'none'
  phone.plan('lost', 'lost', 'lost')
  phone.answer = cloudOver(checkIns(1))
  const shown = await open()
  expect(shown.text()).toContain('现在没有网络')
  phone.goOnline('wifi')
  await shown.settle()
  expect(rowsIn(shown)).toHaveLength(1)
})

test('校验账本 walks the whole statement page by page and says that it fits', async () => {
  phone.answer = cloudOver(checkIns(120))
  const shown = await open()
  await check(shown)
  expect(inputs().slice(1)).toEqual([{ limit: 40 }, { cursor: '80', limit: 40 }, { cursor: '40', limit: 40 }])
  expect(shown.text()).toContain('校验 ✓ 120 笔，前后相符')
  expect(shown.all('.van-button')).toHaveLength(0)
})

test('校验账本 shows how far it is, and a second tap meanwhile is nothing', async () => {
  phone.answer = cloudOver(checkIns(120))
  const shown = await open()
  const held = hold()
  await check(shown)
  expect(shown.text()).toContain('正在核对')
  await held.letOne(shown)
  expect(shown.text()).toContain('正在核对 40 / 120 笔')
  expect(shown.all('.van-button')).toHaveLength(0)
  await held.letOne(shown)
  expect(shown.text()).toContain('正在核对 80 / 120 笔')
  await held.letOne(shown)
  expect(shown.text()).toContain('校验 ✓ 120 笔')
})

test('pulling down reads everything anew, and does not disturb a walk that is on its way', async () => {
  phone.answer = cloudOver(checkIns(45))
  const shown = await open()
  await reachBottom(shown)
  const held = hold()
  await check(shown)
  shown.happen('onPullDownRefresh')
  await held.letOne(shown)
  await held.letOne(shown)
  expect(rowsIn(shown)).toHaveLength(20)
  expect(shown.text()).toContain('正在核对 40 / 45 笔')
  await held.letOne(shown)
  expect(shown.text()).toContain('校验 ✓ 45 笔，前后相符')
  shown.happen('onPullDownRefresh')
  await held.letOne(shown)
  expect(shown.text()).toContain('校验账本')
})

test('leaving the page ends the walk', async () => {
  phone.answer = cloudOver(checkIns(120))
  const shown = await open()
  const held = hold()
  await check(shown)
  shown.happen('onUnload')
  await held.letOne(shown)
  expect(phone.actions).toHaveLength(2)
})

test('校验账本 names the entry that does not fit, and what to do', async () => {
  phone.answer = cloudOver(checkIns(60), (entry) => (entry.number === 7 ? { ...entry, delta: 11 } : entry))
  const shown = await open()
  await check(shown)
  expect(shown.text()).toContain('10月1日的第 8 笔（签到），内容和它的指纹不符。请把这一页拿给店员看，我们来查清楚。')
  expect(shown.text()).not.toContain('✓')
})

test('校验账本 without an answer has proven nothing, and says so', async () => {
  phone.answer = cloudOver(checkIns(60))
  const shown = await open()
  phone.plan('lost', 'lost', 'lost')
  await check(shown)
  expect(shown.text()).toContain('没有核对完')
  expect(shown.text()).toContain('没有收到回复')
  await check(shown)
  expect(shown.text()).toContain('校验 ✓ 60 笔，前后相符')
})

/** From now on answers wait until they are let go, one by one. */
function hold(): { letOne: (shown: TestedPage) => Promise<void> } {
  const waiting: Array<() => void> = []
  const { callFunction } = phone.wx.cloud
  phone.wx.cloud.callFunction = async (call) => {
    await new Promise<void>((resolve) => waiting.push(resolve))
    return callFunction(call)
  }
  return {
    async letOne(shown) {
      waiting.shift()?.()
      await shown.settle()
    },
  }
}
