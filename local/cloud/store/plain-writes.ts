import type { Change, Writer } from './change'
import type { Connection } from './sqlite'
import { StoreError } from './store-error'
import type { Transactions } from './transactions'

/** Writes outside of any transaction. */
interface PlainWrites {
  /** Works out the changes and puts them on disk. When an open transaction holds something that they need, waits until it is over and
   *  works them out anew. As in MongoDB, the changes before a refusal stay: an insert of many stops at the first duplicate. */
  run(workOut: () => Iterable<Change>): Promise<Change[]>
}

export function createPlainWrites(connection: Connection, writer: Writer, transactions: Transactions): PlainWrites {
  return {
    async run(workOut) {
      for (;;) {
        const wanted = untilRefused(workOut())
        const holder = wanted.passed.map((change) => transactions.holderOf(change)).find((found) => found !== undefined)
        if (holder !== undefined) {
          await transactions.whenOver(holder)
          continue
        }
        const written = write(wanted.passed)
        transactions.committed(written.passed)
        const refusal = written.refusal ?? wanted.refusal
        if (refusal !== undefined) throw refusal
        return written.passed
      }
    },
  }

  function write(changes: readonly Change[]): Passed {
    if (changes.length === 0) return { passed: [] }
    return connection.write(() => untilRefused(changes, (change) => writer.applyChecked(change)))
  }
}

interface Passed {
  readonly passed: Change[]
  readonly refusal?: StoreError
}

/** The changes that came before a refusal, and that refusal. */
function untilRefused(changes: Iterable<Change>, each: (change: Change) => void = () => undefined): Passed {
  const passed: Change[] = []
  try {
    for (const change of changes) {
      each(change)
      passed.push(change)
    }
    return { passed }
  } catch (error) {
    if (error instanceof StoreError) return { passed, refusal: error }
    throw error
  }
}
