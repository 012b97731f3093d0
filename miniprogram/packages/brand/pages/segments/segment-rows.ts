import type { Segment } from '../../../../../typings/contract'
import { grouped } from '../../../../figures/grouped'

export interface SegmentRow {
  readonly id: string
  readonly name: string
  readonly words: string
  readonly members: string
  /** How it moved in a week, in words. */
  readonly trend: string
  /** Of the largest, in whole percent, for its bar. */
  readonly percent: number
}

export function segmentRows(segments: readonly Segment[]): SegmentRow[] {
  const largest = Math.max(1, ...segments.map(({ members }) => members))
  return segments.map(({ id, name, words, members, before }) => ({
    id,
    name,
    words,
    members: grouped(members),
    trend: trendOf(members, before),
    percent: Math.round((members * 100) / largest),
  }))
}

function trendOf(members: number, before: number | null): string {
  if (before === null) return '一周前还没有统计'
  if (members === before) return '和一周前一样'
  return members > before ? `比一周前多 ${grouped(members - before)}` : `比一周前少 ${grouped(before - members)}`
}
