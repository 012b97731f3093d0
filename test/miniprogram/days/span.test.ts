import { momentLabel, spanLabel } from '../../../miniprogram/days/span'

const shanghai = (time: string) => Date.parse(`${time}+08:00`)

test.each([
  ['2026-12-01T10:00:00', '2026-12-01T22:00:00', '12月1日 星期二 10:00–22:00'],
  ['2026-12-01T00:00:00', '2026-12-02T00:00:00', '12月1日 星期二 00:00–24:00'],
  ['2026-12-01T10:00:00', '2026-12-03T22:00:00', '12月1日 10:00 到 12月3日 22:00'],
  ['2026-12-31T10:00:00', '2027-01-02T00:00:00', '12月31日 10:00 到 1月1日 24:00'],
])('spanLabel: from %s to %s is %s', (from, to, expected) => {
  expect(spanLabel({ from: shanghai(from), to: shanghai(to) })).toBe(expected)
})

test('momentLabel: the midnight after a day is its last moment', () => {
  expect(momentLabel(shanghai('2026-12-02T00:00:00'))).toBe('12月1日 24:00')
  expect(momentLabel(shanghai('2026-12-02T00:01:00'))).toBe('12月2日 00:01')
})
