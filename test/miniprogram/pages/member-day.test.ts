import type { MemberDay } from '../../../typings/contract'
import { FakePhone } from '../fake-phone'
import { dayOf, drawnOn, EVENT_ID, eventIn, myDrawOn, NOW } from './member-day-world'
import { openPage, type TestedPage } from './open-page'

const refusal = (code: string, message: string) => ({ ok: false, error: { code, message } })
const answered = (data: object) => ({ ok: true, data })

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

async function openDay(day: MemberDay): Promise<TestedPage> {
  phone.answer = () => answered(day)
  page = await openPage('pages/member-day/member-day', phone)
  return page
}
const open = async (): Promise<TestedPage> => {
  page = await openPage('pages/member-day/member-day', phone)
  return page
}
const DRAW = '.van-button--primary'
const labelOfWheel = (shown: TestedPage) => shown.all('[class$="--wheel"]')[0]?.getAttribute('aria-label')
const draws = () => phone.sent.filter(({ data }) => data.action === 'draw')

test('before it opens: the day, what there will be, and nothing to draw', async () => {
  const shown = await openDay(dayOf(eventIn('published'), { chances: 1, checkedInDays: 2 }))
  expect(shown.text()).toContain('周二会员日 11月24日 星期二 10:00–22:00')
  expect(shown.text()).toContain('11月24日 10:00 开始')
  expect(shown.text()).toContain('现在有 1 次机会')
  expect(shown.text()).toContain('签到满 3 天，再多 1 次，已经签了 2 天')
  expect(shown.all(DRAW)).toEqual([])
})

test('prizes are shown with quantities and odds in plain words, what wins nothing with the rest', async () => {
  const shown = await openDay(dayOf(eventIn('open'), { chances: 1 }))
  expect(shown.text()).toContain('长绒棉浴巾 平均 80 次中 1 次 · 1.25% 还有 3 份 共 5 份')
  expect(shown.text()).toContain('帆布袋 平均 20 次中 1 次 · 5% 已发完 共 20 份')
  expect(shown.text()).toContain('谢谢参与 63.75%')
})

test('a draw is asked once, waits for its answer, and the wheel stops where the server said', async () => {
  const before = dayOf(eventIn('open'), { chances: 2, checkedInDays: 3 })
  const shown = await openDay(before)
  expect(labelOfWheel(shown)).toContain('格子上是长绒棉浴巾')
  const drawn = { ...drawnOn('towel'), chances: 1 }
  const after = dayOf(eventIn('open'), { chances: 1, draws: [myDrawOn('towel')], checkedInDays: 3 })
  phone.answer = ({ action }) => answered(action === 'draw' ? drawn : after)
  shown.happen('onDraw')
  shown.happen('onDraw')
  await shown.settle()
  await shown.settle()
  expect(draws()).toHaveLength(1)
  expect(draws()[0]?.data.input).toEqual({ eventId: EVENT_ID, nonce: expect.stringMatching(/^[0-9a-f]{32}$/) })
  expect(labelOfWheel(shown)).toBe('转盘停在长绒棉浴巾')
  expect(shown.text()).toContain('抽中了 长绒棉浴巾')
  expect(shown.text()).toContain('还有 1 次机会')
  expect(shown.text()).toContain('第 1 次 · 10:29 领取到 12月1日 24:00 为止')
})

test('nothing is said of the result, and the pointer shows none, while the wheel turns', async () => {
  const shown = await openDay(dayOf(eventIn('open'), { chances: 1 }))
  phone.answer = ({ action }) =>
    answered(
      action === 'draw'
        ? { ...drawnOn('coupon'), chances: 0 }
        : dayOf(eventIn('open'), { draws: [myDrawOn('coupon')] }),
    )
  shown.happen('onDraw')
  await jest.advanceTimersByTimeAsync(2000)
  expect(labelOfWheel(shown)).toContain('格子上是')
  expect(shown.text()).not.toContain('抽中了')
  expect(shown.text()).toContain('转盘在转')
  await shown.settle()
  expect(labelOfWheel(shown)).toBe('转盘停在到店八折券')
  expect(shown.text()).toContain('抽中了 到店八折券')
})

test('less motion: the result is said at once, after the data that brought it is in place', async () => {
  const read = window.getComputedStyle.bind(window)
  jest.spyOn(window, 'getComputedStyle').mockImplementation((element) => {
    const style = read(element)
    if (element.className.endsWith('--face')) style.transitionProperty = 'none'
    return style
  })
  const shown = await openDay(dayOf(eventIn('open'), { chances: 1 }))
  phone.answer = ({ action }) =>
    answered(
      action === 'draw'
        ? { ...drawnOn('coupon'), chances: 0 }
        : dayOf(eventIn('open'), { draws: [myDrawOn('coupon')] }),
    )
  shown.happen('onDraw')
  await jest.advanceTimersByTimeAsync(100)
  expect(shown.text()).toContain('抽中了 到店八折券')
  expect(jest.mocked(console.warn).mock.calls).toEqual([])
})

test('no win is said kindly; a prize that has run out is said as it was', async () => {
  const none = await openDay(dayOf(eventIn('open'), { draws: [myDrawOn(null)], checkedInDays: 3 }))
  expect(none.text()).toContain('谢谢您来 这次没有抽中')
  expect(labelOfWheel(none)).toBe('转盘停在谢谢参与')
  expect(none.text()).not.toMatch(/再接再厉|！/)
  none.app.stop()
  const gone = await openDay(dayOf(eventIn('open'), { draws: [myDrawOn('bag')] }))
  expect(gone.text()).toContain('抽中的奖品已经发完，这次没有奖品 落在“帆布袋”')
  expect(labelOfWheel(gone)).toBe('转盘停在帆布袋')
})

test('a lost answer turns nothing; asked again it is the same draw, under the same request and nonce', async () => {
  const shown = await openDay(dayOf(eventIn('open'), { chances: 1 }))
  phone.plan('lost', 'lost', 'lost')
  await shown.tap(DRAW)
  expect(shown.text()).toContain('没有收到回复，过一会儿再试一次，不会重复')
  expect(labelOfWheel(shown)).toContain('格子上是')
  phone.plan(
    answered({ ...drawnOn('points'), chances: 0 }),
    answered(dayOf(eventIn('open'), { draws: [myDrawOn('points')] })),
  )
  await shown.tap(DRAW)
  await shown.settle()
  expect(new Set(draws().map(({ data }) => JSON.stringify(data))).size).toBe(1)
  expect(draws()).toHaveLength(4)
  expect(shown.text()).toContain('抽中了 50 积分')
})

test('the next draw has a nonce and a request of its own', async () => {
  const shown = await openDay(dayOf(eventIn('open'), { chances: 2 }))
  const after = dayOf(eventIn('open'), { chances: 1, draws: [myDrawOn(null)] })
  phone.plan(answered({ ...drawnOn(null), chances: 1 }), answered(after))
  await shown.tap(DRAW)
  await shown.settle()
  phone.plan(
    answered({ ...drawnOn(null, 2), chances: 0 }),
    answered(dayOf(eventIn('open'), { draws: [myDrawOn(null), myDrawOn(null, 2)] })),
  )
  await shown.tap(DRAW)
  await shown.settle()
  const [first, second] = draws()
  expect(second?.data.requestId).not.toBe(first?.data.requestId)
  expect(second?.data.input).not.toEqual(first?.data.input)
})

test('a draw that is refused says why, and the day is read again', async () => {
  const shown = await openDay(dayOf(eventIn('open'), { chances: 1 }))
  phone.answer = ({ action }) =>
    action === 'draw'
      ? refusal('NOT_OPEN', '会员日还没开始，或已经结束')
      : answered(dayOf(eventIn('closed'), { chances: 1 }))
  await shown.tap(DRAW)
  expect(shown.text()).toContain('会员日还没开始，或已经结束')
  expect(shown.text()).toContain('这次会员日结束了')
  expect(shown.all(DRAW)).toEqual([])
})

test('without a chance the page says how one comes, and leads there', async () => {
  const shown = await openDay(dayOf(eventIn('open'), { draws: [myDrawOn(null)], checkedInDays: 1 }))
  expect(shown.text()).toContain('机会用完了 这一周签到满 3 天，再多 1 次，已经签了 1 天')
  phone.answer = () => refusal('INTERNAL', '服务开了小差，请稍后再试')
  await shown.tap('.act .van-button')
  expect(shown.app.context.topPage().path).toBe('pages/check-in/check-in')
})

test('sold out: it says so before anybody draws in vain', async () => {
  const event = eventIn('open')
  const prizes = event.prizes.map((prize) => ({ ...prize, unitsLeft: 0 }))
  const shown = await openDay(dayOf({ ...event, prizes }, { chances: 1 }))
  expect(shown.text()).toContain('奖品都已经发完')
})

test('revealed: the seed can be checked; a prize is claimed from her own draws', async () => {
  const shown = await openDay(dayOf(eventIn('revealed'), { draws: [myDrawOn(null), myDrawOn('towel', 2)] }))
  expect(shown.text()).toContain('10:00–22:00 · 已结束')
  expect(shown.text()).toContain('封好的答案已经拆开，谁都能验')
  await shown.tap('[class$="--row"] .van-button')
  expect(shown.app.context.topPage().path).toBe('pages/prize-claim/prize-claim')
})

test.each([
  ['not joined', refusal('NOT_JOINED', '请先加入会员'), '还没有加入会员'],
  ['nothing planned', answered(dayOf(null)), '还没有定下会员日'],
  ['refused', refusal('INTERNAL', '服务开了小差，请稍后再试'), '暂时打不开 服务开了小差，请稍后再试 再试一次'],
])('%s: the page says what to do next', async (_state, outcome, expected) => {
  phone.answer = () => outcome
  expect((await open()).text()).toContain(expected)
})

test('offline: it waits for the network, and then reads the day', async () => {
  phone.networkType = 'none'
  phone.answer = () => 'lost'
  const shown = await open()
  expect(shown.text()).toContain('现在没有网络')
  phone.answer = () => answered(dayOf(eventIn('open'), { chances: 1 }))
  phone.goOnline('wifi')
  await shown.settle()
  expect(shown.text()).toContain('抽一次')
})
