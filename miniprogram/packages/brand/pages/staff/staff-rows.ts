import type { StaffView } from '../../../../../typings/contract'
import { dayLabel } from '../../../../days/day'
import { dayAt } from '../../../../days/instant'
import { grouped } from '../../../../figures/grouped'
import type { Team } from '../../../../services/brand-staff'

export interface StaffRow {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly note: string
  readonly isPast: boolean
}

export interface StoreTeam {
  readonly id: string
  readonly name: string
  readonly rows: readonly StaffRow[]
}

export const ROLES: Readonly<Record<StaffView['role'], string>> = { clerk: '店员', operator: '运营' }

/** Everybody by store, who works there before who left, the newest first. Stores without anybody are left out. */
export function teamsOf({ staff, stores }: Team): StoreTeam[] {
  const inOrder = [...staff].sort(
    (a, b) => Number(a.dismissedAt !== null) - Number(b.dismissedAt !== null) || b.enrolledAt - a.enrolledAt,
  )
  return stores
    .map(({ id, name }) => ({ id, name, rows: inOrder.filter(({ storeId }) => storeId === id).map(staffRow) }))
    .filter(({ rows }) => rows.length > 0)
}

function staffRow({ staffId, name, role, dailyAwards, dailyPoints, dismissedAt }: StaffView): StaffRow {
  return {
    id: staffId,
    name,
    role: ROLES[role],
    note: dismissedAt === null ? limitsLine(dailyAwards, dailyPoints) : `${dayLabel(dayAt(dismissedAt))}离岗`,
    isPast: dismissedAt !== null,
  }
}

const limitsLine = (awards: number, points: number) => `每天最多 ${grouped(awards)} 次、${grouped(points)} 积分`
