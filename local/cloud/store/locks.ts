import type { Change } from './change'
import { encodeValue } from './key-encoding'

/** Names one key of one unique index. A document is locked by its key in `_id_`. */
export type LockName = string

export function lockName(indexNumber: number, key: Buffer): LockName {
  return `${indexNumber}:${key.toString('latin1')}`
}

/** What a change must hold alone: the document itself, and every unique key that it takes or gives up. */
export function locksOf(change: Change): LockName[] {
  const names = change.keys.flatMap(({ index, removed, added }) =>
    index.spec.unique ? [...removed, ...added].map((key) => lockName(index.number, key)) : [],
  )
  return [documentLock(change), ...names]
}

export function documentLock({ collection, before, after }: Pick<Change, 'collection' | 'before' | 'after'>): LockName {
  return lockName(collection.byId.number, encodeValue((before ?? after)?._id, 1))
}
