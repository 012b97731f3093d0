import { giveGift } from '../domain/gifts/give-gift'
import { changeOwner } from '../edge/change-member'
import { dues, findDue } from '../platform/dues'
import { putNotices } from '../platform/messages'
import type { Turn } from './turn'

const GIFTS_A_RUN = 100

/** Gives the gifts of birthdays and anniversaries (rule G-1), and lets each be told of. The due goes last, and a gift is given
 *  once a year however often its due is looked at. Returns how many were looked at. */
export async function giveGifts(now: number, turn: Turn): Promise<number> {
  const due = await findDue('gift', now, GIFTS_A_RUN)
  for (const each of turn.whileTime(due)) {
    const outcome = await changeOwner(
      { accountId: each.accountId, action: 'gift', requestId: each._id, now },
      (member) => giveGift({ member, due: each, now }),
    )
    // One whose document was too busy is looked at again in a minute.
    if (!outcome.ok && outcome.code === 'TRY_AGAIN') continue
    if (outcome.ok && outcome.answer.notice !== null) await putNotices([outcome.answer.notice])
    await dues.removeAll([each._id])
  }
  return turn.begun
}
