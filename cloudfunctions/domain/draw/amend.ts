import type { Amendment, EventDraft, EventTerms, Prize } from '../../../typings/contract'
import { type DayEvent, type Published, stateAt } from './event'
import { type EventDecision, withNext } from './moves'
import { areUnits, isClaimWithin, pointsOf } from './publish-check'

/**
 * Changes a published event in the members' favour alone (rule D-9): more units while it is not closed, a later end of
 * claiming; both recorded. Fields that say what holds already are no change. Anything else is `LOCKED`.
 */
export function amendEvent(event: DayEvent, written: EventDraft, now: number): EventDecision {
  const { published } = event
  if (published === null) return { ok: false, code: 'NOT_FOUND', what: 'event' }
  const { id: _id, prizes, claimBy, weekly = event.draft.weekly, ...locked } = written
  if (!saysWhatHolds(locked, published.current)) return { ok: false, code: 'LOCKED', why: 'published' }
  const more = prizes === undefined ? [] : moreUnits(published.current.prizes, prizes, now)
  const longer = longerClaim(published.current, claimBy ?? published.current.claimBy, now)
  if (more === null || longer === null) return { ok: false, code: 'LOCKED', why: 'published' }

  const state = stateAt(event, now)
  if (more.length > 0 && state !== 'published' && state !== 'open')
    return { ok: false, code: 'LOCKED', why: 'published' }
  const amended = withAmendments(published, [...more, ...longer])
  if (pointsOf(amended.current.prizes) > amended.current.pointsBudget)
    return { ok: false, code: 'LOCKED', why: 'published' }
  return {
    ok: true,
    event: withNext({
      ...event,
      draft: { ...event.draft, weekly },
      published: amended,
      unitsDue: event.unitsDue || more.length > 0,
    }),
  }
}

function saysWhatHolds(written: object, terms: EventTerms): boolean {
  const known = terms as unknown as Readonly<Record<string, unknown>>
  return Object.entries(written).every(([field, value]) => isSame(value, known[field]))
}

/** The amendments that lead to these prizes; null when they differ in anything but more units. */
function moreUnits(known: readonly Prize[], written: readonly Partial<Prize>[], now: number): Amendment[] | null {
  if (written.length !== known.length) return null
  const amendments: Amendment[] = []
  for (const prize of known) {
    const mine = written.find(({ id }) => id === prize.id)
    if (mine === undefined) return null
    const { units = prize.units, ...rest } = mine
    const isAlike = Object.entries(rest).every(([field, value]) => isSame(value, prize[field as keyof Prize]))
    if (!isAlike || units < prize.units || !areUnits(units)) return null
    if (units > prize.units) {
      amendments.push({ at: now, kind: 'moreUnits', prizeId: prize.id, from: prize.units, to: units })
    }
  }
  return amendments
}

function longerClaim(terms: EventTerms, claimBy: number, now: number): Amendment[] | null {
  if (claimBy === terms.claimBy) return []
  if (claimBy < terms.claimBy || !isClaimWithin(terms, claimBy)) return null
  return [{ at: now, kind: 'longerClaim', from: terms.claimBy, to: claimBy }]
}

function withAmendments(published: Published, amendments: readonly Amendment[]): Published {
  let { current } = published
  for (const { kind, prizeId, to } of amendments) {
    if (kind === 'longerClaim') current = { ...current, claimBy: to }
    if (kind === 'moreUnits') {
      const prizes = current.prizes.map((prize) => (prize.id === prizeId ? { ...prize, units: to } : prize))
      current = { ...current, prizes }
    }
  }
  return { ...published, current, amendments: [...published.amendments, ...amendments] }
}

/** Terms are numbers, texts and one flat object of them. */
function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  const [left, right] = [Object.entries(a), new Map(Object.entries(b))]
  return left.length === right.size && left.every(([key, value]) => right.get(key) === value)
}
