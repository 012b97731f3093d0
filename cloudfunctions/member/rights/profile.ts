import type { Profile } from '../../../typings/contract'
import type { MemberState } from '../../domain/member/member'
import type { ProfileRecord } from '../../domain/member/profile'
import { avatarPathsOf, saveProfile as decide, profileView } from '../../domain/member/save-profile'
import type { Refusal } from '../../domain/refusal'
import { changeMember } from '../../edge/change-member'
import type { Asked, Ordered, Outcome } from '../../edge/serve'
import { sha256 } from '../../platform/ids'
import { members } from '../../platform/members'
import { isFitText, phoneNumberOf } from '../../platform/person'

/** One wire call. */
export async function profile({ caller }: Asked<unknown>): Promise<Outcome<Profile>> {
  const member = await members.get(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  return { ok: true, answer: profileView(member.profile, member.points.id, sha256) }
}

type Saving = Ordered<{
  readonly nickname?: string
  readonly avatar?: string
  readonly phoneCode?: string
  readonly birthday?: string
  readonly minor?: boolean
}>

type Read = { readonly ok: true; readonly given: Partial<ProfileRecord> } | Refusal

/** Changes what is given (rules E-1 to E-3). Two wire calls; one more where WeChat reads a name, and one for a phone number.
 *  Refuses, in this order: a picture that does not lie in her own place, a name that WeChat would not have others read,
 *  another birthday, a code for a number that is good no more. */
export async function saveProfile(ordered: Saving): Promise<Outcome<Profile>> {
  // A code works once: what it gave is kept while her document is read again.
  let read: Read | undefined
  return changeMember(ordered, async (member) => {
    read ??= await readGiven(member, ordered)
    if (!read.ok) return read
    const decision = decide(member, read.given)
    return decision.ok ? { ...decision, answer: profileView(decision.answer, member.points.id, sha256) } : decision
  })
}

async function readGiven(member: MemberState, { caller, input }: Saving): Promise<Read> {
  const { phoneCode, ...given } = input
  const { nickname, avatar, birthday } = given
  if (avatar && !avatarPathsOf(member.points.id, sha256).some((path) => avatar.endsWith(`/${path}`))) {
    return { ok: false, code: 'INVALID_INPUT', what: 'field', field: 'avatar' }
  }
  if (nickname && !(await isFitText(caller.openid, nickname))) {
    return { ok: false, code: 'INVALID_INPUT', what: 'unfitText' }
  }
  const isRefused = birthday !== undefined && !decide(member, { birthday }).ok
  if (phoneCode === undefined || isRefused) return { ok: true, given }
  const phone = await phoneNumberOf(phoneCode)
  return phone === null
    ? { ok: false, code: 'INVALID_INPUT', what: 'phoneCode' }
    : { ok: true, given: { ...given, phone } }
}
