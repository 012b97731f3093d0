import { countBatch } from '../domain/messages/rule-book'
import { bookIn, loadRuleBook, saveRuleBook } from '../edge/rule-book'
import { findUncounted, tickOff } from '../platform/messages'
import type { Turn } from './turn'

const DECISIONS_A_BATCH = 200

const BATCHES_A_RUN = 10

/**
 * Counts what decisions have come to, once (rule N-11), and lets a rule that has turned to noise pause itself (rule N-10). The
 * book is read before the decisions and written under the version that was read: whoever counted meanwhile makes this batch
 * void, and what was counted last is ticked off before anything else is counted. Returns how many decisions were counted.
 */
export async function countMessages(now: number, turn: Turn): Promise<number> {
  let counted = 0
  for (const _batch of turn.times(BATCHES_A_RUN)) {
    if ((await findUncounted(now, 1)).length === 0) break
    const book = await loadRuleBook()
    await tickOff(bookIn(book).counting)
    const waiting = await findUncounted(now, DECISIONS_A_BATCH)
    const after = countBatch(bookIn(book), waiting, now)
    if (!(await saveRuleBook(book, after))) break
    await tickOff(after.counting)
    counted += waiting.length
    if (waiting.length < DECISIONS_A_BATCH) break
  }
  return counted
}
