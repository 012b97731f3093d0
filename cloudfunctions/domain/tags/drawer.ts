import type { TagView } from '../../../typings/contract'
import type { Refusal } from '../refusal'
import { BELIEVED_MS } from './signs'
import { isThere, liveTags, scoreAt, strongestFirst, type TagRecord } from './tag'
import { evidenceWords, NO_STORES, nameOf, type StoreNames } from './words'

/** Throws a tag away with all of its evidence (rule T-6). One that is not there is gone already. */
export function forgetTag(record: TagRecord, tag: string, now: number): TagRecord {
  if (record.kept.every((each) => each.tag !== tag)) return record
  return {
    kept: record.kept.filter((each) => each.tag !== tag),
    forgotten: [
      ...record.forgotten.filter((gone) => gone.tag !== tag && now - gone.at <= BELIEVED_MS),
      { tag, at: now },
    ],
  }
}

/** Pauses a tag, or lets it be read again. Refuses `NOT_FOUND`. */
export function pauseTag(
  record: TagRecord,
  tag: string,
  paused: boolean,
): { readonly ok: true; readonly tags: TagRecord } | Refusal {
  if (record.kept.every((each) => each.tag !== tag)) return { ok: false, code: 'NOT_FOUND', what: 'tag' }
  return {
    ok: true,
    tags: { ...record, kept: record.kept.map((each) => (each.tag === tag ? { ...each, paused } : each)) },
  }
}

/** The ids of the stores that these tags are about. */
export const storesIn = ({ kept }: TagRecord): string[] =>
  kept.flatMap(({ tag }) => (tag.startsWith('store:') ? [tag.slice('store:'.length)] : []))

/** Every tag as she sees it, strongest first, paused ones in their places; evidence newest first. */
export function tagViews({ kept }: TagRecord, stores: StoreNames, now: number): TagView[] {
  return strongestFirst(kept, now)
    .filter((tag) => isThere(tag, now))
    .map((tag) => ({
      tag: tag.tag,
      name: nameOf(tag, stores),
      score: scoreAt(tag, now),
      evidence: [...tag.evidence]
        .sort((a, b) => b.lastAt - a.lastAt || b.count - a.count || (a.kind < b.kind ? -1 : 1))
        .map((each) => ({ ...each, words: evidenceWords(tag.tag, each, stores) })),
      paused: tag.paused,
    }))
}

/** What a recommendation reads of them: the strength of each live tag, and what to say of it (rule T-7). */
export function tasteOf(
  record: TagRecord,
  now: number,
): ReadonlyMap<string, { readonly score: number; readonly name: string }> {
  return new Map(
    liveTags(record, now).map((tag) => [tag.tag, { score: scoreAt(tag, now), name: nameOf(tag, NO_STORES) }]),
  )
}
