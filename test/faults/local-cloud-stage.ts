import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from '../../local/build/functions'
import { startCloud } from '../../local/cloud/start-cloud'
import { openStore } from '../../local/cloud/store/open-store'
import { WECHAT_COLLECTIONS } from '../../local/cloud/wechat/wechat-state'
import { controlAt } from '../../local/control-client'
import { functionEnvironment } from '../../local/function-environment'
import { collectionSpecs } from '../../local/in-process/build-bundles'
import type { PlannedFault } from '../../local/in-process/fate'
import type { Stage } from '../../local/in-process/stage'
import { OPERATOR } from './company'
import { type Broken, firstBroken } from './invariants'
import { endingOf, type Files, pathOf, play, shelvesOf } from './play'
import { putUp, STARTS_AT } from './scenery'
import type { Script } from './script'

/** Longer would only keep a test waiting: here a delay is real time. */
const LONGEST_DELAY_MS = 30

/**
 * Plays a script with the shipped bundles in worker threads, through the real SDK, against the local cloud on disk. Turns come
 * in the order of the machine, so a script that breaks here may need several plays to break again. `dist/` has to be built.
 */
export async function playInLocalCloud(script: Script): Promise<Broken | null> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'member-day-faults-'))
  const cloud = await startCloud({
    dataDir,
    port: 0,
    functionsDir: FUNCTIONS_BUILT,
    collectionsFile: path.join(FUNCTIONS_SOURCE, 'collections.json'),
    templatesFile: path.join(FUNCTIONS_SOURCE, 'templates.json'),
    environment: functionEnvironment(OPERATOR),
  })
  try {
    const stage = stageAt(cloud.control)
    const { company, shelves } = await playOn(stage, script).finally(cloud.close)
    const { now } = stage
    const store = openStore({ dataDir: path.join(dataDir, 'documents'), collections: await collectionSpecs(), now })
    const wechat = openStore({ dataDir: path.join(dataDir, 'wechat'), collections: WECHAT_COLLECTIONS, now })
    try {
      const files = filesIn(path.join(dataDir, 'files'))
      return firstBroken({ ...endingOf(company), shelves, store, wechat, files, order: script.order, now: now() })
    } finally {
      store.close()
      wechat.close()
    }
  } finally {
    await rm(dataDir, { recursive: true })
  }
}

async function playOn(stage: Stage, script: Script) {
  await stage.setTime(STARTS_AT)
  const scenery = await putUp(stage)
  const company = await play(script, stage, scenery)
  return { company, shelves: await shelvesOf(company) }
}

/** As the local cloud's vault keeps them: under the digest of their path. */
function filesIn(dir: string): Files {
  const read = (name: string) => readFileSync(path.join(dir, name), 'utf8')
  return {
    textOf(fileId) {
      const name = createHash('sha256').update(pathOf(fileId)).digest('hex')
      return existsSync(path.join(dir, name)) ? read(name) : null
    },
    all: () => readdirSync(dir).map(read),
  }
}

function stageAt(url: string): Stage {
  const control = controlAt(url)
  let ahead = 0
  const planned: PlannedFault[] = []
  return {
    now: () => Date.now() + ahead,
    async setTime(instant) {
      ahead = instant - Date.now()
      // What struck nobody in its round is not left for the next.
      if (planned.length > 0) await control.post('faults', { plan: [] })
      planned.length = 0
      await control.post('clock', { now: instant, timers: false })
      // From here on it runs, so that calls come to lie on both sides of an edge.
      await control.post('clock', { advanceMs: 0, timers: false })
    },
    async call({ fate, ...call }) {
      await plan(fate?.faults ?? [])
      const { result, error } = await control.post<{ result?: unknown; error?: { message: string } }>('call', call)
      if (error !== undefined) throw new Error(error.message)
      return result
    },
    async pay({ fate, ...payment }) {
      await plan(fate.faults)
      return control.post('pay', payment)
    },
    accept: (openid, templateId) => control.post('subscribe', { openid, templateId, accepted: 1 }),
    phoneCode: async (phoneNumber) => (await control.post<{ code: string }>('phone-code', { phoneNumber })).code,
    settle: async () => undefined,
  }

  /** The cloud counts the calls of everybody: what is planned for one act strikes whoever makes that call of the round. */
  async function plan(faults: readonly PlannedFault[]): Promise<void> {
    const fresh = faults.filter((fault) => !planned.includes(fault))
    if (fresh.length === 0) return
    planned.push(...fresh)
    await control.post('faults', { plan: planned.map(asCloudFault) })
  }
}

const asCloudFault = ({ kind, nth, ms }: PlannedFault) => ({
  kind: kind === 'killAfter' ? 'kill' : kind,
  nth,
  ms: Math.min(ms, LONGEST_DELAY_MS),
})
