import { createReader, type Reader } from './reader'
import { type Connection, openConnection, type Statement } from './sqlite'

/** A reader that sees the store as it was when it was taken. */
export interface Snapshot {
  readonly reader: Reader
  release(): void
}

export interface SnapshotPool {
  take(): Snapshot
  close(): void
}

/** Read-only connections, each pinning one snapshot of the write-ahead log while it is taken. */
export function createSnapshotPool(file: string): SnapshotPool {
  const free: Pooled[] = []
  const all: Connection[] = []
  return {
    take() {
      const pooled = free.pop() ?? open()
      pooled.connection.exec('BEGIN')
      // A transaction's snapshot is that of its first read, not of its BEGIN.
      pooled.pin.get()
      return {
        reader: pooled.reader,
        release() {
          pooled.connection.exec('ROLLBACK')
          free.push(pooled)
        },
      }
    },
    close() {
      for (const connection of all) connection.close()
    },
  }

  function open(): Pooled {
    const connection = openConnection(file, { readOnly: true })
    all.push(connection)
    return {
      connection,
      reader: createReader(connection),
      pin: connection.prepare('SELECT number FROM collections LIMIT 1'),
    }
  }
}

interface Pooled {
  readonly connection: Connection
  readonly reader: Reader
  readonly pin: Statement
}
