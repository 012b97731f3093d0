import type { StaffView } from '../../../../../typings/contract'
import { dayLabel } from '../../../../days/day'
import { dayAt } from '../../../../days/instant'
import { grouped } from '../../../../figures/grouped'
import type { Team } from '../../../../services/brand-staff'
import { isSought } from '../../form/search'

export interface StaffRow {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly note: string
  readonly isPast: boolean
  /** Their store, where they are the first of it. */
  readonly heading: string
  readonly isLast: boolean
}

export const ROLES: Readonly<Record<StaffView['role'], string>> = { clerk: '店员', operator: '运营' }

/** Whoever is sought, by store, who works there before who left, the newest first. */
export function staffRows({ staff, stores }: Team, sought: string): StaffRow[] {
  const inOrder = [...staff].sort(
    (a, b) => Number(a.dismissedAt !== null) - Number(b.dismissedAt !== null) || b.enrolledAt - a.enrolledAt,
  )
  return stores.flatMap((store) => {
    const team = inOrder.filter(({ storeId, name }) => storeId === store.id && isSought(sought, name, store.name))
    return team.map((each, place) => ({
      ...rowOf(each),
      heading: place === 0 ? store.name : '',
      isLast: place === team.length - 1,
    }))
  })
}

function rowOf({ staffId, name, role, dailyAwards, dailyPoints, dismissedAt }: StaffView) {
  return {
    id: staffId,
    name,
    role: ROLES[role],
    note: dismissedAt === null ? limitsLine(dailyAwards, dailyPoints) : `${dayLabel(dayAt(dismissedAt))}离岗`,
    isPast: dismissedAt !== null,
  }
}

const limitsLine = (awards: number, points: number) => `每天最多 ${grouped(awards)} 次、${grouped(points)} 积分`
