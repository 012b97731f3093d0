import { currentCaller } from '../platform/caller'
import { now } from '../platform/time'
import { carryOutboxes } from './carry-outboxes'
import { closeDays } from './close-days'
import { countHappenings } from './count-happenings'
import { countMessages } from './count-messages'
import { decideMessages } from './decide-messages'
import { eraseMembers } from './erase-members'
import { giveGifts } from './give-gifts'
import { issueMonthlyItems } from './issue-monthly-items'
import { judgeMessages } from './judge-messages'
import { moveEvents } from './move-events'
import { moveOrders } from './move-orders'
import { noticeExpiring } from './notice-expiring'
import { noticeMemberships } from './notice-memberships'
import { noticePrizes } from './notice-prizes'
import { noticeVouchers } from './notice-vouchers'
import { reachWhoAsked, reachWishers } from './reach-members'
import { readHappenings } from './read-happenings'
import { removeExports } from './remove-exports'
import { sendMessages } from './send-messages'
import { settleDraws } from './settle-draws'
import { settleReceipts } from './settle-receipts'
import { settleUnits } from './settle-units'
import { settleVouchers } from './settle-vouchers'
import { writeRewardUnits } from './write-reward-units'

/** In this order: a day can be closed, and the log of an event be summed up, once outboxes are carried and draws settled;
 *  what happened is told before anything is decided, what became of messages is counted before that, and sending comes last. */
const JOBS = {
  carryOutboxes,
  eraseMembers,
  settleDraws,
  settleUnits,
  settleReceipts,
  settleVouchers,
  moveOrders,
  issueMonthlyItems,
  writeRewardUnits,
  countHappenings,
  moveEvents,
  closeDays,
  noticeExpiring,
  noticePrizes,
  noticeVouchers,
  noticeMemberships,
  removeExports,
  giveGifts,
  readHappenings,
  reachWishers,
  reachWhoAsked,
  judgeMessages,
  countMessages,
  decideMessages,
  sendMessages,
} satisfies Record<string, (now: number) => Promise<number>>

/** Run by the timer of config.json every minute, sometimes twice; each job may be repeated without harm. A job that fails
 *  does not keep the others from their work. */
export async function main(): Promise<{ did: Record<string, number> } | { ok: false; error: { code: string } }> {
  if (!currentCaller().sources.includes('wx_trigger')) return { ok: false, error: { code: 'NOT_ALLOWED' } }
  const instant = now()
  const did: Record<string, number> = {}
  for (const [name, job] of Object.entries(JOBS)) {
    try {
      did[name] = await job(instant)
    } catch (fault) {
      console.error(JSON.stringify({ job: name, fault: fault instanceof Error ? fault.stack : String(fault) }))
    }
  }
  return { did }
}
