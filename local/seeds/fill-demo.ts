import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Document } from '../cloud/seams'
import { controlAt } from '../control-client'
import { buildBundles } from '../in-process/build-bundles'
import type { Bundles } from '../in-process/functions'
import { REPOSITORY } from '../repository'
import { type DemoDocuments, liveDemo } from './demo'

const KEPT = path.join(REPOSITORY, 'dist/demo')

/** Of other hours and other functions: another checkout of the sources may have been here a moment ago. */
const FILES_KEPT = 3

/** Documents that one call puts in. */
const BATCH = 1000

type OnStep = (done: number, of: number) => void
type Change = (demo: DemoDocuments) => DemoDocuments

const HOUR_MS = 60 * 60 * 1000

/** Fills an empty cloud with the demo up to this hour. Living it takes some seconds; what came of it is kept, and taken again for
 *  as long as the hour, the functions and the demo's own sources are the same. `change` makes something else of it first. */
export async function fillDemo(
  controlUrl: string,
  onStep: OnStep = () => {},
  change: Change = (demo) => demo,
): Promise<void> {
  const control = controlAt(controlUrl)
  const { now } = await control.get<{ now: number }>('clock')
  const { documents, wechat } = change(await demoOf(Math.floor(now / HOUR_MS) * HOUR_MS, onStep))
  const put = async (memory: 'documents' | 'wechat', collection: string, all: readonly Document[]) => {
    for (let from = 0; from < all.length; from += BATCH)
      await control.post('documents', { memory, collection, documents: all.slice(from, from + BATCH) })
  }
  for (const [collection, all] of Object.entries(documents)) await put('documents', collection, all)
  for (const collection of ['orders', 'refunds']) await put('wechat', collection, wechat[collection] ?? [])
  for (const { openid, templateId, isUsed } of wechat.quotas ?? [])
    if (isUsed === false) await control.post('subscribe', { openid, templateId, count: 1 })
}

async function demoOf(until: number, onStep: OnStep): Promise<DemoDocuments> {
  const bundles = await buildBundles()
  const file = path.join(KEPT, `${await keyOf(bundles, until)}.json.gz`)
  if (existsSync(file)) return JSON.parse(gunzipSync(await readFile(file)).toString()) as DemoDocuments
  const lived = await liveDemo({ bundles, until, onStep })
  await keep(file, lived)
  return lived
}

/** Whole or not at all: two may be living it at once. */
async function keep(file: string, lived: DemoDocuments): Promise<void> {
  await mkdir(KEPT, { recursive: true })
  const earlier = await newestFirst()
  const fresh = `${file}.${process.pid}`
  await writeFile(fresh, gzipSync(JSON.stringify(lived), { level: 1 }))
  await rename(fresh, file)
  for (const name of earlier.slice(FILES_KEPT)) await rm(path.join(KEPT, name), { force: true })
}

async function newestFirst(): Promise<string[]> {
  const names = await readdir(KEPT)
  const aged = await Promise.all(
    names.map(async (name) => [name, (await stat(path.join(KEPT, name))).mtimeMs] as const),
  )
  return aged.sort((a, b) => b[1] - a[1]).map(([name]) => name)
}

async function keyOf(bundles: Bundles, until: number): Promise<string> {
  const hash = createHash('sha256').update(String(until))
  for (const [name, { code }] of Object.entries(bundles).sort()) hash.update(name).update(code)
  for (const folder of ['local/seeds', 'local/in-process']) {
    const names = await readdir(path.join(REPOSITORY, folder), { recursive: true })
    for (const name of names.filter((each) => each.endsWith('.ts')).sort())
      hash.update(await readFile(path.join(REPOSITORY, folder, name)))
  }
  return hash.digest('hex').slice(0, 24)
}
