import type { Notice } from '../domain/messages/candidate'
import { openingNotice } from '../domain/messages/opening-notice'
import { wisherNotice } from '../domain/messages/wish-notice'
import { dues, findDue } from '../platform/dues'
import { findWhoAsked, findWishers, type MemberDocument } from '../platform/members'
import { putNotices } from '../platform/messages'
import type { Turn } from './turn'

const DUES_A_RUN = 5

const PAGE = 200

/** Pages in one run, so that any number of members is reached over as many minutes as it takes. */
const PAGES_A_RUN = 10

/** Lets all who wish for a reward know that it is back or cheaper (rule N-1). Returns how many were reached. */
export async function reachWishers(now: number, turn: Turn): Promise<number> {
  let reached = 0
  for (const due of turn.whileTime(await findDue('wishers', now, DUES_A_RUN))) {
    reached += await reach({
      due,
      turn,
      page: (after) => findWishers(due.rewardId, after, PAGE),
      noticeOf: (member) => wisherNotice(due, member, now),
    })
  }
  return reached
}

/** Lets those who asked know that a member day has opened (rule N-3). Returns how many were reached. */
export async function reachWhoAsked(now: number, turn: Turn): Promise<number> {
  let reached = 0
  for (const due of turn.whileTime(await findDue('opening', now, DUES_A_RUN))) {
    reached += await reach({
      due,
      turn,
      page: (after) => findWhoAsked(after, PAGE),
      noticeOf: ({ points }) => [openingNotice(due, points.id, now)],
    })
  }
  return reached
}

interface Reaching {
  readonly turn: Turn
  readonly due: { readonly _id: string; readonly reached: string }
  readonly page: (after: string) => Promise<MemberDocument[]>
  readonly noticeOf: (member: MemberDocument) => readonly Notice[]
}

/** Page by page, each noted down before the next: cut off in between, a page is repeated, and its notices are the same. */
async function reach({ due, turn, page, noticeOf }: Reaching): Promise<number> {
  let { reached } = due
  let count = 0
  for (const _page of turn.times(PAGES_A_RUN)) {
    const members = await page(reached)
    await putNotices(members.flatMap(noticeOf))
    count += members.length
    const last = members.at(-1)
    if (last === undefined || members.length < PAGE) {
      await dues.removeAll([due._id])
      break
    }
    // Of two clocks at once one goes on.
    if (!(await dues.changeIf({ _id: due._id, reached }, { set: { reached: last._id } }))) break
    reached = last._id
  }
  return count
}
