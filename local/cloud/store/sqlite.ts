import { DatabaseSync } from '@photostructure/sqlite'

/** The only file that knows the driver, whose interface is that of `node:sqlite`. */
export interface Connection {
  exec(sql: string): void
  prepare(sql: string): Statement
  /** Runs `work` as one transaction: all of it is on disk when this returns, none of it when it throws. */
  write<Result>(work: () => Result): Result
  /** The driver keeps the file open until its statements have been collected as garbage. */
  close(): void
}

/** Texts never hold a raw NUL and blobs are bound as such, since the driver cuts a bound text at a NUL. */
type SqlValue = string | number | Uint8Array

export interface Statement {
  run(...values: SqlValue[]): void
  get(...values: SqlValue[]): Row | undefined
  all(...values: SqlValue[]): Row[]
}

export type Row = readonly unknown[]

/** Waits up to `patienceMs` where another connection is in the way, as one is for a moment when it opens or closes. */
export function openConnection(file: string, { readOnly = false, patienceMs = 5000 } = {}): Connection {
  const database = new DatabaseSync(file, { readOnly, returnArrays: true, timeout: patienceMs })
  const connection: Connection = {
    exec: (sql) => database.exec(sql),
    prepare: (sql) => database.prepare(sql),
    write(work) {
      database.exec('BEGIN IMMEDIATE')
      try {
        const result = work()
        database.exec('COMMIT')
        return result
      } catch (error) {
        // A full disk may have ended the transaction already.
        if (database.isTransaction) database.exec('ROLLBACK')
        throw error
      }
    },
    close: () => database.close(),
  }
  return connection
}

export function numberOf(value: unknown): number {
  if (typeof value !== 'number') throw new TypeError(`not a number in the database: ${String(value)}`)
  return value
}

export function textOf(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError(`not a text in the database: ${String(value)}`)
  return value
}

export function bytesOf(value: unknown): Buffer {
  if (!ArrayBuffer.isView(value)) throw new TypeError(`not bytes in the database: ${String(value)}`)
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
}
