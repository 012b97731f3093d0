import { LOOK_AGAIN_MS } from '../domain/rights/dues'
import { eraseMember } from '../edge/erase-member'
import { dues, findDue } from '../platform/dues'
import { erased, erasedKey } from '../platform/erased'
import { findOwners } from '../platform/members'
import type { Turn } from './turn'

const ERASURES_A_RUN = 20

/** Finishes erasures that were cut off, and looks a second time at those that were not: a call that knew her may have written
 *  of her after she was gone (rule E-7). Whoever erases her here puts the second look off first, so that another run of the
 *  same minute does not take its own look for that one. Returns how many were looked at. */
export async function eraseMembers(now: number, turn: Turn): Promise<number> {
  const due = await findDue('erase', now, ERASURES_A_RUN)
  if (due.length === 0) return 0
  const owners = await findOwners(due.map(({ accountId }) => accountId))
  const isThere = new Set(owners.map(({ points }) => points.id))
  for (const each of turn.whileTime(due)) {
    const { _id, at, accountId } = each
    if (isThere.has(accountId)) {
      const isMine = await dues.changeIf({ _id, at }, { set: { at: now + LOOK_AGAIN_MS } })
      if (isMine) await eraseMember(each, now)
    } else if (await eraseMember(each, now)) {
      const isOver = (await dues.removeMatching({ _id, at })) === 1
      if (isOver) await erased.changeIf({ _id: erasedKey(accountId) }, { remove: ['clearing'] })
    }
  }
  return turn.begun
}
