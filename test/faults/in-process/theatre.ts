import { chanceOf } from '../../../local/chance'
import type { CollectionSpecs } from '../../../local/cloud/seams'
import { WECHAT_COLLECTIONS } from '../../../local/cloud/wechat/wechat-state'
import { functionEnvironment } from '../../../local/function-environment'
import { type Bundles, loadFunctions } from '../../../local/in-process/functions'
import { InProcessCloud } from '../../../local/in-process/in-process-cloud'
import { memoryStore } from '../../../local/in-process/memory-store'
import { OPERATOR, type Scenery } from '../company'
import { type Broken, firstBroken } from '../invariants'
import { endingOf, pathOf, play, shelvesOf } from '../play'
import { putUp, STARTS_AT } from '../scenery'
import type { Script } from '../script'

/** How likely a call waits for others now and then. */
const SLOW = 0.2

/** Where scripts are played inside one process, one after another, each in a world of its own. */
export interface Theatre {
  /** What is broken at the end of a script; null when everything holds. `lines` gets what the functions logged. */
  play(script: Script, lines?: string[]): Promise<Broken | null>
  /** A world with the scenery put up, to do with as one likes. */
  world(order: number): { readonly cloud: InProcessCloud; readonly scenery: Scenery }
}

/** Loads a build once and puts the scenery up once: every script begins from the same documents. */
export async function openTheatre(bundles: Bundles, collections: CollectionSpecs): Promise<Theatre> {
  const functions = loadFunctions(bundles, functionEnvironment(OPERATOR))
  const empty = { now: () => STARTS_AT, choose: () => 0 }
  const cloudOf = (from: Pick<InProcessCloud, 'documents' | 'wechat'>, startsAt: number, order: number) =>
    new InProcessCloud({ functions, startsAt, random: chanceOf(order).next, slow: SLOW, ...pick(from) })

  const bare = {
    documents: memoryStore({ collections, ...empty }),
    wechat: memoryStore({ collections: WECHAT_COLLECTIONS, ...empty }),
  }
  const set = cloudOf(bare, STARTS_AT, 0)
  const putting = putUp(set)
  await set.settle()
  const scenery: Scenery = await putting
  const startsAt = set.now()

  const world = (order: number) => ({ cloud: cloudOf(set, startsAt, order), scenery })
  return {
    world,
    async play(script, lines = []) {
      const { cloud } = world(script.order)
      const company = await play(script, cloud, scenery)
      const shelves = await shelvesOf(company)
      lines.push(...cloud.log)
      const [unprovoked] = cloud.unprovoked
      if (unprovoked !== undefined) return { invariant: 'nothingFailsByItself', fault: unprovoked }
      const { documents: store, wechat } = cloud
      const files = {
        textOf: (fileId: string) => cloud.files.get(pathOf(fileId)) ?? null,
        all: () => [...cloud.files.values()],
      }
      return firstBroken({ ...endingOf(company), shelves, store, wechat, files, order: script.order, now: cloud.now() })
    },
  }
}

const pick = ({ documents, wechat }: Pick<InProcessCloud, 'documents' | 'wechat'>) => ({ documents, wechat })
