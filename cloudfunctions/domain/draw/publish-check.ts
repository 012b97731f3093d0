import type { EventTerms, Prize } from '../../../typings/contract'
import { assert } from '../assert'
import type { Draft, DraftPrize } from './event'
import { MILLION, millionthsOf } from './odds'

/** The law's bound on the top prize, 50,000 yuan. */
export const TOP_PRIZE_FEN = 5_000_000

const DAY_MS = 24 * 60 * 60 * 1000
const MOST_PRIZES = 12
const MOST_UNITS = 10_000
const MOST_POINTS = 10_000
const MOST_CHANCES = 3
export const LONGEST_CLAIM_MS = 60 * DAY_MS
const SHORTEST_CLAIM_MS = DAY_MS
export const LONGEST_EVENT_MS = 7 * DAY_MS

/** Something that keeps a draft from being published; of a prize when `prize` names it. */
export interface Missing {
  readonly what:
    | 'name'
    | 'rules'
    | 'fallback'
    | 'claimTerms'
    | 'organiser'
    | 'contact'
    | 'opensAt'
    | 'closesAt'
    | 'claimBy'
    | 'chances'
    | 'prizes'
    | 'prizeIds'
    | 'oddsSum'
    | 'pointsBudget'
    | 'prizeName'
    | 'prizeValue'
    | 'prizeTop'
    | 'prizeOdds'
    | 'prizeUnits'
    | 'prizePoints'
  /** What the prize is called, and its id. */
  readonly prize?: string
  readonly prizeId?: string
}

/** Everything that the draft lacks to be published at `now` (rule D-3), in the order in which a form shows it. */
export function missingIn(draft: Draft, now: number): Missing[] {
  const texts = ['name', 'rules', 'fallback', 'claimTerms', 'organiser', 'contact'] as const
  return [
    ...texts.filter((field) => !draft[field]?.trim()).map((what) => ({ what })),
    ...missingTimes(draft, now),
    ...(areChances(draft.chances) ? [] : [{ what: 'chances' as const }]),
    ...missingInPrizes(draft.prizes),
    ...(pointsOf(draft.prizes) <= (draft.pointsBudget ?? 0) ? [] : [{ what: 'pointsBudget' as const }]),
  ]
}

/** The terms of a draft that lacks nothing. */
export function termsOf(id: string, draft: Draft): EventTerms {
  const { name, rules, claimTerms, claimBy, organiser, contact, pointsBudget = 0 } = draft
  assert(
    name !== undefined &&
      rules !== undefined &&
      claimTerms !== undefined &&
      claimBy !== undefined &&
      organiser !== undefined &&
      contact !== undefined,
    'terms of a draft that lacks something',
  )
  const { opensAt, closesAt, chances, fallback } = draft
  const prizes = draft.prizes.map(prizeOf)
  return {
    id,
    name,
    opensAt,
    closesAt,
    prizes,
    chances,
    rules,
    fallback,
    claimTerms,
    claimBy,
    organiser,
    contact,
    pointsBudget,
  }
}

function prizeOf({ id, kind, name, valueFen, odds, units, points }: DraftPrize): Prize {
  assert(name !== undefined && valueFen !== undefined && odds !== undefined && units !== undefined, `prize ${id}`)
  return { id, name, kind, valueFen, ...(kind === 'points' && points !== undefined ? { points } : {}), odds, units }
}

function missingTimes({ opensAt, closesAt, claimBy }: Draft, now: number): Missing[] {
  const missing: Missing[] = []
  if (opensAt < now) missing.push({ what: 'opensAt' })
  if (closesAt <= opensAt || closesAt - opensAt > LONGEST_EVENT_MS) missing.push({ what: 'closesAt' })
  const claimMs = claimBy === undefined ? 0 : claimBy - closesAt
  if (claimMs < SHORTEST_CLAIM_MS || claimMs > LONGEST_CLAIM_MS) missing.push({ what: 'claimBy' })
  return missing
}

function areChances({ free, bonus, bonusDays }: Draft['chances']): boolean {
  const whole = [free, bonus, bonusDays].every((count) => Number.isSafeInteger(count) && count >= 0)
  return whole && free + bonus >= 1 && free + bonus <= MOST_CHANCES && bonusDays >= 1 && bonusDays <= 7
}

/** What keeps these prizes from being drawn. */
export function missingInPrizes(prizes: readonly DraftPrize[]): Missing[] {
  if (prizes.length === 0 || prizes.length > MOST_PRIZES) return [{ what: 'prizes' }]
  const odds = prizes.reduce((sum, prize) => sum + (millionthsOf(prize.odds ?? 0) ?? 0), 0)
  return [
    ...prizes.flatMap(missingInPrize),
    ...(new Set(prizes.map(({ id }) => id)).size === prizes.length ? [] : [{ what: 'prizeIds' as const }]),
    ...(odds <= MILLION ? [] : [{ what: 'oddsSum' as const }]),
  ]
}

function missingInPrize(prize: DraftPrize): Missing[] {
  const { id, kind, name, valueFen, odds, units, points } = prize
  const called = name?.trim() || id
  const checks: Array<[Missing['what'], boolean]> = [
    ['prizeName', Boolean(name?.trim())],
    ['prizeValue', isWhole(valueFen, 0, Number.MAX_SAFE_INTEGER)],
    ['prizeTop', (valueFen ?? 0) <= TOP_PRIZE_FEN],
    ['prizeOdds', odds !== undefined && odds > 0 && odds <= 1 && millionthsOf(odds) !== null],
    ['prizeUnits', isWhole(units, 1, MOST_UNITS)],
    ['prizePoints', kind !== 'points' || isWhole(points, 1, MOST_POINTS)],
  ]
  return checks.filter(([, holds]) => !holds).map(([what]) => ({ what, prize: called, prizeId: id }))
}

/** The most points that all points prizes together can bring: what the budget bounds. */
export function pointsOf(prizes: readonly DraftPrize[]): number {
  return prizes.reduce((sum, { kind, units = 0, points = 0 }) => sum + (kind === 'points' ? units * points : 0), 0)
}

function isWhole(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && Number.isSafeInteger(value) && value >= least && value <= most
}

/** Whether a later end of claiming is still within the bound. */
export function isClaimWithin({ closesAt }: Pick<EventTerms, 'closesAt'>, claimBy: number): boolean {
  return claimBy - closesAt <= LONGEST_CLAIM_MS
}

export function areUnits(units: number): boolean {
  return isWhole(units, 1, MOST_UNITS)
}
