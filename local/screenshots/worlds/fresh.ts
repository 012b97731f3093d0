import type { Control } from '../../control-client'
import { HEQING, SHENLAN, XIAOMAN } from '../../seeds/people'
import { order } from '../../seeds/step'

/** A member who joined a moment ago, where nothing is there yet but an operator. */
export const joinFirst = (control: Control): Promise<unknown> => order(control, 'member', XIAOMAN, 'join', {})

/** A clerk, for whom there has to be a store. */
export async function openFirstStore(control: Control): Promise<void> {
  const { store } = await order<{ store: { id: string } }>(control, 'brand', SHENLAN, 'saveStore', { name: '第一家店' })
  const invitation = { storeId: store.id, role: 'clerk', name: HEQING.name }
  const { invite } = await order<{ invite: string }>(control, 'brand', SHENLAN, 'inviteStaff', invitation)
  await order(control, 'staff', HEQING, 'enrol', { invite })
}
