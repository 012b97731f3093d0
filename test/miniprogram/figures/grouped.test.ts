import { grouped } from '../../../miniprogram/figures/grouped'

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [1234567, '1,234,567'],
  [-30, '−30'],
  [-1000, '−1,000'],
])('grouped: %d reads %s', (value, text) => {
  expect(grouped(value)).toBe(text)
})
