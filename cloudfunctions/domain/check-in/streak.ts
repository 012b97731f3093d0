import { assert } from '../assert'
import { addDays, countDays, type Day } from '../time/day'

/** Days in a row, both ends counted. */
export interface Run {
  readonly from: Day
  readonly to: Day
}

/** Days that count as runs, oldest first and never touching, so that no streak is ever recounted. */
export interface CheckInRecord {
  readonly runs: readonly Run[]
  /** Make-up cards used in the month in which one was last used. */
  readonly cards: { readonly month: string; readonly used: number }
}

/** More runs than any rule reaches back to. Older days are read from the entries. */
const RUNS_KEPT = 40

export const NO_CHECK_INS: CheckInRecord = { runs: [], cards: { month: '', used: 0 } }

export function hasDay(record: CheckInRecord, day: Day): boolean {
  return record.runs.some((run) => run.from <= day && day <= run.to)
}

/** Days in a row up to `today`, or up to yesterday while today is open (rule C-2). */
export function streakOn(record: CheckInRecord, today: Day): number {
  const current = record.runs.find((run) => run.to >= addDays(today, -1) && run.from <= today)
  return current === undefined ? 0 : countDays({ from: current.from, to: current.to })
}

/** The place, from 1, that `day` has in its run. */
export function placeInRun(record: CheckInRecord, day: Day): number {
  const run = record.runs.find(({ from, to }) => from <= day && day <= to)
  assert(run !== undefined, `${day} is in no run`)
  return countDays({ from: run.from, to: day })
}

/** The record with `day` in it, joining the runs that it touches. */
export function addDay(record: CheckInRecord, day: Day): CheckInRecord {
  assert(!hasDay(record, day), `${day} is there already`)
  const before = record.runs.find((run) => run.to === addDays(day, -1))
  const after = record.runs.find((run) => run.from === addDays(day, 1))
  const joined: Run = { from: before?.from ?? day, to: after?.to ?? day }
  const runs = [...record.runs.filter((run) => run !== before && run !== after), joined]
  return { ...record, runs: runs.sort((a, b) => (a.from < b.from ? -1 : 1)).slice(-RUNS_KEPT) }
}
