import { rowsOf, titleOf } from '../../../miniprogram/components/entry-list/entry-row'
import type { StatementEntry } from '../../../typings/contract'

const entry: StatementEntry = {
  id: 'a-3',
  accountId: 'a',
  number: 3,
  at: Date.parse('2026-11-22T16:04:00Z'),
  day: '2026-11-23',
  delta: 5,
  balance: 1275,
  reason: 'checkIn',
  ref: '2026-11-23',
  prev: '',
  hash: '',
}

test.each<[StatementEntry['reason'], string, string]>([
  ['checkIn', '2026-11-22', '签到'],
  ['makeUp', '2026-11-08', '补签 11月8日'],
  ['givenBack', '2026-11-09', '系统补回 11月9日'],
  ['purchase', 'receipt-1', '购物'],
  ['refund', 'receipt-1', '退款'],
  ['redeem', 'voucher-1', '兑换'],
  ['return', 'voucher-1', '退回'],
  ['expiry', '2027-11', '到期 2027年11月底'],
  ['expiry', 'grace-2027-12-08', '到期 12月8日'],
])('titleOf: %s of %s is %s', (reason, ref, title) => {
  expect(titleOf({ reason, ref })).toBe(title)
})

test('rowsOf: an entry with its time in Shanghai, a sign, and what was left', () => {
  expect(rowsOf([entry], '')).toEqual([
    { id: 'a-3', heading: '2026年11月', title: '签到', when: '11月23日 00:04', delta: '+5', balance: '余 1,275' },
  ])
})

test.each([
  [5, 5, '+5', '余 5'],
  [-1200, 0, '−1,200', '余 0'],
  [-30, -20, '−30', '待补 20'],
])('rowsOf: %d to a balance of %d reads %s and %s', (delta, balance, shownDelta, shownBalance) => {
  const [row] = rowsOf([{ ...entry, delta, balance }], '')
  expect([row?.delta, row?.balance]).toEqual([shownDelta, shownBalance])
})

test('rowsOf: a month is named above its first row, and not again on the next page', () => {
  const days = ['2026-11-23', '2026-11-01', '2026-10-31', '2026-10-30']
  const entries = days.map((day) => ({ ...entry, day }))
  const headings = (lastDay: string) => rowsOf(entries, lastDay).map(({ heading }) => heading)
  expect(headings('')).toEqual(['2026年11月', '', '2026年10月', ''])
  expect(headings('2026-11-24')).toEqual(['', '', '2026年10月', ''])
  expect(headings('2027-11-24')).toEqual(['2026年11月', '', '2026年10月', ''])
})
