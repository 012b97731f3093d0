import { FakePhone } from '../fake-phone'
import { dayOf, EVENT_ID, eventIn, NOW } from './member-day-world'
import { openPage, type TestedPage } from './open-page'

let phone: FakePhone
let page: TestedPage | undefined

beforeEach(() => {
  jest.useFakeTimers({ now: NOW })
  phone = new FakePhone()
})

afterEach(() => {
  expect(page?.app.context.warnings).toEqual([])
  page?.app.stop()
  page = undefined
  jest.useRealTimers()
})

test('the rules say all that the law wants published, and the commitment', async () => {
  const event = eventIn('open')
  phone.answer = () => ({ ok: true, data: dayOf(event) })
  page = await openPage(`pages/draw-rules/draw-rules?eventId=${EVENT_ID}`, phone)
  for (const published of [
    '11月24日 星期二 10:00–22:00',
    '七天里签到满 3 天，再多 1 次',
    '不用花钱，不用花积分，也不用转发。',
    '转盘停在哪里就是哪里。',
    '长绒棉浴巾，5 份，价值 129 元，平均 80 次中 1 次（1.25%）',
    event.fallback,
    event.claimTerms,
    '领取到 12月1日 24:00 为止。',
    '开奖前先把答案封好，结束后拆封，谁都能验。',
    event.organiser,
    event.contact,
    event.commitment,
  ])
    expect(page.text()).toContain(published)
  expect(page.text()).not.toContain('公布以后的改动')
})
