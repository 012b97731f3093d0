import type { Reward } from './reward'

export interface Taste {
  /** Strength of each tag, and what to say of it: `常看毛巾`. */
  readonly tags: ReadonlyMap<string, { readonly score: number; readonly name: string }>
  readonly points: number
  /** Whether there is one left. */
  isLeft(rewardId: string): boolean
}

export interface Recommended {
  readonly reward: Reward
  /** Why it stands here; absent where nothing but its date speaks for it. */
  readonly because?: string
}

/**
 * Puts rewards in order (rule R-7): newest first for everybody; with a taste, what her tags speak for comes first, of that what
 * she could redeem now, and of that what they speak for most. All that is moved says why, and the rest stands as it does for
 * everybody. Ties go by id, so that pages fit together; tags fade alike, so time alone changes no order between two pages.
 */
export function recommend(rewards: readonly Reward[], taste: Taste | null): Recommended[] {
  const newest = [...rewards].sort((a, b) => b.opensAt - a.opensAt || (a.id < b.id ? -1 : 1))
  if (taste === null) return newest.map((reward) => ({ reward }))
  const rated = newest.map((reward, place) => ({ reward, place, ...ratingOf(reward, taste) }))
  return rated
    .sort((a, b) => Number(b.inReach) - Number(a.inReach) || b.score - a.score || a.place - b.place)
    .map(({ reward, because }) => (because === undefined ? { reward } : { reward, because }))
}

function ratingOf({ id, tags, points }: Reward, taste: Taste) {
  const known = tags.flatMap((tag) => taste.tags.get(tag) ?? []).sort((a, b) => b.score - a.score)
  const [strongest] = known
  if (strongest === undefined) return { score: 0, inReach: false }
  return {
    score: known.reduce((sum, { score }) => sum + score, 0),
    inReach: points <= taste.points && taste.isLeft(id),
    because: `因为您${strongest.name}`,
  }
}
