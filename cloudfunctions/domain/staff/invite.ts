import type { StaffRole } from '../../../typings/contract'
import { assert } from '../assert'
import type { Refusal } from '../refusal'
import type { DailyLimits } from './daily-limits'
import type { StaffMember } from './staff'

/** How long an invite can be used (rule S-2). */
export const INVITE_LIFE_MS = 3 * 24 * 60 * 60_000

/** Bytes that one code takes. */
export const INVITE_BYTES = 10

/** No I, L, O, U: a code is read aloud and typed. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** An offer of a place in a store, for whoever types its code first. */
export interface Invite {
  readonly code: string
  readonly name: string
  readonly role: StaffRole
  readonly limits: DailyLimits
  readonly expiresAt: number
  readonly used: { readonly by: string; readonly at: number } | null
}

/** Sixteen characters of five bits each: 80 bits from ten random bytes. */
export function inviteCodeFrom(random: Uint8Array): string {
  assert(random.length === INVITE_BYTES, `${random.length} bytes`)
  let bits = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  let code = ''
  for (let place = 0; place < (INVITE_BYTES * 8) / 5; place++) {
    code = (ALPHABET[Number(bits % 32n)] ?? '') + code
    bits /= 32n
  }
  return code
}

/** What was typed, as a code is written: capitals, without spaces and dashes. */
export function plainInviteCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '')
}

export interface Using {
  readonly invite: Invite | undefined
  /** Whoever types it, under the key of their staff document. */
  readonly by: string
  readonly staff: StaffMember | null
  readonly now: number
}

/**
 * Uses an invite up for one person (rule S-2). Who used it and is not enrolled yet may go on, however late: the first try
 * ended between the two steps. Refuses, in this order: `NOT_FOUND`, `CODE_USED` by anybody else or for an earlier place,
 * `ALREADY_DONE` for who works here, `CODE_EXPIRED`.
 */
export function useInvite({ invite, by, staff, now }: Using): { readonly ok: true; readonly invite: Invite } | Refusal {
  if (invite === undefined) return { ok: false, code: 'NOT_FOUND', what: 'invite' }
  const { used } = invite
  if (used !== null) {
    return used.by === by && isUnfinished(invite.code, used.at, staff)
      ? { ok: true, invite }
      : { ok: false, code: 'CODE_USED', what: 'invite' }
  }
  if (staff !== null && staff.dismissedAt === null) return { ok: false, code: 'ALREADY_DONE', done: 'enrol' }
  if (now >= invite.expiresAt) return { ok: false, code: 'CODE_EXPIRED', what: 'invite' }
  return { ok: true, invite: { ...invite, used: { by, at: now } } }
}

/** Whether the invite was used up and its place not taken: never by an invite that led to a place before, nor by one from
 *  before a dismissal. */
function isUnfinished(code: string, usedAt: number, staff: StaffMember | null): boolean {
  if (staff === null) return true
  return !staff.invites.includes(code) && staff.dismissedAt !== null && usedAt >= staff.dismissedAt
}

/** The invites worth keeping: those that can be used, and those whose use may have to be finished. */
export function keptInvites(invites: readonly Invite[], now: number): readonly Invite[] {
  return invites.filter(({ expiresAt }) => now < expiresAt + INVITE_LIFE_MS)
}
