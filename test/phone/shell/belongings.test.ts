import { forgetBelongings, keepOnlyBelongingsOf } from '../../../local/phone/shell/belongings'

beforeEach(() => {
  localStorage.clear()
  keepOnlyBelongingsOf('/one')
  localStorage.setItem('phone:1', 'held')
  localStorage.setItem('wx:o_one:wish', 'kept')
})

test('belongings: the same mini program finds what it kept', () => {
  keepOnlyBelongingsOf('/one')
  expect(localStorage.getItem('wx:o_one:wish')).toBe('kept')
})

test('belongings: another mini program finds nothing', () => {
  keepOnlyBelongingsOf('/two')
  expect(localStorage.getItem('wx:o_one:wish')).toBeNull()
  expect(localStorage.getItem('phone:1')).toBeNull()
})

test('belongings: beginning anew forgets what was kept, and not who holds the phone', () => {
  forgetBelongings()
  expect(localStorage.getItem('wx:o_one:wish')).toBeNull()
  expect(localStorage.getItem('phone:1')).toBe('held')
  keepOnlyBelongingsOf('/one')
  expect(localStorage.getItem('phone:1')).toBe('held')
})
