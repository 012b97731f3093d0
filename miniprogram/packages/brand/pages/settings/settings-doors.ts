import type { AwardRules, CheckInRules } from '../../../../../typings/contract'
import { dayLabel } from '../../../../days/day'

/** Something that can be set, and how it is set now. */
export interface SettingsDoor {
  readonly name: string
  readonly now: string
  readonly page: string
}

const page = (name: string) => `/packages/brand/pages/${name}/${name}`

/** `today`: days behind it are not told any more. */
export function settingsDoors(checkIn: CheckInRules, award: AwardRules, today: string): SettingsDoor[] {
  return [
    { name: '签到奖励', now: rewardsLine(checkIn), page: page('check-in-rules') },
    { name: '积分倍数', now: multipliersLine(award, today), page: page('multipliers') },
    { name: '停机日', now: outagesLine(checkIn.outages), page: page('outages') },
  ]
}

function rewardsLine({ today, tomorrow }: CheckInRules): string {
  const changes = tomorrow.join() !== today.join()
  return changes ? `${tomorrow.join('、')}，从明天起` : today.join('、')
}

function multipliersLine({ tiers, days }: AwardRules, today: string): string {
  const coming = Object.entries(days)
    .filter(([day]) => day >= today)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const base = (tiers.member ?? 100) / 100
  const [next] = coming
  const ofDay = next === undefined ? '' : `，${dayLabel(next[0])} ${next[1] / 100} 倍`
  return `平日 ${base} 倍${ofDay}${coming.length > 1 ? `，还有 ${coming.length - 1} 天` : ''}`
}

function outagesLine(outages: readonly string[]): string {
  const last = outages[outages.length - 1]
  return last === undefined ? '没有过' : `最近一次 ${dayLabel(last)}`
}
