import type { Dashboard } from '../../../typings/contract'
import { countWhere } from '../../domain/figures/counted'
import { figuresOf } from '../../domain/figures/day-counts'
import { daysIn } from '../../domain/figures/report'
import { overallRatio } from '../../domain/messages/rule-book'
import { addDays, dayOf } from '../../domain/time/day'
import { REWARDS } from '../../domain/units/unit'
import { bookIn, loadRuleBook } from '../../edge/rule-book'
import type { Asked, Outcome } from '../../edge/serve'
import { findStores } from '../../platform/counter'
import { findDrafts, findEvents } from '../../platform/events'
import { findDays, findHistograms } from '../../platform/figures'
import { countStuckRefunds } from '../../platform/membership'
import { findRewards } from '../../platform/rewards'
import { countFreeUnits } from '../../platform/units'
import { needsOf } from './needs'

const WEEK = 7

/** What an operator sees first. Nine wire calls, all at once. */
export async function dashboard({ now }: Asked<unknown>): Promise<Outcome<Dashboard>> {
  const today = dayOf(now)
  const span = { from: addDays(today, 1 - WEEK), to: today }
  const [days, { active, paid }, stores, latest, drafts, rewards, freeUnits, rules, stuckRefunds] = await Promise.all([
    findDays(span.from, span.to),
    findHistograms('active', 'paid'),
    findStores(),
    findEvents(Number.MAX_SAFE_INTEGER, 1),
    findDrafts(),
    findRewards(),
    countFreeUnits([REWARDS]),
    loadRuleBook(),
    countStuckRefunds(),
  ])
  const { joined, checkIns, draws, redemptions, ticketFen, plansSold } = figuresOf(today, days.get(today))
  return {
    ok: true,
    answer: {
      at: now,
      day: today,
      members: {
        all: countWhere(active, () => true),
        newToday: joined,
        paid: countWhere(paid, ({ day }) => day >= today),
      },
      today: { checkIns, draws, redemptions, ticketFen, plansSold },
      week: daysIn(span).map((day) => {
        const figures = figuresOf(day, days.get(day))
        return { day, checkIns: figures.checkIns, draws: figures.draws }
      }),
      signalToNoise: overallRatio(bookIn(rules)),
      needs: needsOf({
        hasStore: stores.length > 0,
        hasEvent: latest.length > 0,
        stuckRefunds,
        drafts,
        rewards,
        paused: bookIn(rules).paused,
        unitsLeft: (rewardId) => freeUnits(REWARDS, rewardId),
        now,
      }),
    },
  }
}
