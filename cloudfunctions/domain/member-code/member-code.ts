import type { MemberCode } from '../../../typings/contract'
import { assert } from '../assert'
import { isSigned, type Mac, readToken, signToken } from './signed-token'

/** How long a code lives (rule K-1). */
export const CODE_LIFE_MS = 30_000

/** What makes a code no other token that the same key might sign. */
const KIND = 'code'

/** What a code says of itself before it is checked. */
export interface ReadCode {
  readonly memberNo: string
  readonly issuedAt: number
  readonly nonce: string
}

/** Bytes of the nonce: two codes asked for in one millisecond are two. */
export const NONCE_BYTES = 4

interface Keyed {
  readonly memberNo: string
  /** The member's own key; only she and the counter's function get to it, and no reply holds it. */
  readonly key: string
}

interface Issuing extends Keyed {
  readonly nonce: Uint8Array
  readonly now: number
}

/** The code that the member shows from `now` on (rule K-1). Nothing is stored for it. */
export function issueCode({ memberNo, key, nonce, now }: Issuing, mac: Mac): MemberCode {
  assert(nonce.length === NONCE_BYTES, `${nonce.length} bytes`)
  const fields = [
    KIND,
    memberNo,
    now.toString(36),
    nonce.reduce((hex, byte) => hex + byte.toString(16).padStart(2, '0'), ''),
  ]
  return { token: signToken(fields, key, mac), expiresAt: now + CODE_LIFE_MS, lifeMs: CODE_LIFE_MS }
}

/** What a scanned text says, so that its member can be looked up; null for what is no code of ours. */
export function readCode(token: string): ReadCode | null {
  const [kind, memberNo = '', issued = '', nonce = ''] = readToken(token, 4) ?? []
  if (kind !== KIND || !/^\d{12}$/.test(memberNo) || !/^[0-9a-z]{1,9}$/.test(issued)) return null
  return { memberNo, issuedAt: Number.parseInt(issued, 36), nonce }
}

export type CheckedCode =
  | { readonly ok: true; readonly use: string }
  | { readonly ok: false; readonly code: 'NOT_FOUND'; readonly what: 'code' }
  | { readonly ok: false; readonly code: 'CODE_EXPIRED'; readonly what: 'code' }

/** Whether the member's key made this code (rule K-2) and it lives at `now` (rule K-1). `use` names its one use (rule K-3).
 *  Refuses, in this order: `NOT_FOUND`, `CODE_EXPIRED`. */
export function checkCode(token: string, member: Keyed, now: number, mac: Mac): CheckedCode {
  const said = readCode(token)
  if (said === null || said.memberNo !== member.memberNo || !isSigned(token, member.key, mac)) {
    return { ok: false, code: 'NOT_FOUND', what: 'code' }
  }
  if (now >= said.issuedAt + CODE_LIFE_MS) return { ok: false, code: 'CODE_EXPIRED', what: 'code' }
  return { ok: true, use: `${said.memberNo}-${said.issuedAt}-${said.nonce}` }
}
