import { greetingAt } from '../../../miniprogram/pages/home/greeting'

test.each([
  [0, '夜深了'],
  [4, '夜深了'],
  [5, '早上好'],
  [10, '早上好'],
  [11, '中午好'],
  [12, '中午好'],
  [13, '下午好'],
  [17, '下午好'],
  [18, '晚上好'],
  [23, '晚上好'],
])('greetingAt: at %i it is %s', (hour, greeting) => {
  expect(greetingAt(hour)).toBe(greeting)
})
