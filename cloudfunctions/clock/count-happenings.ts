import { growthOf } from '../domain/figures/growth'
import { COUNTING_ID, type CountingDocument, counting, grow } from '../platform/figures'
import { findUncounted, markCounted } from '../platform/happenings'
import type { Turn } from './turn'

const BATCH = 500

/** Batches in one run: what is left waits for the next minute. */
const BATCHES_A_RUN = 20

/**
 * Adds happenings to the figures, each once (rule F-2), though adding is not idempotent, clocks run twice and are killed. One
 * document says which batch is being added, with all that it adds: a clock that finds one goes on with it, whoever began it.
 * Only when a batch is added everywhere and its happenings are marked does the next one begin. A batch costs five wire calls
 * and one or two for each document that it touches, however many members there are. Returns how many were counted.
 */
export async function countHappenings(_now: number, turn: Turn): Promise<number> {
  let counted = 0
  for (const _batch of turn.times(BATCHES_A_RUN)) {
    const begun = await beginBatch()
    if (begun === null) break
    await finishBatch(begun)
    counted += begun.happeningIds.length
  }
  return counted
}

/** The batch that is being added: one that was begun before, or a new one; null when nothing waits, or when another clock
 *  was first. What waits is read after it is known that no batch is being added, so it is in none. */
async function beginBatch(): Promise<CountingDocument | null> {
  const last = await counting.get(COUNTING_ID)
  if (last?.state === 'counting') return last
  const waiting = await findUncounted(BATCH)
  if (waiting.length === 0) return null

  const next: Omit<CountingDocument, '_id'> = {
    number: (last?.number ?? 0) + 1,
    state: 'counting',
    growth: growthOf(waiting),
    happeningIds: waiting.map(({ _id }) => _id),
  }
  const isMine =
    last === null
      ? (await counting.add({ _id: COUNTING_ID, ...next })) === 'added'
      : await counting.changeIf({ _id: COUNTING_ID, number: last.number, state: 'resting' }, { set: next })
  return isMine ? { _id: COUNTING_ID, ...next } : null
}

async function finishBatch({ number, growth, happeningIds }: CountingDocument): Promise<void> {
  for (const each of growth) await grow(each, number)
  await markCounted(happeningIds)
  await counting.changeIf(
    { _id: COUNTING_ID, number, state: 'counting' },
    { set: { state: 'resting', growth: [], happeningIds: [] } },
  )
}
