import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { REPOSITORY } from '../../local/repository'
import { SHENLAN } from '../../local/seeds/people'
import type { BrandEvent, DrawLog, EventDraft } from '../../typings/contract'
import { awaitElement, eventually, move, onPage, open, reach, textAt } from './facts'
import { type DrivenPhone, drivePhone } from './phone'

/** Inside `evaluate`, which runs in the mini program. */
declare const wx: {
  readonly env: { readonly USER_DATA_PATH: string }
  getFileSystemManager(): { readFileSync(file: string, encoding: string): string }
}

const MEMBER_DAY = '/pages/member-day/member-day'
const shanghai = (instant: string): number => Date.parse(`${instant}+08:00`)

/** 2030-01-08 is a Tuesday. */
const OPENS_AT = shanghai('2030-01-08T10:00:00')
const CLOSES_AT = shanghai('2030-01-08T22:00:00')
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
  closesAt: CLOSES_AT,
  prizes: [{ id: 'coupon', name: '门店二十元礼券', kind: 'coupon', valueFen: 2_000, odds: 1, units: 2 }],
}

let phone: DrivenPhone
const folder = mkdtempSync(path.join(tmpdir(), 'member-day-log-'))

beforeAll(async () => {
  phone = await drivePhone({ fresh: true })
  await setTime(shanghai('2030-01-07T09:00:00'))
  const { event } = await asOperator<{ event: BrandEvent }>('saveEvent', DAY)
  await asOperator('publish', { eventId: event.id })
  await phone.hold('o_e2e_member_day')
  const home = await open(phone.miniProgram, '/pages/home/home')
  await (await awaitElement(home, 'van-button', 'button')).tap()
  await eventually(async () => expect(await textAt(home, 'check-in-button')).toContain('签到'))
}, 90_000)

afterAll(async () => {
  await phone.close()
  rmSync(folder, { recursive: true })
})

test('the day before, the page says when it is and offers no draw', async () => {
  const page = await open(phone.miniProgram, MEMBER_DAY)
  await eventually(async () => expect(await textAt(page, '.when')).toBe('1月8日星期二10:00–22:00'))
  expect(await textAt(page, '.act')).not.toContain('抽一次')
})

test('on the day she draws once, the wheel stops at what the server said, and she claims it', async () => {
  await setTime(OPENS_AT)
  const page = await open(phone.miniProgram, MEMBER_DAY)
  const button = await awaitElement(page, '.act', 'van-button', 'button')
  expect(await button.text()).toContain('抽一次')
  await button.tap()
  await eventually(async () => expect(await textAt(page, '.outcome')).toBe('抽中了门店二十元礼券'))
  await eventually(async () => expect(await textAt(page, '.act')).toContain('机会用完了'))
  await (await awaitElement(page, '.act', 'van-button', 'button')).tap()
  const claim = await onPage(phone.miniProgram, '/pages/prize-claim/prize-claim')
  await (await awaitElement(claim, 'van-button', 'button')).tap()
  await eventually(async () => expect(await textAt(claim, '.page')).toContain('已领取，到店出示这个券码'))
})

test('after it has closed the seed is shown, and her phone recomputes her draw', async () => {
  await setTime(CLOSES_AT)
  for (let minute = 0; minute < 15; minute++) {
    await setTime(CLOSES_AT + minute * MINUTE_MS)
    await phone.control.post('call', { name: 'clock', data: {}, source: 'wx_trigger' })
  }
  const day = await open(phone.miniProgram, MEMBER_DAY)
  await (await awaitElement(day, '.act', 'van-button', 'button')).tap()
  const proof = await onPage(phone.miniProgram, '/pages/draw-proof/draw-proof')
  await eventually(async () => expect(await textAt(proof, '.verdict')).toBe('第1次抽奖，对得上'))
  expect(await textAt(proof, '.seal')).toMatch(/^这部手机.*记下过承诺，和现在公布的一样$/)
})

test('the log that she downloads passes a check that needs nothing of the product', async () => {
  const proof = await onPage(phone.miniProgram, '/pages/draw-proof/draw-proof')
  await (await awaitElement(proof, '.save', 'button')).tap()
  await eventually(async () => expect(await textAt(proof, '.save')).toBe('发到聊天，1次抽奖'))
  const text = await phone.miniProgram.evaluate(() =>
    wx.getFileSystemManager().readFileSync(`${wx.env.USER_DATA_PATH}/draw-log.json`, 'utf8'),
  )
  const file = path.join(folder, 'log.json')
  writeFileSync(file, String(text))
  expect(verify(file)).toEqual({ ok: true, draws: 1 })

  const log = JSON.parse(String(text)) as DrawLog
  writeFileSync(file, JSON.stringify({ ...log, lines: log.lines.map((line) => ({ ...line, prizeId: null })) }))
  expect(() => verify(file)).toThrow()
})

test('the voucher that she claimed is among hers', async () => {
  const page = await move(phone.miniProgram, 'navigateTo', '/pages/vouchers/vouchers')
  await eventually(async () => expect(await textAt(page, '.voucher')).toContain('门店二十元礼券会员日奖品'))
  await (await reach(page, '.voucher', '.head')).tap()
  await eventually(async () => expect(await textAt(page, '.code')).toMatch(/^[2-9A-HJ-NP-Z]{13}$/))
})

function verify(file: string): { ok: boolean; draws: number } {
  const command = ['--import', 'tsx', 'local/verify-draw/main.ts', file, '--json']
  const { ok, draws } = JSON.parse(execFileSync(process.execPath, command, { cwd: REPOSITORY, encoding: 'utf8' }))
  return { ok, draws }
}

const setTime = (now: number) => phone.control.post('clock', { now, timers: false })

async function asOperator<Data>(action: string, input: object): Promise<Data> {
  const data = { action, requestId: randomUUID(), input }
  const { result } = await phone.control.post<{ result: { ok: boolean; data: Data } }>('call', {
    openid: SHENLAN.openid,
    name: 'brand',
    data,
  })
  if (!result.ok) throw new Error(`${action} was refused: ${JSON.stringify(result)}`)
  return result.data
}
