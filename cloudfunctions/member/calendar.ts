import type { Calendar } from '../../typings/contract'
import { CALENDAR_REASONS, calendarOf } from '../domain/check-in/calendar'
import { giveBackDays } from '../domain/check-in/give-back'
import { cardsLeft, makeUpFrom } from '../domain/check-in/make-up'
import { streakOn } from '../domain/check-in/streak'
import { dayOf } from '../domain/time/day'
import type { Asked, Outcome } from '../edge/serve'
import { entriesIn, findEntries } from '../platform/ledger'
import { findMemberAndRules } from '../platform/members'

/** At most one entry a day and reason; make-ups included a month stays far below it. */
const MOST_ENTRIES_A_MONTH = 100

/** Two wire calls: the member, and her entries of the month. What is still in her outbox counts as
 *  carried, and what will be given back as given. */
export async function calendar({ caller, input, now }: Asked<{ month: string }>): Promise<Outcome<Calendar>> {
  const { member, rules } = await findMemberAndRules(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }

  const { month } = input
  const carried = await findEntries({
    accountId: member.points.id,
    reasons: CALENDAR_REASONS,
    fromRef: `${month}-01`,
    toRef: `${month}-31`,
    limit: MOST_ENTRIES_A_MONTH,
  })
  const waiting = entriesIn(member.outbox)
  const given = giveBackDays(member, rules, now)

  const today = dayOf(now)
  return {
    ok: true,
    answer: {
      days: calendarOf({
        month,
        today,
        joinedDay: dayOf(member.joinedAt),
        entries: [...carried, ...waiting, ...given.entries],
      }),
      streak: streakOn(given.member.checkIn, today),
      cardsLeft: cardsLeft(member, now),
      makeUpFrom: makeUpFrom(member, today),
    },
  }
}
