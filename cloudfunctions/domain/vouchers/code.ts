import { assert } from '../assert'

/** None that is taken for another. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Bytes that one code takes: five bits of each, 60 bits in all. */
export const VOUCHER_CODE_BYTES = 12

/** A voucher's code from random bytes (rule V-1): twelve letters drawn, and one that a slip of the finger does not fit. */
export function voucherCodeFrom(random: Uint8Array): string {
  assert(random.length === VOUCHER_CODE_BYTES, `${random.length} bytes`)
  const drawn = [...random].map((byte) => LETTERS[byte % LETTERS.length]).join('')
  return drawn + checkLetter(drawn)
}

/** The code as it was written, or null for what cannot be one: nobody has to look for it then. Small letters, spaces and
 *  hyphens are forgiven. */
export function readVoucherCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s-]/g, '')
  if (code.length !== VOUCHER_CODE_BYTES + 1 || [...code].some((letter) => !LETTERS.includes(letter))) return null
  const drawn = code.slice(0, -1)
  return code === drawn + checkLetter(drawn) ? code : null
}

/** Luhn's method over 32 letters: finds every single wrong letter, and nearly every swap of neighbours. */
function checkLetter(drawn: string): string {
  let sum = 0
  for (const [index, letter] of [...drawn].reverse().entries()) {
    const value = LETTERS.indexOf(letter) * (index % 2 === 0 ? 2 : 1)
    sum += Math.floor(value / LETTERS.length) + (value % LETTERS.length)
  }
  return LETTERS[(LETTERS.length - (sum % LETTERS.length)) % LETTERS.length] ?? ''
}
