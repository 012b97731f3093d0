import { assert } from '../assert'
import { addDays, countDays, type Day } from '../time/day'

/** Days in a row, both ends counted. */
export interface Run {
  readonly from: Day
  readonly to: Day
}

/** Checked-in days as runs, oldest first, never touching: bridging a gap joins two runs, so no streak is ever recounted. */
export interface CheckInRecord {
  readonly runs: readonly Run[]
}

/** Runs kept on the member: more than a make-up can ever reach back to. Older days are read from the entries. */
const RUNS_KEPT = 40

export const NO_CHECK_INS: CheckInRecord = { runs: [] }

export function hasCheckedIn(record: CheckInRecord, day: Day): boolean {
  return record.runs.some((run) => run.from <= day && day <= run.to)
}

/** Days in a row up to `today`, or up to yesterday while today is open (rule C-2). */
export function streakOn(record: CheckInRecord, today: Day): number {
  const last = record.runs.at(-1)
  if (last === undefined || last.to < addDays(today, -1)) return 0
  return countDays({ from: last.from, to: last.to })
}

/** The record with `day` added, where `day` lies after every day in it. */
export function appendDay(record: CheckInRecord, day: Day): CheckInRecord {
  const last = record.runs.at(-1)
  assert(last === undefined || last.to < day, `${day} is not after ${last?.to}`)
  const runs =
    last !== undefined && addDays(last.to, 1) === day
      ? [...record.runs.slice(0, -1), { from: last.from, to: day }]
      : [...record.runs, { from: day, to: day }]
  return { runs: runs.slice(-RUNS_KEPT) }
}
