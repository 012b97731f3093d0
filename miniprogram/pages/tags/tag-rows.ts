import type { TagView } from '../../../typings/contract'
import { dayLabel } from '../../days/day'
import { dayAt } from '../../days/instant'

/** A tag as it stands in the drawer. */
export interface TagRow {
  readonly tag: string
  readonly name: string
  /** Why it is there, a line each: `看过浴室用品 6 次，最近 12月1日`. */
  readonly reasons: readonly string[]
  readonly paused: boolean
}

export function tagRow({ tag, name, evidence, paused }: TagView): TagRow {
  return { tag, name, reasons: evidence.map(({ words, lastAt }) => `${words}，${whenOf(words, lastAt)}`), paused }
}

/** What happens often has a last time; what happened once has its day. */
const whenOf = (words: string, lastAt: number): string =>
  / \d+ 次$/.test(words) && !words.endsWith(' 1 次') ? `最近 ${dayLabel(dayAt(lastAt))}` : dayLabel(dayAt(lastAt))
