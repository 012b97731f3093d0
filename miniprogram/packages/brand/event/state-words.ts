import type { Amendment, BrandEvent, EventState } from '../../../../typings/contract'
import { momentLabel, spanLabel } from '../../../days/span'
import { grouped } from '../../../figures/grouped'

/** In the order in which they matter. */
export const STATES: ReadonlyArray<readonly [EventState, string]> = [
  ['open', '正在进行'],
  ['published', '已发布，等着开始'],
  ['draft', '草稿'],
  ['closed', '已结束，等着拆封'],
  ['revealed', '已拆封'],
]

/** An event in the list. */
export interface EventRow {
  readonly id: string
  readonly state: EventState
  readonly name: string
  readonly when: string
  readonly note: string
  /** The state in words, above the first of its kind; else empty. */
  readonly heading: string
}

/** By state, in the order of `STATES`, the nearest first in each; `shown` has its heading already, on a page above. */
export function eventRows(events: readonly BrandEvent[], shown: ReadonlySet<EventState>): EventRow[] {
  return STATES.flatMap(([state, words]) =>
    events
      .filter((event) => event.state === state)
      .map(rowOf)
      .map((row, index) => ({ ...row, heading: index === 0 && !shown.has(state) ? words : '' })),
  )
}

function rowOf(event: BrandEvent): Omit<EventRow, 'heading'> {
  const { id, state, opensAt, closesAt } = event
  return {
    id,
    state,
    name: event.name?.trim() || '还没有名字',
    when: spanLabel({ from: opensAt, to: closesAt }),
    note: noteOf(event),
  }
}

function noteOf({ state, prizes, lacks }: BrandEvent): string {
  const units = prizes.reduce((sum, each) => sum + (each.units ?? 0), 0)
  const left = prizes.reduce((sum, each) => sum + each.unitsLeft, 0)
  if (state === 'draft') return lacks.length === 0 ? '写好了，可以模拟和发布' : `还差 ${lacks.length} 处`
  if (state === 'published') return `${prizes.length} 种奖品，共 ${grouped(units)} 份`
  if (state === 'open') return `还有 ${grouped(left)} 份奖品，共 ${grouped(units)} 份`
  return `发出 ${grouped(units - left)} 份，共 ${grouped(units)} 份`
}

/** An amendment as it stands in public. */
export function amendmentWords({ kind, prizeId, from, to }: Amendment, event: Pick<BrandEvent, 'prizes'>): string {
  const name = event.prizes.find(({ id }) => id === prizeId)?.name ?? ''
  switch (kind) {
    case 'moreUnits':
      return `“${name}”从 ${grouped(from)} 份加到 ${grouped(to)} 份`
    case 'longerClaim':
      return `领奖延长到 ${momentLabel(to)}`
    case 'closedEarly':
      return `提前在 ${momentLabel(to)} 结束`
  }
}
