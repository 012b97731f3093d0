import { assert } from '../assert'

/** HMAC-SHA-256 of a text under a key, lower-case hexadecimal. Handed in: a rule has no crypto of its own. */
export type Mac = (key: string, text: string) => string

/** Hexadecimal characters of the signature in a token: 128 bits. */
const SIGNATURE_LENGTH = 32

/** A text of its fields and a signature over them. Keep secrets out: whoever holds a token can read it. */
export function signToken(fields: readonly string[], key: string, mac: Mac): string {
  assert(
    fields.every((field) => /^[\w-]+$/.test(field)),
    `fields ${fields.join()}`,
  )
  const text = fields.join('.')
  return `${text}.${signatureOf(text, key, mac)}`
}

/** The fields of a token as it says them: nothing is proven by that. Null for what cannot be one. */
export function readToken(token: string, fieldCount: number): readonly string[] | null {
  const parts = token.split('.')
  return parts.length === fieldCount + 1 ? parts.slice(0, -1) : null
}

/** Whether the holder of `key` made this very token. */
export function isSigned(token: string, key: string, mac: Mac): boolean {
  const end = token.lastIndexOf('.')
  return end > 0 && sameText(token.slice(end + 1), signatureOf(token.slice(0, end), key, mac))
}

function signatureOf(text: string, key: string, mac: Mac): string {
  assert(key.length >= 32, 'a key of at least 128 bits')
  return mac(key, text).slice(0, SIGNATURE_LENGTH)
}

/** Takes as long for a near miss as for a far one. */
function sameText(given: string, expected: string): boolean {
  if (given.length !== expected.length) return false
  let difference = 0
  for (let at = 0; at < expected.length; at++) difference |= given.charCodeAt(at) ^ expected.charCodeAt(at)
  return difference === 0
}
