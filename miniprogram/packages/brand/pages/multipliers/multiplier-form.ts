import type { AwardRules } from '../../../../../typings/contract'
import { dayLabel } from '../../../../days/day'
import { type Checked, checkedBy, type FieldGroup, type Form } from '../../form/field'
import { percentFrom, timesTyped } from '../../form/figures'

/** Days are fields of their own. */
const DAY = 'day:'
export const dayKey = (day: string): string => DAY + day
const daysIn = (form: Form): string[] =>
  Object.keys(form)
    .filter((key) => key.startsWith(DAY))
    .map((key) => key.slice(DAY.length))
    .sort()

export function multiplierForm({ tiers, days }: AwardRules): Form {
  const ofDays = Object.entries(days).map(([day, percent]) => [dayKey(day), timesTyped(percent)])
  return { member: timesTyped(tiers.member ?? 100), ...Object.fromEntries(ofDays) }
}

/** Days behind `today` stay as they are and are shown no more. */
export function multiplierGroups(form: Form, today: string): FieldGroup[] {
  const coming = daysIn(form).filter((day) => day >= today)
  return [
    {
      id: 'tiers',
      title: '平日',
      fields: [
        {
          kind: 'decimal',
          key: 'member',
          label: '普通会员',
          unit: '倍',
          note: '付费会员按各自方案里的倍数。',
        },
      ],
    },
    ...(coming.length === 0
      ? []
      : [
          {
            id: 'days',
            title: '这些日子，再乘上',
            fields: coming.map((day) => ({
              kind: 'decimal' as const,
              key: dayKey(day),
              label: dayLabel(day),
              unit: '倍',
              removable: true,
            })),
          },
        ]),
  ]
}

/** The rules as they are sent, or what is wrong, field by field (rule A-1). Tiers that the form does not show stay. */
export function multiplierRules(form: Form, tiers: AwardRules['tiers']): Checked<AwardRules> {
  const keys = ['member', ...daysIn(form).map(dayKey)]
  const faults = Object.fromEntries(keys.map((key) => [key, timesFault(String(form[key]))]))
  const percentOf = (key: string) => percentFrom(String(form[key])) ?? 0
  return checkedBy(faults, () => ({
    tiers: { ...tiers, member: percentOf('member') },
    days: Object.fromEntries(daysIn(form).map((day) => [day, percentOf(dayKey(day))])),
  }))
}

function timesFault(typed: string): string {
  const percent = percentFrom(typed)
  return percent === null || percent > 1000 ? '请写 0 到 10 倍，最多两位小数' : ''
}
