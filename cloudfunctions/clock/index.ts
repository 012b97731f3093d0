import { currentCaller } from '../platform/caller'
import type { AnyDue } from '../platform/dues'
import { now } from '../platform/time'
import { type Agenda, agendaOf } from './agenda'
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
import { beginRefunds, moveOrders } from './move-orders'
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
import { type Turn, turnOf } from './turn'
import { writeRewardUnits } from './write-reward-units'

type Did = Readonly<Partial<Record<string, number>>>

interface Job {
  readonly run: (now: number, turn: Turn) => Promise<number>
  /** Whether there may be anything to do, by what one read says for several; a job without it looks for itself. */
  readonly when?: (agenda: Agenda, did: Did) => Promise<boolean>
}

const whenDue = (kind: AnyDue['kind'], run: Job['run']): Job => ({ run, when: (agenda) => agenda.isDue(kind) })

/** What a job before it did, or failed to tell, may have made work for this one in the same run. */
const mayHaveDone = (did: Did, job: 'moveEvents' | 'decideMessages'): boolean => did[job] !== 0

/** In this order: a day can be closed, and the log of an event be summed up, once outboxes are carried and draws settled;
 *  what happened is told before anything is decided, what became of messages is counted before that, and sending comes last. */
const JOBS = {
  carryOutboxes: { run: carryOutboxes, when: (agenda) => agenda.waitsInMembers('outboxSince') },
  eraseMembers: whenDue('erase', eraseMembers),
  settleDraws: { run: settleDraws },
  settleUnits: { run: settleUnits },
  settleReceipts: { run: settleReceipts },
  settleVouchers: { run: settleVouchers },
  beginRefunds: whenDue('refund', beginRefunds),
  moveOrders: { run: moveOrders },
  issueMonthlyItems: whenDue('monthlyItem', issueMonthlyItems),
  writeRewardUnits: { run: writeRewardUnits, when: (agenda) => agenda.waitsInMembers('unitsDueSince') },
  countHappenings: { run: countHappenings, when: (agenda) => agenda.waitsInHappenings('uncounted') },
  moveEvents: { run: moveEvents, when: (agenda) => agenda.waitsInMembers('nextAt') },
  closeDays: { run: closeDays },
  noticeExpiring: whenDue('lotExpiring', noticeExpiring),
  noticePrizes: whenDue('prizeUnclaimed', noticePrizes),
  noticeVouchers: whenDue('voucherEnding', noticeVouchers),
  noticeMemberships: whenDue('membershipEnding', noticeMemberships),
  removeExports: whenDue('export', removeExports),
  giveGifts: whenDue('gift', giveGifts),
  readHappenings: { run: readHappenings, when: (agenda) => agenda.waitsInHappenings('unread') },
  reachWishers: whenDue('wishers', reachWishers),
  reachWhoAsked: {
    run: reachWhoAsked,
    when: async (agenda, did) => mayHaveDone(did, 'moveEvents') || agenda.isDue('opening'),
  },
  judgeMessages: whenDue('judge', judgeMessages),
  countMessages: { run: countMessages, when: (agenda) => agenda.waitsInMessages('uncounted') },
  decideMessages: { run: decideMessages },
  sendMessages: {
    run: sendMessages,
    when: async (agenda, did) => mayHaveDone(did, 'decideMessages') || agenda.waitsInMessages('openSince'),
  },
} satisfies Record<string, Job>

/** Run by the timer of config.json every minute, sometimes twice; each job may be repeated without harm. A job that fails,
 *  or has much to do, does not keep the others from their work. */
export async function main(): Promise<{ did: Did } | { ok: false; error: { code: string } }> {
  if (!currentCaller().sources.includes('wx_trigger')) return { ok: false, error: { code: 'NOT_ALLOWED' } }
  const instant = now()
  const agenda = agendaOf(instant)
  const did: Record<string, number> = {}
  for (const [name, { run, when }] of Object.entries<Job>(JOBS)) {
    try {
      did[name] = when === undefined || (await when(agenda, did)) ? await run(instant, turnOf(instant)) : 0
    } catch (fault) {
      console.error(JSON.stringify({ job: name, fault: fault instanceof Error ? fault.stack : String(fault) }))
    }
  }
  return { did }
}
