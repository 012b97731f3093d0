import { randomUUID } from 'node:crypto'
import type { TransactionId } from '../seams'
import { type Collection, duplicateKey } from './catalog'
import { type Change, changeOf } from './change'
import { documentLock, type LockName, lockName, locksOf } from './locks'
import type { Overlaid, View } from './select'
import type { Snapshot, SnapshotPool } from './snapshot-pool'
import { StoreError } from './store-error'

/** CloudBase ends a transaction that is older than this. */
const TRANSACTION_LIFE_MS = 30_000

/** One that is open: it reads a snapshot and its own changes, which nobody else sees before the commit. */
export interface Transaction {
  readonly id: TransactionId
  readonly view: View
  /** Takes a change into the transaction. Refuses with CONFLICT when somebody else was first, and DUPLICATE_KEY. */
  put(change: Change): void
  /** What the commit must write. */
  changes(): Change[]
}

export interface Transactions {
  begin(): Transaction
  /** Refuses with NO_TRANSACTION when it is unknown, ended or older than 30 seconds. */
  get(id: TransactionId): Transaction
  end(transaction: Transaction): void
  endAll(): void
  /** The transaction that holds something which a plain change needs. */
  holderOf(change: Change): Transaction | undefined
  /** Resolves when a transaction is over, be it by its age. */
  whenOver(transaction: Transaction): Promise<void>
  /** Notes changes that are on disk now, since a transaction that began before may not write what they wrote. */
  committed(changes: readonly Change[]): void
}

interface Open extends Transaction {
  readonly begunAt: number
  readonly snapshot: Snapshot
  readonly held: Set<LockName>
  readonly over: Promise<void>
  settle(): void
}

/** The clock may be a virtual one that somebody moves: while a write waits, the age of transactions is looked at this often. */
const LOOK_AT_AGES_EVERY_MS = 20

/** Snapshot isolation, first writer wins at the operation. `now` is in epoch milliseconds. */
export function createTransactions(snapshots: SnapshotPool, now: () => number): Transactions {
  const open = new Map<TransactionId, Open>()
  const holders = new Map<LockName, Open>()
  /** When each key was last written, in commits since the start; kept only while a transaction could care. */
  const lastWritten = new Map<LockName, number>()
  let commits = 0

  return {
    begin() {
      endExpired()
      const transaction = create()
      open.set(transaction.id, transaction)
      return transaction
    },
    get(id) {
      endExpired()
      const transaction = open.get(id)
      if (transaction === undefined) throw new StoreError('NO_TRANSACTION', `no open transaction ${id}`)
      return transaction
    },
    end(transaction) {
      const found = open.get(transaction.id)
      if (found !== undefined) end(found)
    },
    endAll() {
      for (const transaction of [...open.values()]) end(transaction)
    },
    holderOf(change) {
      if (holders.size === 0) return undefined
      endExpired()
      for (const name of locksOf(change)) {
        const holder = holders.get(name)
        if (holder !== undefined) return holder
      }
      return undefined
    },
    async whenOver(transaction) {
      const ages = setInterval(endExpired, LOOK_AT_AGES_EVERY_MS)
      await open.get(transaction.id)?.over
      clearInterval(ages)
    },
    committed(changes) {
      commits++
      if (open.size === 0) return
      for (const change of changes) for (const name of locksOf(change)) lastWritten.set(name, commits)
    },
  }

  function endExpired(): void {
    const oldest = now() - TRANSACTION_LIFE_MS
    for (const transaction of [...open.values()]) if (transaction.begunAt < oldest) end(transaction)
  }

  function end(transaction: Open): void {
    open.delete(transaction.id)
    for (const name of transaction.held) holders.delete(name)
    if (open.size === 0) lastWritten.clear()
    transaction.snapshot.release()
    transaction.settle()
  }

  function create(): Open {
    const snapshot = snapshots.take()
    const begunAfter = commits
    const overlay = new Map<LockName, Change>()
    /** Who has a unique key in this transaction's eyes, where that differs from the snapshot: a document's lock, or nobody. */
    const owners = new Map<LockName, LockName | undefined>()
    const held = new Set<LockName>()
    let settle = (): void => {}
    const over = new Promise<void>((resolve) => {
      settle = resolve
    })
    const transaction: Open = {
      id: randomUUID(),
      begunAt: now(),
      snapshot,
      held,
      over,
      settle: () => settle(),
      view: { reader: snapshot.reader, overlaid: (collection) => overlaidIn(overlay, collection) },
      put(change) {
        for (const name of locksOf(change)) lock(name)
        const document = documentLock(change)
        refuseDuplicate(change, document)
        noteOwners(change, document)
        const first = overlay.get(document)
        overlay.set(
          document,
          first === undefined ? change : changeOf(change.collection, first.record, first.before, change.after),
        )
      },
      changes: () => [...overlay.values()].filter(({ before, after }) => before !== undefined || after !== undefined),
    }
    return transaction

    function lock(name: LockName): void {
      const holder = holders.get(name)
      if (holder === transaction) return
      if (holder !== undefined || (lastWritten.get(name) ?? 0) > begunAfter) {
        throw new StoreError('CONFLICT', 'another write to the same document or unique key came first')
      }
      holders.set(name, transaction)
      held.add(name)
    }

    function refuseDuplicate({ collection, record, before, after, keys }: Change, document: LockName): void {
      if (after === undefined) return
      for (const { index, added } of keys) {
        if (!index.spec.unique) continue
        for (const key of added) {
          const name = lockName(index.number, key)
          const owner = owners.get(name)
          const taken = owners.has(name)
            ? owner !== undefined && (owner !== document || before === undefined)
            : isOther(snapshot.reader.owner(index, key), record)
          if (taken) throw duplicateKey(collection, index, after)
        }
      }
    }

    function noteOwners({ keys }: Change, document: LockName): void {
      for (const { index, removed, added } of keys) {
        if (!index.spec.unique) continue
        for (const key of removed) owners.set(lockName(index.number, key), undefined)
        for (const key of added) owners.set(lockName(index.number, key), document)
      }
    }
  }
}

function isOther(owner: number | undefined, record: number | undefined): boolean {
  return owner !== undefined && owner !== record
}

function overlaidIn(overlay: ReadonlyMap<LockName, Change>, collection: Collection): Overlaid[] {
  const own: Overlaid[] = []
  for (const change of overlay.values()) if (change.collection === collection) own.push(change)
  return own
}
