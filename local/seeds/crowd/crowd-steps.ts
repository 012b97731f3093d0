import { addDays, dayOf, startOfDay } from '../../../cloudfunctions/domain/time/day'
import templates from '../../../cloudfunctions/templates.json'
import type { Chance } from '../../chance'
import type { Control } from '../../control-client'
import { CLERKS } from '../people'
import { attempt, type Step } from '../step'
import { DAYS, type Life, livesOf } from './life'
import { allows, buys, claims, comesBy, draws, joins, readsInbox, subscribes } from './visits'

const MEMBERS = 400
const HOUR_MS = 60 * 60 * 1000

/** When people come by: before work, at noon, in the evening. */
const HOURS = [7, 8, 8, 9, 10, 12, 12, 13, 15, 18, 19, 20, 20, 21, 21, 22] as const

/** Ninety days of four hundred members: made up, but by the functions themselves, and the same for the same day and seed. */
export function crowdSteps(now: number, chance: Chance): Step[] {
  return livesOf(MEMBERS, chance)
    .flatMap((life) => stepsOf(life, now, chance))
    .filter(({ at }) => at < now)
}

function stepsOf(life: Life, now: number, chance: Chance): Step[] {
  const today = dayOf(now)
  const steps: Step[] = []
  const does = (daysAgo: number, hour: number, run: (control: Control) => Promise<unknown>) => {
    const at = startOfDay(addDays(today, -daysAgo)) + (hour + chance.next()) * HOUR_MS
    steps.push({ at, run })
  }
  does(life.joined, 6, (control) => joins(control, life))
  if (life.allows) does(life.joined, 23, (control) => allows(control, life, chance.pick(Object.keys(templates))))
  const { subscribes: after } = life
  if (after !== null && after < life.joined)
    does(life.joined - after, 20, (control) => subscribes(control, life, chance))

  for (let daysAgo = life.joined; daysAgo >= 0; daysAgo--) {
    const isThere = life.fades === null || life.joined - daysAgo < life.fades
    if (isThere) visit(life, daysAgo, chance, does)
  }
  return steps
}

function visit(
  life: Life,
  daysAgo: number,
  chance: Chance,
  does: (daysAgo: number, hour: number, run: (control: Control) => Promise<unknown>) => void,
): void {
  if (chance.is(life.habit)) {
    does(daysAgo, chance.pick(HOURS), (control) => comesBy(control, life, chance))
    // On other days than member day there is nothing to draw, and nobody tries.
    if (chance.is(0.75)) does(daysAgo, 10 + chance.below(11), (control) => drawsOnMemberDay(control, life))
    if (chance.is(0.12)) does(daysAgo, 21, (control) => claims(control, life))
    if (life.allows && chance.is(0.2)) does(daysAgo, 20, (control) => readsInbox(control, life, chance))
  }
  if (life.buys !== null && chance.is(1 / life.buys.everyDays)) {
    const amountFen = Math.round(life.buys.ticketFen * (0.6 + 0.8 * chance.next()))
    const clerk = CLERKS[life.store] ?? CLERKS[0]
    const comesBack = chance.is(0.03)
    does(daysAgo, 11 + chance.below(9), async (control) => {
      const receiptNo = await buys(control, life, clerk, amountFen)
      if (comesBack) await attempt(control, 'staff', clerk, 'reverse', { receiptNo, amountFen })
    })
  }
}

const TUESDAY = 2

async function drawsOnMemberDay(control: Control, life: Life): Promise<void> {
  const { now } = await control.get<{ now: number }>('clock')
  if (new Date(`${dayOf(now)}T12:00:00Z`).getUTCDay() === TUESDAY) await draws(control, life)
}

/** Times of a day at which the timer runs: often enough that everything happens on its day. */
const RUNS = [0.2, 9.05, 10.1, 13, 17, 20.5] as const

export function clockTimes(now: number): number[] {
  const today = dayOf(now)
  const all = Array.from({ length: DAYS + 1 }, (_, daysAgo) => startOfDay(addDays(today, -daysAgo)))
  return all.flatMap((midnight) => RUNS.map((hour) => midnight + hour * HOUR_MS)).filter((at) => at < now)
}
