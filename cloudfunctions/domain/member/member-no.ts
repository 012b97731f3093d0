import { assert } from '../assert'

/** Digits of a memberNo before its check digit. */
const RANDOM_DIGITS = 11

/** Bytes that one memberNo takes. */
export const MEMBER_NO_BYTES = 8

/** A memberNo of twelve digits from random bytes: eleven drawn, and a Luhn check digit against slips of the tongue. The
 *  first is never 0, so that it survives a spreadsheet. 2^64 over 9·10^10 leaves a bias below one in 10^8. */
export function memberNoFrom(random: Uint8Array): string {
  assert(random.length === MEMBER_NO_BYTES, `${random.length} bytes`)
  const drawn = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const first = 10n ** BigInt(RANDOM_DIGITS - 1)
  const digits = (first + (drawn % (9n * first))).toString()
  return digits + luhnCheckDigit(digits)
}

function luhnCheckDigit(digits: string): string {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return String((10 - (sum % 10)) % 10)
}
