import { endingNoticeOf } from '../domain/membership/ending-notice'
import { dues, findDue } from '../platform/dues'
import { findOwners } from '../platform/members'
import { putNotices } from '../platform/messages'

const DUES_A_RUN = 200

/** Tells members whose paid membership ends in five days (rule M-6). As with prizes, a notice has its due's id and the due
 *  goes last. Returns how many were told. */
export async function noticeMemberships(now: number): Promise<number> {
  const due = await findDue('membershipEnding', now, DUES_A_RUN)
  if (due.length === 0) return 0
  const owners = await findOwners([...new Set(due.map(({ accountId }) => accountId))])
  const byAccount = new Map(owners.map((owner) => [owner.points.id, owner]))
  const told = due.flatMap((each) => {
    const owner = byAccount.get(each.accountId)
    return (owner && endingNoticeOf(each, owner, now)) ?? []
  })
  await putNotices(told)
  await dues.removeAll(due.map(({ _id }) => _id))
  return told.length
}
