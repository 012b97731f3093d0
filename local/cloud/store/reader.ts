import type { Document } from '../seams'
import { type Collection, type Index, RECORDS_PER_COLLECTION } from './catalog'
import { fromText } from './document-text'
import { bytesOf, type Connection, numberOf, type Row, textOf } from './sqlite'

/** A document where it lies. One that only an open transaction knows has no record yet. */
export interface Stored {
  readonly record: number | undefined
  readonly document: Document
}

/** Keys from `from` up to, not including, `to`. */
export interface KeyRange {
  readonly from: Buffer
  readonly to: Buffer
}

/** Reads on one connection. Walks fetch a few rows at a time and hold no cursor open, so that a walk may be left, nested in another, or
 *  interleaved with writes of its own caller. */
export interface Reader {
  /** The record that has this key. */
  owner(index: Index, key: Buffer): number | undefined
  /** The document that has this key in a unique index. */
  byKey(index: Index, key: Buffer): Stored | undefined
  /** The text of that document. */
  text(index: Index, key: Buffer): string | undefined
  /** By key; documents of one key in the order in which they came. The other way round when `reverse`. `expected` documents are
   *  fetched at first. */
  range(index: Index, range: KeyRange, reverse: boolean, expected: number): Generator<Stored>
  /** Every document in the order in which it came. */
  all(collection: Collection, expected: number): Generator<Stored>
  count(collection: Collection): number
  holdsMoreThan(collection: Collection, documents: number): boolean
  /** The highest record number in use. */
  lastRecord(collection: Collection): number | undefined
}

const LONGEST_STEP = 512

export function createReader(connection: Connection): Reader {
  const owner = connection.prepare('SELECT record FROM entries WHERE index_number = ? AND key = ? LIMIT 1')
  const byKey = connection.prepare(`
    SELECT entries.record, body FROM entries CROSS JOIN documents USING (record)
    WHERE index_number = ? AND key = ? LIMIT 1`)
  const text = connection.prepare(`
    SELECT body FROM entries CROSS JOIN documents USING (record)
    WHERE index_number = ? AND key = ? LIMIT 1`)
  const forward = connection.prepare(`
    SELECT entries.record, body, key FROM entries CROSS JOIN documents USING (record)
    WHERE index_number = ? AND (key, entries.record) > (?, ?) AND key < ?
    ORDER BY key, entries.record LIMIT ?`)
  const backward = connection.prepare(`
    SELECT entries.record, body, key FROM entries CROSS JOIN documents USING (record)
    WHERE index_number = ? AND (key, entries.record) < (?, ?) AND key >= ?
    ORDER BY key DESC, entries.record DESC LIMIT ?`)
  const all = connection.prepare(
    'SELECT record, body FROM documents WHERE record > ? AND record < ? ORDER BY record LIMIT ?',
  )
  const last = connection.prepare(
    'SELECT record FROM documents WHERE record < ? AND record >= ? ORDER BY record DESC LIMIT 1',
  )
  const count = connection.prepare('SELECT count(*) FROM entries WHERE index_number = ?')
  const beyond = connection.prepare('SELECT 1 FROM entries WHERE index_number = ? LIMIT 1 OFFSET ?')

  return {
    owner(index, key) {
      const row = owner.get(index.number, key)
      return row && numberOf(row[0])
    },
    byKey(index, key) {
      const row = byKey.get(index.number, key)
      return row && stored(row)
    },
    text(index, key) {
      const row = text.get(index.number, key)
      return row && textOf(row[0])
    },
    *range(index, { from, to }, reverse, expected) {
      let key = reverse ? to : from
      let record = BEFORE_RECORDS
      for (const step of steps(expected)) {
        const rows = reverse
          ? backward.all(index.number, key, record, from, step)
          : forward.all(index.number, key, record, to, step)
        for (const row of rows) {
          const found = stored(row)
          yield found
          key = bytesOf(row[2])
          record = found.record
        }
        if (rows.length < step) return
      }
    },
    *all(collection, expected) {
      const { first, end } = recordsOf(collection)
      let record = first - 1
      for (const step of steps(expected)) {
        const rows = all.all(record, end, step)
        for (const row of rows) {
          const found = stored(row)
          yield found
          record = found.record
        }
        if (rows.length < step) return
      }
    },
    count: ({ byId }) => numberOf(count.get(byId.number)?.[0]),
    holdsMoreThan: ({ byId }, documents) => beyond.get(byId.number, documents) !== undefined,
    lastRecord(collection) {
      const { first, end } = recordsOf(collection)
      const row = last.get(end, first)
      return row && numberOf(row[0])
    },
  }
}

function recordsOf({ number }: Collection): { first: number; end: number } {
  return { first: number * RECORDS_PER_COLLECTION, end: (number + 1) * RECORDS_PER_COLLECTION }
}

const BEFORE_RECORDS = -1

function* steps(expected: number): Generator<number> {
  for (let step = Math.min(Math.max(expected, 1), LONGEST_STEP); ; step = Math.min(step * 2, LONGEST_STEP)) yield step
}

function stored(row: Row): { record: number; document: Document } {
  return { record: numberOf(row[0]), document: fromText(textOf(row[1])) }
}
