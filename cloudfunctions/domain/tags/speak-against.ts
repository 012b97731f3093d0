import { isProfiled } from '../member/preferences'
import type { Tagged } from './note'
import { LEFT_OF_NOT_RELEVANT } from './rules'
import { withEvidence } from './signs'
import { isThere, scoreAt, strongestFirst, type Tag, type TagRecord } from './tag'

/** The member with what it says of her tags that a message was not relevant to her for which these spoke (rule T-9); as she was
 *  when she is not profiled (rule T-1). A tag that is gone stays gone. */
export function speakAgainst<Member extends Tagged>(member: Member, tags: readonly string[], now: number): Member {
  if (!isProfiled(member) || member.tags.kept.every(({ tag }) => !tags.includes(tag))) return member
  return { ...member, tags: weakened(member.tags, tags, now) }
}

function weakened(record: TagRecord, tags: readonly string[], now: number): TagRecord {
  const kept = record.kept.map((each) => (tags.includes(each.tag) ? weaker(each, now) : each))
  return {
    ...record,
    kept: strongestFirst(
      kept.filter((tag) => isThere(tag, now)),
      now,
    ),
  }
}

function weaker(tag: Tag, now: number): Tag {
  // A clock that is behind lowers what stands there, and never sets it back in time.
  const at = Math.max(tag.at, now)
  const evidence = withEvidence(tag.evidence, { kind: 'notRelevant', at: now })
  return { ...tag, score: scoreAt(tag, at) * LEFT_OF_NOT_RELEVANT, at, evidence }
}
