import { createReadStream, existsSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { CollectionSpecs, Document, DocumentStore } from '../cloud/seams'

const BATCH = 500

/** Reads what CloudBase's console exports of each collection, one JSON document a line in `members.json` and so on, into an
 *  empty store. A collection without a file is empty; one whose line is no document rejects with its place. */
export async function importExport(folder: string, collections: CollectionSpecs, store: DocumentStore): Promise<void> {
  if (!existsSync(path.join(folder, 'members.json'))) throw new Error(`${folder} 里没有 members.json`)
  for (const name of Object.keys(collections)) {
    const file = path.join(folder, `${name}.json`)
    if (existsSync(file)) await importFile(file, name, store)
  }
}

async function importFile(file: string, name: string, store: DocumentStore): Promise<void> {
  let batch: Document[] = []
  let number = 0
  for await (const line of createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    number++
    if (line.trim() === '') continue
    batch.push(documentIn(line, `${path.basename(file)} 第 ${number} 行`))
    if (batch.length === BATCH) {
      await store.insert(name, batch)
      batch = []
    }
  }
  if (batch.length > 0) await store.insert(name, batch)
}

function documentIn(line: string, place: string): Document {
  try {
    const document: unknown = JSON.parse(line)
    if (typeof document === 'object' && document !== null && '_id' in document) return document as Document
  } catch {
    // It is said below, with its place.
  }
  throw new Error(`${place}不是一份文档`)
}
