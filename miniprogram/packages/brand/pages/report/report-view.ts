import type { Dashboard, DayFigures, Report } from '../../../../../typings/contract'
import { type Day, dayLabel, dayOfMonth, monthLabel } from '../../../../days/day'
import { grouped } from '../../../../figures/grouped'
import { money } from '../../words/money'
import { peakWords } from '../../words/peak'
import { percent } from '../../words/percent'

/** A part of the report: a plot, and its figures as text beside it. */
export interface Part {
  readonly id: string
  readonly title: string
  readonly figures: ReadonlyArray<{ readonly name: string; readonly value: string; readonly note: string }>
  readonly plots: readonly PartPlot[]
}

export interface PartPlot {
  readonly id: string
  readonly name: string
  readonly kind: 'line' | 'bars'
  readonly values: readonly number[]
  readonly ticks: readonly string[]
  readonly peak: string
  readonly label: string
}

export interface CostRow {
  readonly eventId: string
  readonly name: string
  readonly cost: string
  readonly expected: string
  /** Of bars against each other, 0 to 100. */
  readonly costWidth: number
  readonly expectedWidth: number
}

export interface ReportView {
  readonly span: string
  readonly parts: readonly Part[]
  readonly costs: readonly CostRow[]
}

type Members = Dashboard['members']

/** `members`: null where they could not be read; shares of all members are left out then. */
export function reportView({ span, days, total, liability, draws }: Report, members: Members | null): ReportView {
  return {
    span: `${dayLabel(span.from)} 到 ${dayLabel(span.to)}`,
    parts: [
      participation(days, total, members),
      points(days, total),
      ahead(liability),
      redemption(days, total),
      paid(days, total, members),
      counter(days, total),
      messages(days, total),
    ],
    costs: costRows(draws),
  }
}

type Total = Report['total']
type Figure = Part['figures'][number]

function participation(days: readonly DayFigures[], total: Total, members: Members | null): Part {
  const aDay = days.length === 0 ? 0 : total.checkIns / days.length
  const share =
    members === null || members.all === 0
      ? []
      : [figure('平均每天来签到的', percent(aDay, members.all), `会员 ${grouped(members.all)} 位`)]
  return {
    id: 'participation',
    title: '来了多少',
    figures: [
      figure('签到', grouped(total.checkIns), `平均每天 ${grouped(Math.round(aDay))} 次`),
      ...share,
      figure('连签满七天', `${grouped(total.fullWeeks)} 次`),
      figure('抽奖', grouped(total.draws), `中了 ${grouped(total.prizes)} 次`),
      figure('新会员', `${grouped(total.joined)} 位`),
    ],
    plots: [plot('每天签到', 'line', days, 'checkIns'), plot('每天抽奖', 'bars', days, 'draws')],
  }
}

function points(days: readonly DayFigures[], total: Total): Part {
  return {
    id: 'points',
    title: '积分',
    figures: [
      figure('发出', grouped(total.pointsIssued)),
      figure('用掉', grouped(total.pointsRedeemed), `占发出的 ${percent(total.pointsRedeemed, total.pointsIssued)}`),
      figure('到期', grouped(total.pointsExpired), `占发出的 ${percent(total.pointsExpired, total.pointsIssued)}`),
    ],
    plots: [plot('每天发出', 'line', days, 'pointsIssued'), plot('每天用掉', 'line', days, 'pointsRedeemed')],
  }
}

function ahead(liability: Report['liability']): Part {
  const held = liability.reduce((sum, each) => sum + each.points, 0)
  const [next] = liability.filter((each) => each.points > 0)
  const short = (month: string) => `${month.slice(0, 4)}/${Number(month.slice(5))}`
  return {
    id: 'ahead',
    title: '会员手里的积分',
    figures: [
      figure('一共', grouped(held)),
      ...(next === undefined ? [] : [figure('最近到期', grouped(next.points), `${monthLabel(next.month)}底`)]),
    ],
    plots: [
      {
        id: 'liability',
        name: '按到期的月份',
        kind: 'bars',
        values: liability.map((each) => each.points),
        ticks:
          liability.length > 7
            ? spread(liability.map(({ month }) => short(month)))
            : liability.map(({ month }) => short(month)),
        peak: peakWords(liability.map((each) => each.points)),
        label: `按月到期：${liability.map((each) => `${monthLabel(each.month)} ${grouped(each.points)}`).join('，')}`,
      },
    ],
  }
}

function redemption(days: readonly DayFigures[], total: Total): Part {
  return {
    id: 'redemption',
    title: '兑换',
    figures: [
      figure('换走', `${grouped(total.redemptions)} 份`),
      figure('到店用了', grouped(total.vouchersUsed), `占换走的 ${percent(total.vouchersUsed, total.redemptions)}`),
      figure('奖品价值', money(total.prizeFen), '抽奖发出的'),
    ],
    plots: [plot('每天换走', 'bars', days, 'redemptions')],
  }
}

function paid(days: readonly DayFigures[], total: Total, members: Members | null): Part {
  const share =
    members === null
      ? []
      : [figure('付费会员', grouped(members.paid), `占会员的 ${percent(members.paid, members.all)}`)]
  return {
    id: 'paid',
    title: '付费会员',
    figures: [
      figure('开通', `${grouped(total.plansSold)} 次`),
      figure('收入', money(total.planFen), total.refundFen > 0 ? `退了 ${money(total.refundFen)}` : '没有退款'),
      ...share,
    ],
    plots: [plot('每天开通', 'bars', days, 'plansSold')],
  }
}

function counter(days: readonly DayFigures[], total: Total): Part {
  const average = total.awards === 0 ? '—' : money(total.ticketFen / total.awards)
  return {
    id: 'counter',
    title: '门店',
    figures: [
      figure('客单价', average, `${grouped(total.awards)} 笔`),
      figure('收银', money(total.ticketFen), '会员的'),
      figure('复购', percent(total.repeatAwards, total.awards), `${grouped(total.repeatAwards)} 笔来自买过的会员`),
    ],
    plots: [plot('每天收银笔数', 'bars', days, 'awards')],
  }
}

function messages(days: readonly DayFigures[], total: Total): Part {
  const considered = total.messagesSent + total.messagesSuppressed
  return {
    id: 'messages',
    title: '打扰',
    figures: [
      figure('发出消息', `${grouped(total.messagesSent)} 条`),
      figure(
        '忍住没发',
        grouped(total.messagesSuppressed),
        `占想发的 ${percent(total.messagesSuppressed, considered)}`,
      ),
      figure('退订', grouped(total.optOuts), `占发出的 ${percent(total.optOuts, total.messagesSent)}`),
    ],
    plots: [plot('每天发出', 'bars', days, 'messagesSent')],
  }
}

function costRows(draws: Report['draws']): CostRow[] {
  const highest = Math.max(1, ...draws.flatMap(({ costFen, expectedFen }) => [costFen, expectedFen]))
  return draws.map(({ eventId, name, costFen, expectedFen }) => ({
    eventId,
    name,
    cost: money(costFen),
    expected: money(expectedFen),
    costWidth: (costFen / highest) * 100,
    expectedWidth: (expectedFen / highest) * 100,
  }))
}

function figure(name: string, value: string, note = ''): Figure {
  return { name, value, note }
}

function plot(
  name: string,
  kind: PartPlot['kind'],
  days: readonly DayFigures[],
  field: Exclude<keyof DayFigures, 'day'>,
): PartPlot {
  const values = days.map((each) => each[field])
  const labels = days.map(({ day }) => (days.length > 7 ? shortDay(day) : String(dayOfMonth(day))))
  return {
    id: field,
    name,
    kind,
    values,
    ticks: days.length > 7 ? spread(labels) : labels,
    peak: peakWords(values),
    label: `${name}，从 ${labels[0] ?? ''} 到 ${labels[labels.length - 1] ?? ''}：${values.map(grouped).join('，')}`,
  }
}

/** `11/3` */
const shortDay = (day: Day): string => `${Number(day.slice(5, 7))}/${dayOfMonth(day)}`

/** The first, the middle and the last of a long row. */
function spread(labels: readonly string[]): string[] {
  const at = (index: number) => labels[index] ?? ''
  return [at(0), at(Math.floor((labels.length - 1) / 2)), at(labels.length - 1)]
}
