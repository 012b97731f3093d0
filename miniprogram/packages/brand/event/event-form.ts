import type { BrandEvent, ChanceRules, EventDraft, PrizeKind } from '../../../../typings/contract'
import { addDays, type Day } from '../../../days/day'
import { dayAt, instantAt, timeLabel } from '../../../days/instant'
import { fenOf, oddsOf, typedPercent, typedWhole, typedYuan, wholeOf } from './typed-numbers'

/** A prize as it is typed: value in yuan, odds in percent. */
export interface PrizeForm {
  readonly id: string
  readonly kind: PrizeKind
  readonly name: string
  readonly value: string
  readonly units: string
  readonly odds: string
  readonly points: string
}

/** A day and a clock's time in Shanghai. */
export interface Moment {
  readonly day: Day
  readonly time: string
}

/** A draft as it is typed. */
export interface EventForm {
  readonly name: string
  readonly opens: Moment
  readonly closes: Moment
  readonly claimBy: Moment
  readonly prizes: readonly PrizeForm[]
  readonly chances: ChanceRules
  readonly pointsBudget: string
  readonly rules: string
  readonly fallback: string
  readonly claimTerms: string
  readonly organiser: string
  readonly contact: string
  readonly weekly: boolean
}

const DAY_MS = 24 * 60 * 60 * 1000
const TWO_WEEKS_MS = 14 * DAY_MS
const DEFAULT_CHANCES = { free: 1, bonus: 1, bonusDays: 3 }

export function formOf(
  event: Omit<BrandEvent, 'id' | 'state' | 'version' | 'amendments' | 'missing' | 'lacks'>,
): EventForm {
  const { closesAt, claimBy = closesAt + TWO_WEEKS_MS, chances = DEFAULT_CHANCES, weekly } = event
  return {
    name: event.name ?? '',
    opens: momentAt(event.opensAt),
    closes: momentAt(closesAt),
    claimBy: momentAt(claimBy),
    prizes: event.prizes.map(({ id = '', kind = 'goods', name = '', valueFen, units, odds, points }) => ({
      id,
      kind,
      name,
      value: typedYuan(valueFen),
      units: typedWhole(units),
      odds: typedPercent(odds),
      points: typedWhole(points),
    })),
    chances,
    pointsBudget: typedWhole(event.pointsBudget),
    rules: event.rules ?? '',
    fallback: event.fallback ?? '',
    claimTerms: event.claimTerms ?? '',
    organiser: event.organiser ?? '',
    contact: event.contact ?? '',
    weekly,
  }
}

/** What is saved of it. What is no number is left out, and the server says that it is missing. */
export function draftOf({ opens, closes, claimBy, prizes, pointsBudget, ...written }: EventForm): EventDraft {
  return {
    ...written,
    opensAt: instantOf(opens),
    closesAt: instantOf(closes),
    claimBy: instantOf(claimBy),
    prizes: prizes.map(({ id, kind, name, value, units, odds, points }) => ({
      id,
      kind,
      name,
      ...given('valueFen', fenOf(value)),
      ...given('units', wholeOf(units)),
      ...given('odds', oddsOf(odds)),
      ...(kind === 'points' ? given('points', wholeOf(points)) : {}),
    })),
    pointsBudget: wholeOf(pointsBudget) ?? 0,
  }
}

/** The least id `p1`, `p2` … that no prize of the event has. */
export function freePrizeId(prizes: ReadonlyArray<Pick<PrizeForm, 'id'>>): string {
  const taken = new Set(prizes.map(({ id }) => id))
  let number = 1
  while (taken.has(`p${number}`)) number++
  return `p${number}`
}

/** The most points that the points prizes can bring together, as far as they are typed. */
export function pointsOf(prizes: readonly PrizeForm[]): number {
  return prizes
    .filter(({ kind }) => kind === 'points')
    .reduce((sum, { units, points }) => sum + (wholeOf(units) ?? 0) * (wholeOf(points) ?? 0), 0)
}

export type MomentField = 'opens' | 'closes' | 'claimBy'

/** The form with another moment; what comes after the opening moves along with its day. */
export function withMoment(form: EventForm, field: MomentField, moment: Moment): EventForm {
  if (field !== 'opens') return { ...form, [field]: moment }
  const days = (instantAt(moment.day, '00:00') - instantAt(form.opens.day, '00:00')) / DAY_MS
  const along = ({ day, time }: Moment): Moment => ({ day: addDays(day, days), time })
  return { ...form, opens: moment, closes: along(form.closes), claimBy: along(form.claimBy) }
}

export const momentAt = (at: number): Moment => ({ day: dayAt(at), time: timeLabel(at) })
export const instantOf = ({ day, time }: Moment): number => instantAt(day, time)

function given<Field extends string>(field: Field, value: number | undefined): { [key in Field]?: number } {
  return value === undefined ? {} : ({ [field]: value } as { [key in Field]: number })
}
