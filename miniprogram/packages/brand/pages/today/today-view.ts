import type { Dashboard } from '../../../../../typings/contract'
import { type Day, dayLabel, weekdayLabel } from '../../../../days/day'
import { timeLabel } from '../../../../days/instant'
import { grouped } from '../../../../figures/grouped'
import { wholeMoney } from '../../words/money'
import { peakWords } from '../../words/peak'
import { type RatioWords, ratioWords } from '../../words/ratio-words'

/** The dashboard as it stands on the page. */
export interface TodayView {
  readonly when: string
  readonly needs: ReadonlyArray<{ readonly words: string; readonly page: string }>
  readonly members: string
  readonly membersNote: string
  readonly figures: ReadonlyArray<{ readonly name: string; readonly value: string }>
  readonly weeks: readonly WeekPlot[]
  readonly signal: RatioWords
}

/** Seven days of one figure. */
export interface WeekPlot {
  readonly name: string
  readonly total: string
  readonly peak: string
  readonly values: readonly number[]
  readonly days: readonly string[]
  readonly label: string
}

export function todayView({ at, day, members, today, week, signalToNoise, needs }: Dashboard): TodayView {
  return {
    when: `${dayLabel(day)} ${weekdayLabel(day)}，${timeLabel(at)} 的数`,
    needs: needs.map(({ words, page }) => ({ words, page })),
    members: grouped(members.all),
    membersNote: `今天新来 ${grouped(members.newToday)} 位，付费会员 ${grouped(members.paid)} 位`,
    figures: [
      { name: '签到', value: grouped(today.checkIns) },
      { name: '抽奖', value: grouped(today.draws) },
      { name: '兑换', value: grouped(today.redemptions) },
      { name: '门店收银', value: wholeMoney(today.ticketFen) },
      { name: '开通会员', value: grouped(today.plansSold) },
    ],
    weeks: [
      weekPlot(
        '签到',
        week.map(({ day: of, checkIns }) => [of, checkIns] as const),
      ),
      weekPlot(
        '抽奖',
        week.map(({ day: of, draws }) => [of, draws] as const),
      ),
    ],
    signal: ratioWords(signalToNoise),
  }
}

function weekPlot(name: string, days: ReadonlyArray<readonly [Day, number]>): WeekPlot {
  const values = days.map(([, value]) => value)
  return {
    name,
    total: `共 ${grouped(values.reduce((sum, value) => sum + value, 0))}`,
    peak: peakWords(values),
    values,
    days: days.map(([day]) => weekdayLabel(day).slice(-1)),
    label: `七天${name}：${days.map(([day, value]) => `${dayLabel(day)} ${grouped(value)}`).join('，')}`,
  }
}
