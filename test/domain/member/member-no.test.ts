import fc from 'fast-check'
import { MEMBER_NO_BYTES, memberNoFrom } from '../../../cloudfunctions/domain/member/member-no'

const random = fc.uint8Array({ minLength: MEMBER_NO_BYTES, maxLength: MEMBER_NO_BYTES })

test('memberNoFrom: any bytes give twelve digits, the first not 0', () => {
  fc.assert(fc.property(random, (bytes) => /^[1-9]\d{11}$/.test(memberNoFrom(bytes))))
})

test('memberNoFrom: one digit misread is always noticed by the check digit', () => {
  const slip = fc.tuple(random, fc.nat({ max: 11 }), fc.integer({ min: 1, max: 9 }))
  fc.assert(
    fc.property(slip, ([bytes, place, off]) => {
      const digits = [...memberNoFrom(bytes)].map(Number)
      expect(luhnSum(digits) % 10).toBe(0)
      digits[place] = ((digits[place] ?? 0) + off) % 10
      expect(luhnSum(digits) % 10).not.toBe(0)
    }),
  )
})

test('memberNoFrom: golden values', () => {
  expect(memberNoFrom(new Uint8Array(8))).toBe('100000000008')
  expect(memberNoFrom(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8))).toBe('797903828565')
})

function luhnSum(digits: readonly number[]): number {
  return [...digits].reverse().reduce((sum, digit, index) => {
    const value = index % 2 === 1 ? digit * 2 : digit
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
}
