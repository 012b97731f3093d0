import type { Profile } from '../../../typings/contract'
import type { Sha256 } from '../points/chain'
import { NO_TAGS } from '../tags/tag'
import type { MemberDecision, MemberState } from './member'
import { withPreferences } from './preferences'
import type { ProfileRecord } from './profile'

/** Changes what is given of a profile. A birthday is told once (rule E-2); whoever is a minor is not profiled from then on,
 *  and what was known of her taste goes (rule E-3). Refuses `ALREADY_DONE` for another birthday. */
export function saveProfile(member: MemberState, given: Partial<ProfileRecord>): MemberDecision<ProfileRecord> {
  const before = member.profile
  if (before.birthday !== '' && given.birthday !== undefined && given.birthday !== before.birthday) {
    return { ok: false, code: 'ALREADY_DONE', done: 'birthday' }
  }
  const profile = { ...before, ...given }
  const told = { ...member, profile }
  const changed = profile.minor ? { ...withPreferences(told, { personalised: false }), tags: NO_TAGS } : told
  return { ok: true, member: changed, entries: [], answer: profile }
}

/** A profile as its owner sees it on a screen that others may see too. `avatarPath`: where her next picture goes. */
export function profileView(profile: ProfileRecord, accountId: string, sha256: Sha256): Profile {
  const { nickname, avatar, phone, birthday, minor } = profile
  return {
    nickname,
    avatar,
    phone: maskedPhone(phone),
    birthday,
    minor,
    avatarPath: nextAvatarPath(avatar, accountId, sha256),
  }
}

/** The two places that a member's picture can have. Nobody else can name them, and there is no third: what was uploaded and
 *  never saved lies in one of them too, so erasing her finds it. */
export function avatarPathsOf(accountId: string, sha256: Sha256): readonly [string, string] {
  const name = sha256(JSON.stringify(['avatar', accountId])).slice(0, 32)
  return [`avatars/${name}-a.jpg`, `avatars/${name}-b.jpg`]
}

/** The place that is not in use, so that a new picture has a new address and no phone shows the old one for it. */
function nextAvatarPath(avatar: string, accountId: string, sha256: Sha256): string {
  const [first, second] = avatarPathsOf(accountId, sha256)
  return avatar.endsWith(`/${first}`) ? second : first
}

/** `138****0000`: the middle is hidden, four in eleven. */
function maskedPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, -8)}****${phone.slice(-4)}`
}
