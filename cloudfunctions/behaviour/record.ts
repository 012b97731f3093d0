import type { BehaviourEvent } from '../../typings/contract'
import { isProfiled } from '../domain/member/preferences'
import { signsOfBatch } from '../domain/tags/batch'
import { withSigns } from '../domain/tags/signs'
import type { TagRecord } from '../domain/tags/tag'
import { compareAndSet } from '../edge/compare-and-set'
import type { Ordered, Outcome } from '../edge/serve'
import { type AnsweredRequest, type MemberDocument, members } from '../platform/members'
import { findMemberAndRewards } from '../platform/rewards'

/** Batches whose answers are kept: a phone has one on its way at a time. */
const BATCHES_KEPT = 16

interface Found {
  readonly answered: readonly AnsweredRequest[]
  readonly member: MemberDocument
  readonly rewardTags: ReadonlyMap<string, readonly string[]>
}

interface Recorded {
  readonly ok: true
  readonly tags: TagRecord
  readonly answer: { readonly accepted: number }
}

/**
 * Takes a batch of what a phone has seen, once a request (rules T-1 to T-4). Two wire calls, however many events: her document
 * with the rewards they name, and the one change of her tags; the first alone where nothing changes. It brings no points and
 * nothing that others count, so it needs no outbox.
 */
export function record(
  ordered: Ordered<{ events: ReadonlyArray<BehaviourEvent | null> }>,
): Promise<Outcome<{ accepted: number }>> {
  const { caller, input, now } = ordered
  const events = input.events.filter((event): event is BehaviourEvent => event !== null)
  const targets = [...new Set(events.flatMap(({ target }) => target ?? []))]
  return compareAndSet<Found, Recorded>(ordered, {
    async read() {
      const { member, rewards } = await findMemberAndRewards(caller.openid, targets)
      if (member === null) return null
      const rewardTags = new Map(rewards.map(({ id, tags }) => [id, tags]))
      return { answered: member.recorded ?? [], member, rewardTags }
    },
    decide(found) {
      if (found === null) return { ok: false, code: 'NOT_JOINED' }
      const { member, rewardTags } = found
      if (!isProfiled(member)) return { ok: true, tags: member.tags, answer: { accepted: 0 } }
      const { accepted, signs } = signsOfBatch({ events, rewardTags: (id) => rewardTags.get(id) ?? null, now })
      return { ok: true, tags: withSigns(member.tags, signs, now), answer: { accepted } }
    },
    async write(found, { tags }, answered) {
      if (found === null || tags === found.member.tags) return true
      const { _id, version } = found.member
      return members.changeIf(
        { _id, version },
        { set: { tags, version: version + 1 }, push: { recorded: { items: [answered], keep: BATCHES_KEPT } } },
      )
    },
  })
}
