import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { REPOSITORY } from '../../local/repository'
import { SHENLAN } from '../../local/seeds/people'
import { awaitElement, eventually, move, onPage, open, reach, textAt } from './facts'
import { type DrivenPhone, drivePhone, type Page } from './phone'

const PICTURES = path.join(REPOSITORY, 'dist/e2e')

/** Two people with a phone each, on one cloud: a member, and the clerk across the counter. */
let member: DrivenPhone
let clerk: DrivenPhone

beforeAll(async () => {
  mkdirSync(PICTURES, { recursive: true })
  member = await drivePhone({ fresh: true })
  clerk = await drivePhone({ control: member.controlUrl })
}, 160_000)

afterAll(async () => {
  await clerk?.close()
  await member?.close()
})

let voucherCode = ''

test('the operator opens a store, puts a towel on the shelf and invites a clerk, who takes up duty', async () => {
  const { store } = await asOperator<{ store: { id: string } }>('saveStore', { name: '淮海路店' })
  const { reward } = await asOperator<{ reward: { id: string } }>('saveReward', TOWEL)
  await asOperator('addUnits', { rewardId: reward.id, units: 3 })
  const invitation = { storeId: store.id, role: 'clerk', name: '何青' }
  const { invite } = await asOperator<{ invite: string }>('inviteStaff', invitation)

  await clerk.hold('o_e2e_clerk')
  const page = await open(clerk.miniProgram, `/packages/staff/pages/counter/counter?invite=${invite}`)
  await (await awaitElement(page, 'van-button', 'button')).tap()
  await eventually(async () => expect(await textAt(page, '.head')).toContain('淮海路店何青，今天积分0次'))
  await photograph(clerk, 'counter')
})

test('the member joins and shows her code; the clerk scans it and sees who she is', async () => {
  await member.hold('o_e2e_shopper')
  const home = await open(member.miniProgram, '/pages/home/home')
  await (await awaitElement(home, 'van-button', 'button')).tap()
  await eventually(async () => expect(await textAt(home, 'check-in-button')).toContain('签到'))
  const shown = await open(member.miniProgram, '/pages/member-code/member-code')
  const token = await eventually(async () => {
    const text = String(await shown.data('token'))
    expect(text).toMatch(/^code/)
    return text
  })
  await photograph(member, 'member-code')

  await scanNext(token)
  const counter = await onPage(clerk.miniProgram, '/packages/staff/pages/counter/counter')
  await (await reach(counter, '.scan')).tap()
  const serving = await onPage(clerk.miniProgram, '/packages/staff/pages/serve/serve')
  await eventually(async () => expect(await textAt(serving, '.card')).toMatch(/^会员\d{4}可用0积分$/))
})

test('the clerk enters the amount with her thumb and awards it once; the member has the points', async () => {
  const serving = await onPage(clerk.miniProgram, '/packages/staff/pages/serve/serve')
  for (const key of ['1', '2', '8']) await press(serving, key)
  await (await reach(serving, '.receipt')).trigger('input', { value: 'HH-20260001' })
  await eventually(async () => expect(await textAt(serving, '.amount-line')).toBe('¥128得128积分'))
  await photograph(clerk, 'serve')
  await (await reach(serving, '.act', 'van-button', 'button')).tap()
  await eventually(async () => expect(await textAt(serving, '.page')).toContain('+128已记到账，现在有128积分'))
  await photograph(clerk, 'served')
  const rewards = await open(member.miniProgram, '/pages/rewards/rewards')
  await eventually(async () => expect(await textAt(rewards, '.points')).toBe('128'))
})

test('the member redeems the towel and holds its code', async () => {
  const rewards = await onPage(member.miniProgram, '/pages/rewards/rewards')
  await (await awaitElement(rewards, '.place')).tap()
  const reward = await onPage(member.miniProgram, '/pages/reward/reward')
  await member.miniProgram.mockWxMethod('showModal', { confirm: true, cancel: false })
  await (await awaitElement(reward, '.act', 'van-button', 'button')).tap()
  voucherCode = await eventually(async () => {
    const code = await textAt(reward, '.code')
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{13}$/)
    return code
  })
  await photograph(member, 'redeemed')
})

test('the clerk scans the voucher and verifies it; a second time she is told when and where it was used', async () => {
  await verify(voucherCode)
  const page = await onPage(clerk.miniProgram, '/packages/staff/pages/verify/verify')
  await eventually(async () => expect(await textAt(page, '.page')).toContain('已核销无捻毛巾'))
  await photograph(clerk, 'verified')
  await verify(voucherCode)
  const again = await onPage(clerk.miniProgram, '/packages/staff/pages/verify/verify')
  await eventually(async () => expect(await textAt(again, '.trouble')).toMatch(/^这张券已在.*于淮海路店使用$/))

  const vouchers = await move(member.miniProgram, 'navigateTo', '/pages/vouchers/vouchers')
  await awaitElement(vouchers, '.state')
  await (await vouchers.$$('.state'))[1]?.tap()
  await eventually(async () => expect(await textAt(vouchers, '.voucher')).toMatch(/^无捻毛巾积分兑换·.*用于淮海路店$/))
})

const TOWEL = {
  name: '无捻毛巾',
  kind: 'goods',
  about: '纱线不加捻，吸水快、干得也快。',
  picture: 'towel',
  points: 100,
  priceFen: 0,
  memberPriceFen: 0,
  valueFen: 4_900,
  limit: null,
  audience: 'member',
  opensAt: 0,
  closesAt: null,
  voucherDays: 30,
  tags: ['bath'],
  onSale: true,
}

/** What the clerk's camera reads next. */
async function scanNext(result: string): Promise<void> {
  await clerk.miniProgram.restoreWxMethod('scanCode')
  await clerk.miniProgram.mockWxMethod('scanCode', { result, scanType: 'QR_CODE', errMsg: 'scanCode:ok' })
}

async function verify(code: string): Promise<void> {
  await scanNext(code)
  const counter = await open(clerk.miniProgram, '/packages/staff/pages/counter/counter')
  await (await awaitElement(counter, '.scan')).tap()
  const page = await onPage(clerk.miniProgram, '/packages/staff/pages/verify/verify')
  await (await awaitElement(page, 'van-button', 'button')).tap()
}

async function press(page: Page, key: string): Promise<void> {
  const keys = await (await reach(page, 'amount-pad')).$$('.key')
  await keys['123456789.0'.indexOf(key)]?.tap()
}

const photograph = (phone: DrivenPhone, name: string) =>
  phone.miniProgram.screenshot({ path: path.join(PICTURES, `${name}.png`) })

async function asOperator<Data>(action: string, input: object): Promise<Data> {
  const data = { action, requestId: randomUUID(), input }
  const { result } = await member.control.post<{ result: { ok: boolean; data: Data } }>('call', {
    openid: SHENLAN.openid,
    name: 'brand',
    data,
  })
  if (!result.ok) throw new Error(`${action} was refused: ${JSON.stringify(result)}`)
  return result.data
}
