import { addDays, type Day, dayOf, isOnTheCalendar, startOfDay } from '../time/day'

/** The hour of the day at which a gift is given (rule G-1). */
const GIFT_HOUR_MS = 10 * 60 * 60 * 1000

export type GiftKind = 'birthday' | 'anniversary'

/** The last year in which each was given; 0 before the first. */
export type GiftRecord = Readonly<Record<GiftKind, number>>

export const NO_GIFTS: GiftRecord = { birthday: 0, anniversary: 0 }

export interface GiftDue {
  readonly _id: string
  readonly at: number
  readonly kind: 'gift'
  readonly of: GiftKind
  readonly accountId: string
  readonly year: number
}

/** That she was given points on a day of hers. */
export interface GiftNotice {
  readonly _id: string
  readonly at: number
  readonly kind: GiftKind
  readonly accountId: string
  readonly points: number
  readonly day: Day
  /** Since she joined; 0 for a birthday. */
  readonly years: number
}

export function giftDueOf(of: GiftKind, accountId: string, monthDay: string, year: number): GiftDue {
  const at = startOfDay(dayIn(year, monthDay)) + GIFT_HOUR_MS
  return { _id: idOf(of, accountId, year), at, kind: 'gift', of, accountId, year }
}

/** Whatever a member can have of these around an instant: they tell her birthday, and the day on which she joined. */
export function giftDueIds(accountId: string, at: number): string[] {
  const year = Number(dayOf(at).slice(0, 4))
  const years = [year - 1, year, year + 1, year + 2]
  return (['birthday', 'anniversary'] as const).flatMap((of) => years.map((each) => idOf(of, accountId, each)))
}

const idOf = (of: GiftKind, accountId: string, year: number): string => `${of}-${accountId}-${year}`

/** The day in a year; the last of February where there is no 29th (rule G-2). */
export function dayIn(year: number, monthDay: string): Day {
  const day = `${year}-${monthDay}`
  return isOnTheCalendar(day) ? day : addDays(`${year}-03-01`, -1)
}

/** What joining makes due: the first anniversary (rule G-2). */
export function anniversaryDueOf(accountId: string, joinedAt: number): GiftDue {
  const day = dayOf(joinedAt)
  return giftDueOf('anniversary', accountId, day.slice(5), Number(day.slice(0, 4)) + 1)
}

/** A birthday so soon after joining brings its gift a year later: leaving and coming back must not bring one a day (rule
 *  G-2). */
const DAYS_A_MEMBER = 30

interface HasBirthday {
  readonly joinedAt: number
  readonly points: { readonly id: string }
  readonly profile: { readonly birthday: string }
}

/** What telling a birthday makes due: the next one after today that is not in her first thirty days (rule G-2). */
export function birthdayDuesOf(before: HasBirthday, after: HasBirthday, now: number): GiftDue[] {
  const { birthday } = after.profile
  if (birthday === '' || birthday === before.profile.birthday) return []
  const today = dayOf(now)
  const firstDays = addDays(dayOf(after.joinedAt), DAYS_A_MEMBER - 1)
  const behind = today > firstDays ? today : firstDays
  const year = Number(behind.slice(0, 4))
  return [giftDueOf('birthday', after.points.id, birthday, dayIn(year, birthday) > behind ? year : year + 1)]
}
