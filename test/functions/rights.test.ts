import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { CONTACT, documentOf, fileText, fullLife, type Life, NICKNAME, PHONE, upload } from './rights-scene'
import { startWorld, type World } from './world'

let world: World
let life: Life
beforeAll(async () => {
  world = await startWorld({ own: { scribe: path.join(__dirname, 'fixtures/scribe/index.ts') } })
  life = await fullLife(world)
})
afterAll(() => world.close())

const joined = async () => {
  const member = world.member(`o_${randomUUID()}`)
  await member.must('join')
  return member
}
const phoneCode = async (phoneNumber: string) =>
  (await world.control.post<{ code: string }>('phone-code', { phoneNumber })).code
const refused = (code: string) => ({ ok: false, error: { code, message: expect.stringMatching(/\p{Script=Han}/u) } })

test('profile: empty at first; what is told is shown, the phone number without its middle', async () => {
  const empty = { nickname: '', avatar: '', phone: '', birthday: '', minor: false }
  expect(await (await joined()).must('profile')).toMatchObject(empty)
  expect(await life.member.must('profile')).toMatchObject({
    nickname: NICKNAME,
    phone: '138****2222',
    birthday: '02-29',
    minor: false,
  })
})

test('saveProfile: a phone number comes by a code of WeChat, which works once, and by nothing else', async () => {
  const member = await joined()
  const typed = { phone: '13700001111' } as never
  await member.must('saveProfile', typed)
  expect(await member.must('profile')).toMatchObject({ phone: '' })
  const code = await phoneCode('13700001111')
  const requestId = randomUUID()
  const first = await member.ask('saveProfile', { phoneCode: code }, requestId)
  expect(first).toMatchObject({ ok: true, data: { phone: '137****1111' } })
  expect(await member.ask('saveProfile', { phoneCode: code }, requestId)).toEqual(first)
  expect(await member.ask('saveProfile', { phoneCode: code })).toMatchObject(refused('INVALID_INPUT'))
  expect(await member.ask('saveProfile', { phoneCode: 'made up' })).toMatchObject(refused('INVALID_INPUT'))
})

test('saveProfile: another birthday is refused, and takes nothing else with it', async () => {
  const code = await phoneCode('13700002222')
  expect(await life.member.ask('saveProfile', { birthday: '03-01', phoneCode: code })).toMatchObject(
    refused('ALREADY_DONE'),
  )
  expect(await life.member.must('profile')).toMatchObject({ birthday: '02-29', phone: '138****2222' })
  expect(await (await joined()).must('saveProfile', { phoneCode: code })).toMatchObject({ phone: '137****2222' })
})

test.each([
  ['a day that no year has', { birthday: '02-30' }],
  ['a year in it', { birthday: '2000-02-03' }],
  ['a name of a page', { nickname: '棉'.repeat(21) }],
  ['a picture from elsewhere', { avatar: 'https://example.com/a.jpg' }],
  ['a picture in a place that is not hers', { avatar: 'cloud://local-env.6c6f/avatars/hers-a.jpg' }],
  ['a name that WeChat would not have others read', { nickname: '刷单兼职找我' }],
])('saveProfile: %s is refused', async (_what, input) => {
  const member = await joined()
  expect(await member.ask('saveProfile', input)).toMatchObject(refused('INVALID_INPUT'))
  expect(await member.must('profile')).toMatchObject({ nickname: '', birthday: '', avatar: '' })
})

test('saveProfile: a picture has two places in turn, and both are nobody else’s', async () => {
  const member = await joined()
  const { avatarPath } = await member.must('profile')
  const saved = await member.must('saveProfile', { avatar: await upload(world, avatarPath, 'a') })
  expect(saved.avatar).toContain(avatarPath)
  expect(saved.avatarPath).not.toBe(avatarPath)
  const second = await member.must('saveProfile', { avatar: await upload(world, saved.avatarPath, 'b') })
  expect(second.avatarPath).toBe(avatarPath)
  const other = await joined()
  expect(await other.ask('saveProfile', { avatar: second.avatar })).toMatchObject(refused('INVALID_INPUT'))
})

test('saveProfile: a minor is not personalised, whatever is asked for', async () => {
  const member = await joined()
  expect(await member.must('saveProfile', { minor: true })).toMatchObject({ minor: true })
  expect(await member.must('preferences', { personalised: true })).toMatchObject({ personalised: false })
})

test('the counter shows the name that she goes by', async () => {
  const { token } = await life.member.must('memberCode')
  expect((await life.clerk.must('identify', { token })).member).toMatchObject({ name: NICKNAME })
})

test('exportData: everything of hers in words, nothing of anybody else, once a request, gone after a day', async () => {
  const other = await joined()
  await other.must('saveProfile', { nickname: '别人的名字' })
  await other.must('checkIn')
  const requestId = randomUUID()
  const answer = await life.member.ask('exportData', {}, requestId)
  expect(await life.member.ask('exportData', {}, requestId)).toEqual(answer)
  const fileId = answer.ok ? answer.data.fileId : ''
  const text = (await fileText(world, fileId)) ?? ''
  const file = JSON.parse(text) as Record<string, unknown> & Record<'积分明细' | '券' | '订单' | '门店操作', unknown[]>
  expect(file).toMatchObject({
    会员: { 会员号: life.memberNo, 来源: 'parcel:2611' },
    资料: { 昵称: NICKNAME, 手机号: PHONE, 生日: '02-29' },
    设置: { 消息: { memberDayOpening: true } },
    标签: expect.arrayContaining([
      expect.objectContaining({ 依据: [expect.objectContaining({ 说明: expect.any(String) })] }),
    ]),
    抽奖: [{ 第几次: 1, 抽中: 'bag' }],
    购物积分: [{ 金额_分: 50_000 }, { 小票: life.receiptNo, 退款: [{ 金额_分: 3_000 }] }],
    付费会员: [{ 方案: '棉朵月卡', 订单号: life.orderId }],
  })
  const { entries } = await life.member.must('statement', { limit: 100 })
  expect(file.积分明细).toMatchObject(entries.map(({ number, delta }) => ({ 序号: number, 变化: delta })).reverse())
  expect(file.券).toContainEqual(
    expect.objectContaining({ 收件信息: { 收件人: CONTACT.name, 手机号: CONTACT.phone, 地址: CONTACT.address } }),
  )
  expect(file.订单).toHaveLength(2)
  expect(file.门店操作.length).toBeGreaterThanOrEqual(4)

  const { codeKey } = await documentOf(world, life.member.openid)
  for (const theirs of ['别人的名字', '小林', other.openid, life.member.openid, codeKey ?? '', life.clerk.staffId]) {
    expect(text).not.toContain(theirs)
  }
  await world.control.post('clock', { advanceMs: 25 * 60 * 60_000, timers: false })
  await world.runClock()
  expect(await fileText(world, fileId)).toBeNull()
})

test('exportData: thousands of entries are all there, in their order', async () => {
  const member = await joined()
  const { accountId, hash, number } = await someEntry(member)
  const more = Array.from({ length: 2_345 }, (_, index) => ({
    _id: `${accountId}-${number + 1 + index}`,
    accountId,
    number: number + 1 + index,
    at: 0,
    day: '2026-01-01',
    delta: 0,
    balance: 0,
    reason: 'checkIn',
    ref: '2026-01-01',
    prev: hash,
    hash,
  }))
  const written = await world.call({ name: 'scribe', data: { entries: more } })
  expect(written).toBe(more.length)
  const { fileId } = await member.must('exportData')
  const { 积分明细 } = JSON.parse((await fileText(world, fileId)) ?? '{}') as { 积分明细: Array<{ 序号: number }> }
  expect(积分明细.map(({ 序号 }) => 序号)).toEqual(Array.from({ length: more.length + 1 }, (_, index) => index))
})

async function someEntry(member: Life['member']) {
  await member.must('checkIn')
  const { entries } = await member.must('statement')
  const [entry] = entries
  if (entry === undefined) throw new Error('no entry')
  return entry
}
