import type { PickerRequest } from '../../../local/phone/seams'
import { columnsOf } from '../../../local/phone/shell/dialogs/picker-columns'

const request = (change: Partial<PickerRequest>): PickerRequest => ({
  mode: 'selector',
  header: '',
  columns: [],
  value: '',
  start: '',
  end: '',
  fields: 'day',
  ...change,
})

/** Every wheel's rows with the wheels standing at `chosen`, or where they stand at first. */
const rowsOf = (of: PickerRequest, chosen = columnsOf(of).start) =>
  columnsOf(of).labels.map((_label, column) => columnsOf(of).rows(column, chosen))

test('selector: its value is an index', () => {
  const columns = columnsOf(request({ columns: [['早', '中', '晚']], value: 2 }))
  expect(columns.start).toEqual([2])
  expect(columns.value([1])).toBe(1)
})

test('multiSelector: its value is an index of every column', () => {
  const of = request({ mode: 'multiSelector', columns: [['a', 'b'], ['c']], value: [1, 0] })
  expect(columnsOf(of).start).toEqual([1, 0])
  expect(rowsOf(of)).toEqual([['a', 'b'], ['c']])
  expect(columnsOf(of).value([1, 0])).toEqual([1, 0])
})

test('time: the first and the last hour have only the minutes inside', () => {
  const of = request({ mode: 'time', value: '09:30', start: '09:30', end: '10:01' })
  expect(columnsOf(of).start).toEqual([0, 0])
  expect(rowsOf(of)[0]).toEqual(['09', '10'])
  expect(rowsOf(of)[1]).toHaveLength(30)
  expect(rowsOf(of, [1, 0])[1]).toEqual(['00', '01'])
  expect(columnsOf(of).value([1, 1])).toBe('10:01')
})

test.each([
  ['2024-02-29', 29],
  ['2026-02-01', 28],
  ['2026-11-01', 30],
])('date: the month of %s has %i days', (value, days) => {
  expect(rowsOf(request({ mode: 'date', value }))[2]).toHaveLength(days)
})

test('date: stays within start and end, and a day that the month lacks is its last', () => {
  const of = request({ mode: 'date', value: '2026-01-31', start: '2026-01-30', end: '2026-02-10' })
  expect(rowsOf(of)).toEqual([['2026年'], ['1月', '2月'], ['30日', '31日']])
  expect(columnsOf(of).value([0, 0, 1])).toBe('2026-01-31')
  expect(columnsOf(request({ mode: 'date', value: '2026-01-31' })).value([2026 - 1970, 1, 30])).toBe('2026-02-28')
})

test.each([
  ['year', '2026'],
  ['month', '2026-03'],
] as const)('date: with fields %s the value is %s', (fields, value) => {
  const columns = columnsOf(request({ mode: 'date', value: '2026-03-01', fields }))
  expect(columns.value(columns.start)).toBe(value)
})

test('region: cities follow the province and districts the city', () => {
  const of = request({ mode: 'region', value: ['浙江省', '杭州市', '西湖区'] })
  const columns = columnsOf(of)
  expect(columns.value(columns.start)).toEqual(['浙江省', '杭州市', '西湖区'])
  const [provinces = [], cities = [], districts = []] = rowsOf(of)
  expect(provinces).toHaveLength(34)
  expect(cities).toContain('宁波市')
  expect(districts).toContain('上城区')
})
