import { parentPort, workerData } from 'node:worker_threads'
import type { CollectionSpecs } from '../../../local/cloud/seams'
import type { Bundles } from '../../../local/in-process/functions'
import type { Broken } from '../invariants'
import { type Script, scriptOf } from '../script'
import { type Shrunk, shrink } from '../shrink'
import { openTheatre } from './theatre'

export interface WorkerStart {
  readonly bundles: Bundles
  readonly collections: CollectionSpecs
}

/** What a worker is asked for: some seeds, one script, or the shortest script that breaks as a seed does. */
export type Order =
  | { readonly ask: 'seeds'; readonly from: number; readonly count: number }
  | { readonly ask: 'script'; readonly script: Script }
  | { readonly ask: 'shrink'; readonly seed: number }

export type Delivery =
  /** The worlds that were played, up to the first that broke. */
  | { readonly worlds: number; readonly failed?: { readonly seed: number; readonly broken: Broken } }
  | { readonly broken: Broken | null }
  | Shrunk

const MOST_PLAYS = 4000

const { bundles, collections } = workerData as WorkerStart
const port = parentPort
if (port === null) throw new Error('the simulator runs in a worker thread')
const opening = openTheatre(bundles, collections)

port.on('message', (order: Order) => {
  void answer(order).then((delivery) => port.postMessage(delivery))
})

async function answer(order: Order): Promise<Delivery> {
  const theatre = await opening
  if (order.ask === 'script') return { broken: await theatre.play(order.script) }
  if (order.ask === 'shrink') {
    const script = scriptOf(order.seed)
    const broken = await theatre.play(script)
    if (broken === null) throw new Error(`seed ${order.seed} breaks nothing any more`)
    return shrink({ script, broken }, (shorter) => theatre.play(shorter), MOST_PLAYS)
  }
  for (let place = 0; place < order.count; place++) {
    const seed = order.from + place
    const broken = await theatre.play(scriptOf(seed))
    if (broken !== null) return { worlds: place + 1, failed: { seed, broken } }
  }
  return { worlds: order.count }
}
