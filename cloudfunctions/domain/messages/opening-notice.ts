import type { DayEvent } from '../draw/event'

/** A member day has opened: those who asked to be told are reached page by page. */
export interface OpeningDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'opening'
  readonly eventId: string
  /** The last member who was reached. */
  readonly reached: string
}

export interface OpeningNotice {
  readonly _id: string
  readonly at: number
  readonly kind: 'memberDayOpening'
  readonly accountId: string
  readonly eventId: string
}

export function openingDueOf({ id, opensAt }: Pick<DayEvent, 'id' | 'opensAt'>): OpeningDue {
  return { _id: `opening-${id}`, at: opensAt, kind: 'opening', eventId: id, reached: '' }
}

export function openingNotice({ _id, eventId }: OpeningDue, accountId: string, now: number): OpeningNotice {
  return { _id: `${_id}-${accountId}`, at: now, kind: 'memberDayOpening', accountId, eventId }
}
