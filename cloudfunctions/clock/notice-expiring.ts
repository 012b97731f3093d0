import { noticeOf } from '../domain/points/expiry-notice'
import { dues, findDue } from '../platform/dues'
import { findOwners } from '../platform/members'
import { putNotices } from '../platform/messages'

const DUES_A_RUN = 200

/** Turns lots that are due into notices for their owners (rule P-11). The cost grows with what is due, not with the
 *  members. A notice has its due's id, and the due goes last: killed in between, the next run writes the same again. */
export async function noticeExpiring(now: number): Promise<number> {
  const due = await findDue('lotExpiring', now, DUES_A_RUN)
  if (due.length === 0) return 0
  const owners = await findOwners([...new Set(due.map(({ accountId }) => accountId))])
  const accounts = new Map(owners.map(({ points }) => [points.id, points]))
  const written = due.flatMap((each) => {
    const account = accounts.get(each.accountId)
    return (account && noticeOf(each, account, now)) ?? []
  })
  await putNotices(written)
  await dues.removeAll(due.map(({ _id }) => _id))
  return written.length
}
