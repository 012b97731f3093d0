import type { Preferences } from '../../../typings/contract'
import { isProfiled } from '../member/preferences'
import type { ProfileRecord } from '../member/profile'
import { type SourceKind, WEIGHTS } from './rules'
import { type Sign, withSigns } from './signs'
import { NO_TAGS, type TagRecord } from './tag'

export interface Tagged {
  readonly preferences: Preferences
  readonly profile: ProfileRecord
  readonly tags: TagRecord
}

/** The member with what these signs say of her; as she was when she is not profiled (rule T-1). */
export function noteSigns<Member extends Tagged>(member: Member, signs: readonly Sign[], now: number): Member {
  return isProfiled(member) ? { ...member, tags: withSigns(member.tags, signs, now) } : member
}

/** What a wish for a reward, or its redemption, says. */
export function signsOfReward(
  { tags }: { readonly tags: readonly string[] },
  kind: 'wish' | 'redeem',
  now: number,
): readonly Sign[] {
  return [...new Set(tags)].map((tag) => ({ tag, kind, at: now, weight: WEIGHTS[kind] }))
}

/** What a purchase at the counter says. How much it was says nothing. */
export function signsOfPurchase(storeId: string | null, now: number): readonly Sign[] {
  if (storeId === null) return []
  return [{ tag: `store:${storeId}`, kind: 'purchase', at: now, weight: WEIGHTS.purchase }]
}

const SOURCE = /^(store|ad|parcel):/

/** What a new member's source says: `store:…`, `ad:…` and `parcel:…` are known. */
export function tagsAtJoining(source: string | null, now: number): TagRecord {
  const kind = SOURCE.exec(source ?? '')?.[1] as SourceKind | undefined
  if (kind === undefined) return NO_TAGS
  return withSigns(NO_TAGS, [{ tag: `source:${kind}`, kind: 'source', at: now, weight: WEIGHTS.source }], now)
}
