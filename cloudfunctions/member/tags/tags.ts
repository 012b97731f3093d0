import type { TagDrawer } from '../../../typings/contract'
import type { MemberState } from '../../domain/member/member'
import { isProfiled } from '../../domain/member/preferences'
import { forgetTag as forget, pauseTag as pause, storesIn, tagViews } from '../../domain/tags/drawer'
import { NO_STORES, type StoreNames } from '../../domain/tags/words'
import { changeMember } from '../../edge/change-member'
import type { Asked, Ordered, Outcome } from '../../edge/serve'
import { findStores } from '../../platform/counter'
import { members } from '../../platform/members'

/** Her drawer. One wire call; one more where a tag is about a store. */
export async function tags({ caller, now }: Asked<unknown>): Promise<Outcome<TagDrawer>> {
  const member = await members.get(caller.openid)
  return member === null ? { ok: false, code: 'NOT_JOINED' } : { ok: true, answer: await drawerOf(member, now) }
}

/** Two wire calls; one more where a tag that is left is about a store. */
export function forgetTag(ordered: Ordered<{ tag: string }>): Promise<Outcome<TagDrawer>> {
  const { input, now } = ordered
  return changeMember(ordered, async (member) => {
    const changed = { ...member, tags: forget(member.tags, input.tag, now) }
    return { ok: true, member: changed, entries: [], answer: await drawerOf(changed, now) }
  })
}

/** Two wire calls; one more where a tag is about a store. Refuses `NOT_FOUND`. */
export function pauseTag(ordered: Ordered<{ tag: string; paused: boolean }>): Promise<Outcome<TagDrawer>> {
  const { input, now } = ordered
  return changeMember(ordered, async (member) => {
    const paused = pause(member.tags, input.tag, input.paused)
    if (!paused.ok) return paused
    const changed = { ...member, tags: paused.tags }
    return { ok: true, member: changed, entries: [], answer: await drawerOf(changed, now) }
  })
}

async function drawerOf(member: MemberState, now: number): Promise<TagDrawer> {
  const stores = storesIn(member.tags).length === 0 ? NO_STORES : await storeNames()
  return {
    tags: tagViews(member.tags, stores, now),
    personalised: isProfiled(member),
    minor: member.profile.minor,
  }
}

async function storeNames(): Promise<StoreNames> {
  return new Map((await findStores()).map(({ id, name }) => [id, name]))
}
