import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { IndexSpec, TextStore } from '../../../local/cloud/seams'
import { openStore, type StoreOptions } from '../../../local/cloud/store/open-store'

/** A store in a folder of its own, that can be opened again. */
export interface TemporaryStore {
  store: TextStore
  readonly dataDir: string
  /** Closes the store and opens what it left, with other options where given. */
  reopen(options?: Partial<StoreOptions>): TextStore
  remove(): void
}

export function openTemporary(options: Partial<StoreOptions> = {}): TemporaryStore {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'store-'))
  let close = () => {}
  const temporary: TemporaryStore = {
    store: open({}),
    dataDir,
    reopen(more = {}) {
      close()
      temporary.store = open(more)
      return temporary.store
    },
    remove() {
      close()
      rmSync(dataDir, { recursive: true })
    },
  }
  return temporary

  function open(more: Partial<StoreOptions>): TextStore {
    const store = openStore({ dataDir, collections: {}, now: () => 0, ...options, ...more })
    close = () => {
      store.close()
      close = () => {}
    }
    return store
  }
}

export function indexOn(...fields: string[]): IndexSpec {
  return {
    name: fields.join('_'),
    fields: fields.map((field) => (field.startsWith('-') ? [field.slice(1), -1] : [field, 1])),
  }
}
