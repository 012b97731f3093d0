import type { Faults, Field, Form } from './field'
import { wholeFault } from './figures'

/** What somebody may award in a day (rule S-5), as fields of a form. */
export const LIMIT_FIELDS: readonly Field[] = [
  { kind: 'whole', key: 'dailyAwards', label: '每天最多积分', unit: '次' },
  { kind: 'whole', key: 'dailyPoints', label: '每天最多发', unit: '积分' },
]

export function limitFaults({ dailyAwards, dailyPoints }: Form): Faults {
  return {
    dailyAwards: wholeFault(String(dailyAwards), 0, 100_000),
    dailyPoints: wholeFault(String(dailyPoints), 0, 100_000_000),
  }
}

export const limitsOf = ({ dailyAwards, dailyPoints }: Form) => ({
  dailyAwards: Number(dailyAwards),
  dailyPoints: Number(dailyPoints),
})
