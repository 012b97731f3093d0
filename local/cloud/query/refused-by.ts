import type { StoreRefusal } from '../seams'
import { StoreError } from '../store/store-error'

/** Runs what a caller's own input can make fail inside mingo, and words such a failure as the store's refusal. */
export function refusedBy<Result>(reason: StoreRefusal, run: () => Result): Result {
  try {
    return run()
  } catch (error) {
    if (error instanceof StoreError) throw error
    throw new StoreError(reason, error instanceof Error ? error.message : String(error))
  }
}
