import path from 'node:path'
import type { IndexSpec } from '../../../local/cloud/seams'
import { RECORDS_PER_COLLECTION } from '../../../local/cloud/store/catalog'
import { fromText } from '../../../local/cloud/store/document-text'
import { indexKeys } from '../../../local/cloud/store/index-keys'
import { bytesOf, numberOf, openConnection, textOf } from '../../../local/cloud/store/sqlite'

/** Every index entry that is on disk without its document wanting it, or wanted by a document without being there. */
export function disagreements(dataDir: string): string[] {
  const inspector = openInspector(dataDir)
  const found = inspector.disagreements()
  inspector.close()
  return found
}

/** Looks at the files of a store beside it. */
export function openInspector(dataDir: string): { disagreements(): string[]; close(): void } {
  const connection = openConnection(path.join(dataDir, 'store.sqlite'), { readOnly: true })
  const allIndexes = connection.prepare('SELECT number, collection, spec, multikey FROM indexes')
  const allDocuments = connection.prepare('SELECT record, body FROM documents')
  const allEntries = connection.prepare('SELECT index_number, key, record FROM entries')
  return {
    close: () => connection.close(),
    disagreements() {
      const wanted = new Set<string>()
      const indexes = allIndexes.all()
      for (const [record, body] of allDocuments.all()) {
        const document = fromText(textOf(body))
        const collection = Math.floor(numberOf(record) / RECORDS_PER_COLLECTION)
        for (const [number, owner, text, multikey] of indexes) {
          if (owner !== collection) continue
          const spec: IndexSpec = JSON.parse(textOf(text))
          const found = indexKeys(spec, document)
          for (const key of found.keys) wanted.add(`${number} ${key.toString('hex')} ${record}`)
          if (found.multikey && multikey !== 1) wanted.add(`index ${spec.name} is not known to have arrays`)
        }
      }
      const there = allEntries
        .all()
        .map(([number, key, record]) => `${number} ${bytesOf(key).toString('hex')} ${record}`)
      const present = new Set(there)
      const missing = [...wanted].filter((entry) => !present.has(entry))
      return [
        ...missing.map((entry) => `missing: ${entry}`),
        ...there.filter((entry) => !wanted.has(entry)).map((entry) => `stray: ${entry}`),
      ]
    },
  }
}
