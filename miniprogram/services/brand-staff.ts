import type { StaffView, StoreView } from '../../typings/contract'
import { act } from './act'
import { type Answer, call, type DataOf, type InputOf } from './call'

/** Who works in which store. */
export interface Team {
  readonly staff: readonly StaffView[]
  readonly stores: readonly StoreView[]
}

export async function loadTeam(): Promise<Answer<Team>> {
  const [staff, stores] = await Promise.all([call('brand', 'staff', {}), call('brand', 'stores', {})])
  if (!staff.ok) return staff
  if (!stores.ok) return stores
  return { ok: true, data: { staff: staff.data.staff, stores: stores.data.stores } }
}

/** Somebody of the staff, with the name of the store. */
export type Colleague = StaffView & { readonly storeName: string }

export async function findColleague(staffId: string): Promise<Answer<Colleague>> {
  const team = await loadTeam()
  if (!team.ok) return team
  const { staff, stores } = team.data
  const found = staff.find((each) => each.staffId === staffId)
  if (found === undefined)
    return { ok: false, error: { code: 'NOT_FOUND', message: '没有找到这位店员，请返回列表再看看' } }
  return { ok: true, data: { ...found, storeName: stores.find(({ id }) => id === found.storeId)?.name ?? '' } }
}

/** `openedAt`: when the form was opened; filled in alike another day, it is another invitation. */
export function inviteStaff(
  invitation: InputOf<'brand', 'inviteStaff'>,
  openedAt: number,
): Promise<Answer<DataOf<'brand', 'inviteStaff'>>> {
  return act('brand', 'inviteStaff', invitation, String(openedAt))
}

export async function limitStaff(limits: InputOf<'brand', 'limitStaff'>): Promise<Answer<StaffView>> {
  const answer = await act('brand', 'limitStaff', limits, '')
  return answer.ok ? { ok: true, data: answer.data.staff } : answer
}

/** Somebody who came back since is dismissed anew. */
export async function dismiss({ staffId, version }: StaffView): Promise<Answer<StaffView>> {
  const answer = await act('brand', 'dismiss', { staffId }, String(version))
  return answer.ok ? { ok: true, data: answer.data.staff } : answer
}
