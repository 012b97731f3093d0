import { chanceOf } from '../chance'
import type { Document } from '../cloud/seams'
import { WECHAT_COLLECTIONS } from '../cloud/wechat/wechat-state'
import { functionEnvironment } from '../function-environment'
import { collectionSpecs } from '../in-process/build-bundles'
import { type Bundles, loadFunctions } from '../in-process/functions'
import { InProcessCloud } from '../in-process/in-process-cloud'
import { inProcessControl } from '../in-process/in-process-control'
import { type MemoryStore, memoryStore } from '../in-process/memory-store'
import { clockTimes, crowdSteps } from './crowd/crowd-steps'
import { DAYS } from './crowd/life'
import { memberDays } from './member-days'
import { namedSteps } from './named-steps'
import { SHENLAN } from './people'
import { runClock, type Step } from './step'
import { storefront } from './storefront'

const DAY_MS = 24 * 60 * 60 * 1000

/** The year in which it was made up. */
const SEED = 2026

/** Of the clock, until nothing waits. */
const LAST_RUNS = 4

/** Documents by collection: of the functions, and what WeChat itself remembers. */
export interface DemoDocuments {
  readonly documents: Readonly<Record<string, readonly Document[]>>
  readonly wechat: Readonly<Record<string, readonly Document[]>>
}

export interface Living {
  readonly bundles: Bundles
  readonly until: number
  /** Hears how far it is. */
  readonly onStep: (done: number, of: number) => void
}

/** Ninety days of 棉朵, lived by the shipped functions inside this process: the stores and their clerks, the named people, four
 *  hundred others, a member day each week. The same for the same instant. */
export async function liveDemo({ bundles, until, onStep }: Living): Promise<DemoDocuments> {
  const cloud = await openCloud(bundles, until - (DAYS + 2) * DAY_MS)
  const control = inProcessControl(cloud)
  const steps = [
    ...storefront(until),
    ...memberDays(until),
    ...namedSteps(until),
    ...crowdSteps(until, chanceOf(SEED)),
    ...clockTimes(until).map((at): Step => ({ at, run: runClock })),
  ].sort((a, b) => a.at - b.at)
  for (const [done, { at, run }] of steps.entries()) {
    await control.post('clock', { now: Math.round(at) })
    await run(control)
    onStep(done + 1, steps.length)
  }
  // What happened last is carried, counted and told as well.
  await control.post('clock', { now: until })
  for (let run = 0; run < LAST_RUNS; run++) await runClock(control)
  const [unprovoked] = cloud.unprovoked
  if (unprovoked !== undefined) throw new Error(`the demo met a fault: ${unprovoked}`)
  return { documents: allIn(cloud.documents), wechat: allIn(cloud.wechat) }
}

async function openCloud(bundles: Bundles, startsAt: number): Promise<InProcessCloud> {
  const empty = { now: () => startsAt, choose: () => 0 }
  return new InProcessCloud({
    functions: loadFunctions(bundles, functionEnvironment(SHENLAN.openid)),
    documents: memoryStore({ collections: await collectionSpecs(), ...empty }),
    wechat: memoryStore({ collections: WECHAT_COLLECTIONS, ...empty }),
    startsAt,
    random: chanceOf(SEED).next,
    // What a clock has to do in one of the demo's runs is what it has to do in an hour.
    slow: 0,
  })
}

function allIn(store: MemoryStore): Record<string, readonly Document[]> {
  const all = { limit: Number.MAX_SAFE_INTEGER }
  return Object.fromEntries(store.collectionNames().map((name) => [name, store.find(name, all)]))
}
