import type { Home } from '../../../typings/contract'
import { dayLabel, weekdayLabel } from '../../days/day'
import { dayAt, timeLabel } from '../../days/instant'
import { grouped } from '../../figures/grouped'

/** One line below the figures, and where a tap on it leads. */
export interface HomeLine {
  readonly text: string
  readonly page: string
  readonly about: 'memberDay' | 'wish'
}

/** What is worth a line today: the member day, and her wish. Nothing of either is no line. */
export function homeLines({ memberDay, wish }: Pick<Home, 'memberDay' | 'wish'>): HomeLine[] {
  return [
    ...(memberDay === undefined
      ? []
      : [{ text: memberDayLine(memberDay), page: '/pages/member-day/member-day', about: 'memberDay' as const }]),
    ...(wish === undefined
      ? []
      : [{ text: wishLine(wish), page: `/pages/reward/reward?id=${wish.rewardId}`, about: 'wish' as const }]),
  ]
}

function memberDayLine({ state, opensAt, chances }: NonNullable<Home['memberDay']>): string {
  if (state === 'open') return chances > 0 ? `今天会员日，还有 ${chances} 次机会` : '今天会员日，机会用完了'
  const day = dayAt(opensAt)
  return `${dayLabel(day)} ${weekdayLabel(day)} ${timeLabel(opensAt)} 会员日`
}

const wishLine = ({ name, missing }: NonNullable<Home['wish']>): string =>
  missing === 0 ? `积分够换“${name}”了` : `离“${name}”还差 ${grouped(missing)} 积分`
