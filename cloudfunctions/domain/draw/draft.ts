import type { EventDraft } from '../../../typings/contract'
import { comingTuesday, type DayEvent, type Draft, newEvent } from './event'

const DEFAULT_CHANCES = { free: 1, bonus: 1, bonusDays: 3 }

const DEFAULT_FALLBACK = '抽中的奖品已经发完，这次没有奖品'

const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** A draft with what was written now in the place of what was there; the first one gets the defaults of rule D-2. */
export function writeDraft(before: Draft | null, written: EventDraft, now: number): Draft {
  const { id: _id, prizes, ...fields } = written
  const base: Draft = before ?? {
    ...comingTuesday(now),
    chances: DEFAULT_CHANCES,
    fallback: DEFAULT_FALLBACK,
    prizes: [],
    weekly: false,
  }
  return {
    ...base,
    ...fields,
    prizes:
      prizes?.map((prize, index) => ({ kind: 'goods', ...prize, id: prize.id ?? `p${index + 1}` })) ?? base.prizes,
  }
}

/** Next week's draft: the same, seven days on (rule D-2). A person publishes it, as a promise is a person's. */
export function nextWeekOf(event: DayEvent, id: string): DayEvent {
  const { opensAt, closesAt, claimBy } = event.draft
  return newEvent(id, {
    ...event.draft,
    opensAt: opensAt + WEEK_MS,
    closesAt: closesAt + WEEK_MS,
    ...(claimBy === undefined ? {} : { claimBy: claimBy + WEEK_MS }),
  })
}
