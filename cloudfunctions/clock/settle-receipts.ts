import { actIdsOf, receiptActs } from '../domain/receipts/book-receipt'
import { bookFor } from '../edge/book-receipt'
import { changeFound } from '../edge/change-member'
import { acts, closeReceipts, findActs, findOpenReceipts, type ReceiptDocument, receipts } from '../platform/counter'
import { findMemberByNo } from '../platform/members'
import type { Turn } from './turn'

/** No call that wrote a receipt is still running then: the platform ends a function after 60 seconds. */
const SETTLING_MS = 60_000

const RECEIPTS_A_RUN = 100

/** Closes the receipts whose acts are all in the log, and brings the others to their members (rule A-4): their call was
 *  killed, or her outbox waits to be carried. Returns how many were closed; the rest is looked at again in a minute. */
export async function settleReceipts(now: number, turn: Turn): Promise<number> {
  const until = now - SETTLING_MS
  const open = await findOpenReceipts(until, RECEIPTS_A_RUN)
  const logged = new Set((await findActs(open.flatMap(actIdsOf))).map(({ _id }) => _id))
  const isLogged = (receipt: ReceiptDocument) => actIdsOf(receipt).every((id) => logged.has(id))

  for (const receipt of turn.whileTime(open.filter((each) => !isLogged(each)))) await settle(receipt, now)

  const settled = open.filter(isLogged)
  await closeReceipts(
    settled.map(({ _id }) => _id),
    until,
  )
  return settled.length
}

async function settle(receipt: ReceiptDocument, now: number): Promise<void> {
  const { memberNo } = receipt
  if (memberNo === null) return acts.putAll(receiptActs(receipt))
  const requestId = `settle-${receipt._id}-${receipt.version}`
  const ordered = { caller: { openid: '', sources: [] }, action: 'settleReceipt', input: {}, requestId, now }
  const outcome = await changeFound(
    ordered,
    async () => ({ ok: true as const, member: await findMemberByNo(memberNo) }),
    async (member) => {
      const { change } = await bookFor({ member, receipt, fresh: false, now })
      return { ok: true, ...change, answer: null }
    },
  )
  // She was erased meanwhile, and her number goes from this one too: then the staff's acts are all that is left to tell.
  if (!outcome.ok && outcome.code === 'NOT_JOINED')
    await receipts.changeIf({ _id: receipt._id }, { set: { memberNo: null } })
}
