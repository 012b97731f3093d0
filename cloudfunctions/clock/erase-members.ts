import { LOOK_AGAIN_MS } from '../domain/rights/dues'
import { eraseMember } from '../edge/erase-member'
import { dues, findDue } from '../platform/dues'
import { findOwners } from '../platform/members'

const ERASURES_A_RUN = 20

/** Finishes erasures that were cut off, and looks a second time at those that were not: a call that knew her may have written
 *  of her after she was gone (rule E-7). Returns how many were looked at. */
export async function eraseMembers(now: number): Promise<number> {
  const due = await findDue('erase', now, ERASURES_A_RUN)
  if (due.length === 0) return 0
  const owners = await findOwners(due.map(({ accountId }) => accountId))
  const wasThere = new Set(owners.map(({ points }) => points.id))
  for (const each of due) {
    const isErased = await eraseMember(each, now)
    const isOver = isErased && !wasThere.has(each.accountId)
    if (isOver) await dues.removeAll([each._id])
    else await dues.changeIf({ _id: each._id }, { set: { at: now + LOOK_AGAIN_MS } })
  }
  return due.length
}
