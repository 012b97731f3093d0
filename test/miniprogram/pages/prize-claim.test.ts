import type { MyDraw, Voucher } from '../../../typings/contract'
import { FakePhone } from '../fake-phone'
import { dayOf, EVENT_ID, eventIn, myDrawOn, NOW } from './member-day-world'
import { openPage, type TestedPage } from './open-page'

const voucher: Voucher = {
  id: 'v1',
  code: 'K7M2Q9XW4TRA',
  name: '长绒棉浴巾',
  state: 'issued',
  endsAt: NOW + 90 * 86_400_000,
}

let phone: FakePhone
let page: TestedPage | undefined

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
  jest.spyOn(console, 'warn').mockImplementation()
  phone = new FakePhone()
})

afterEach(() => {
  expect(page?.app.context.warnings).toEqual([])
  expect(page?.app.errors).toEqual([])
  page?.app.stop()
  page = undefined
  jest.useRealTimers()
  jest.restoreAllMocks()
})

async function openClaim(draw: MyDraw): Promise<TestedPage> {
  phone.answer = () => ({ ok: true, data: dayOf(eventIn('closed'), { draws: [draw] }) })
  page = await openPage(`pages/prize-claim/prize-claim?eventId=${EVENT_ID}&n=1`, phone)
  return page
}

const write = (shown: TestedPage, field: string, value: string) =>
  shown.happen('onType', { currentTarget: { dataset: { field } }, detail: { value } })
const claims = () => phone.sent.filter(({ data }) => data.action === 'claimPrize').map(({ data }) => data.input)
const CLAIM = '.van-button'

test('goods ask for a contact, say what it is for, and send nothing before it is whole', async () => {
  const shown = await openClaim(myDrawOn('towel'))
  expect(shown.text()).toContain('长绒棉浴巾 实物寄到家，券到店出示。 领取到 12月1日 24:00 为止。')
  expect(shown.text()).toContain('只用来寄这份奖品')
  expect(shown.text()).toContain('除了快递，不给别人')
  write(shown, 'name', '林小满')
  write(shown, 'phone', '138')
  await shown.tap(CLAIM)
  expect(claims()).toEqual([])
  expect(shown.text()).toContain('请写 11 位手机号')
  expect(shown.text()).toContain('请写到门牌号，快递才找得到')
  expect(shown.text()).not.toContain('请写收件人的名字')
})

test('a whole contact is sent as it was written, without blanks, and the claim is shown', async () => {
  const shown = await openClaim(myDrawOn('towel'))
  write(shown, 'name', ' 林小满 ')
  write(shown, 'phone', '138 0013 8000')
  write(shown, 'address', '上海市徐汇区棉花路 8 号 301')
  phone.plan({ ok: true, data: { voucher } })
  await shown.tap(CLAIM)
  expect(claims()).toEqual([
    {
      eventId: EVENT_ID,
      n: 1,
      contact: { name: '林小满', phone: '13800138000', address: '上海市徐汇区棉花路 8 号 301' },
    },
  ])
  expect(shown.text()).toContain('已领取，地址记下了，会按规则寄出。')
  expect(shown.text()).toContain('K7M2Q9XW4TRA')
})

test.each([
  ['points', '领取以后，50 积分马上到您的账上。', '已领取，50 积分到账了。'],
  ['coupon', '领取以后会有一个券码，到店出示就好。', '已领取，到店出示这个券码。'],
])('%s are claimed with one tap and no contact', async (prizeId, before, after) => {
  const shown = await openClaim(myDrawOn(prizeId))
  expect(shown.text()).toContain(before)
  phone.plan({ ok: true, data: { voucher } })
  await shown.tap(CLAIM)
  expect(claims()).toEqual([{ eventId: EVENT_ID, n: 1 }])
  expect(shown.text()).toContain(after)
})

test('a claim whose answer was lost is asked again under the same request', async () => {
  const shown = await openClaim(myDrawOn('coupon'))
  phone.plan('lost', 'lost', 'lost')
  await shown.tap(CLAIM)
  expect(shown.text()).toContain('没有收到回复，过一会儿再试一次，不会重复')
  phone.plan({ ok: true, data: { voucher } })
  await shown.tap(CLAIM)
  const ids = phone.sent.filter(({ data }) => data.action === 'claimPrize').map(({ data }) => data.requestId)
  expect(ids).toHaveLength(4)
  expect(new Set(ids).size).toBe(1)
})

test('claimed before: it shows the code and no button', async () => {
  const draw = myDrawOn('coupon')
  const shown = await openClaim({ ...draw, claim: { state: 'claimed', claimBy: eventIn('open').claimBy, voucher } })
  expect(shown.text()).toContain('K7M2Q9XW4TRA')
  expect(shown.all(CLAIM)).toEqual([])
})

test('after the end of claiming, and for a draw that won nothing, it says so', async () => {
  const draw = myDrawOn('towel')
  const late = await openClaim({ ...draw, claim: { state: 'ended', claimBy: eventIn('open').claimBy } })
  expect(late.text()).toContain('领取时间已过 长绒棉浴巾 的领取到 12月1日 24:00 为止。')
  late.app.stop()
  expect((await openClaim(myDrawOn(null))).text()).toContain('没有找到这份奖品')
})
