import { once } from 'node:events'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import { collectionSpecs } from '../../local/in-process/build-bundles'
import type { Bundles } from '../../local/in-process/functions'
import { REPOSITORY } from '../../local/repository'
import type { Delivery, Order } from './in-process/worker'
import type { Broken } from './invariants'
import type { Script } from './script'
import type { Shrunk } from './shrink'

/** Seeds that one worker gets at a time. */
const SHARE = 20

export interface Searched {
  readonly worlds: number
  /** The lowest seed that broke among those that were played. */
  readonly failed: { readonly seed: number; readonly broken: Broken } | null
}

/** Threads that play worlds of one build. */
export interface Crew {
  /** Plays seeds until one breaks. */
  search(seeds: { from: number; count: number }, onPlayed?: (worlds: number) => void): Promise<Searched>
  play(script: Script): Promise<Broken | null>
  shrink(seed: number): Promise<Shrunk>
  dismiss(): Promise<void>
}

let program: Promise<string> | undefined

export async function hire(bundles: Bundles, threads: number): Promise<Crew> {
  program ??= workerProgram()
  const [code, collections] = await Promise.all([program, collectionSpecs()])
  const workers = Array.from(
    { length: threads },
    () => new Worker(code, { eval: true, workerData: { bundles, collections } }),
  )
  const [first] = workers
  if (first === undefined) throw new Error('nobody to play')

  return {
    async search({ from, count }, onPlayed = () => undefined) {
      let next = from
      let worlds = 0
      const broke: Array<NonNullable<Searched['failed']>> = []
      const playing = workers.map(async (worker) => {
        while (next < from + count && broke.length === 0) {
          const share = { from: next, count: Math.min(SHARE, from + count - next) }
          next += share.count
          const played = (await asked(worker, { ask: 'seeds', ...share })) as Extract<Delivery, { worlds: number }>
          worlds += played.worlds
          onPlayed(played.worlds)
          if (played.failed !== undefined) broke.push(played.failed)
        }
      })
      await Promise.all(playing)
      const [failed = null] = broke.sort((a, b) => a.seed - b.seed)
      return { worlds, failed }
    },
    play: async (script) => ((await asked(first, { ask: 'script', script })) as { broken: Broken | null }).broken,
    shrink: async (seed) => (await asked(first, { ask: 'shrink', seed })) as Shrunk,
    dismiss: async () => {
      await Promise.all(workers.map((worker) => worker.terminate()))
    },
  }
}

/** One order at a time. */
async function asked(worker: Worker, order: Order): Promise<Delivery> {
  const answered = once(worker, 'message')
  worker.postMessage(order)
  const [delivery] = await answered
  return delivery as Delivery
}

/** The simulator in one file: a thread cannot load TypeScript. */
async function workerProgram(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path.join(REPOSITORY, 'test/faults/in-process/worker.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}
