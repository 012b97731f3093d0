import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { newMember } from '../../cloudfunctions/domain/member/member'
import { FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from '../../local/build/functions'
import type { Document } from '../../local/cloud/seams'
import { startCloud } from '../../local/cloud/start-cloud'
import { openStore } from '../../local/cloud/store/open-store'
import { type Control, controlAt } from '../../local/control-client'
import { collectionSpecs } from '../../local/in-process/build-bundles'
import { ratioRow } from './budgets'
import { median, type Row } from './report'

const NOW = Date.parse('2026-11-24T08:00:00.000+08:00')
const DUE = 1000
const BATCH = 1000
/** The clock takes two hundred dues a run. */
const MOST_RUNS = 8
const WAVE_MS = 10 * 60_000

export interface ClockCost {
  readonly members: number
  /** To work off a thousand dues. */
  readonly ms: number
}

/** What the clock costs when a thousand of so many members have points that are about to end. Waves of them come due in clouds
 *  of each size in turn, so that other work on the machine meets them all; the medians are compared. */
export async function clockRows(
  sizes: readonly number[],
  waves: number,
): Promise<{ readonly rows: Row[]; readonly costs: ClockCost[] }> {
  const clouds: SizedCloud[] = []
  try {
    for (const members of sizes) clouds.push(await cloudOf(members, waves))
    const times = clouds.map((): number[] => [])
    // The first wave loads the functions.
    for (let wave = 0; wave < waves; wave++)
      for (const [place, { control }] of clouds.entries()) {
        const ms = await workOff(control, wave)
        if (wave > 0) times[place]?.push(ms)
      }
    const costs = sizes.map((members, place) => ({ members, ms: median(times[place] ?? []) }))
    return { rows: rowsOf(costs), costs }
  } finally {
    for (const { close } of clouds) await close()
  }
}

function rowsOf(costs: readonly ClockCost[]): Row[] {
  const floor = costs.find(({ members }) => members === 10_000)?.ms ?? Number.NaN
  const larger = costs.filter(({ members }) => members > 10_000)
  return larger.map(({ members, ms }) => {
    const what = `1,000 due among ${members.toLocaleString('en')} members beside 10,000`
    return ratioRow({ what, figure: ms, floor, unit: 'ms' })
  })
}

interface SizedCloud {
  readonly control: Control
  close(): Promise<void>
}

async function cloudOf(members: number, waves: number): Promise<SizedCloud> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'member-day-clock-'))
  await fill(path.join(dataDir, 'documents'), members, waves)
  const cloud = await startCloud({
    dataDir,
    port: 0,
    functionsDir: FUNCTIONS_BUILT,
    collectionsFile: path.join(FUNCTIONS_SOURCE, 'collections.json'),
  })
  const control = controlAt(cloud.control)
  // Before anything is due, and standing still: its own timers have nothing to do.
  await control.post('clock', { now: NOW - WAVE_MS, timers: false })
  return {
    control,
    close: async () => {
      await cloud.close()
      await rm(dataDir, { recursive: true })
    },
  }
}

async function workOff(control: Control, wave: number): Promise<number> {
  await control.post('clock', { now: NOW + wave * WAVE_MS + 1, timers: false })
  const call = { name: 'clock', data: {}, source: 'wx_trigger' }
  const started = performance.now()
  let told = 0
  for (let run = 0; run < MOST_RUNS && told < DUE; run++) {
    const { result } = await control.post<{ result: { did: Record<string, number> } }>('call', call)
    told += result.did.noticeExpiring ?? 0
  }
  if (told !== DUE) throw new Error(`${told} of ${DUE} were told`)
  return performance.now() - started
}

/** The documents are written past the wire: what is measured is the clock, not how they came there. */
async function fill(dataDir: string, members: number, waves: number): Promise<void> {
  const store = openStore({ dataDir, collections: await collectionSpecs(), now: () => NOW })
  for (let first = 0; first < members; first += BATCH) {
    await store.insert(
      'members',
      Array.from({ length: Math.min(BATCH, members - first) }, (_, next) => memberAt(first + next)),
    )
  }
  for (let wave = 0; wave < waves; wave++)
    await store.insert(
      'dues',
      Array.from({ length: DUE }, (_, place) => dueAt((place * members) / DUE, wave)),
    )
  store.close()
}

const EXPIRES_AT = Date.parse('2026-12-08T00:00:00.000+08:00')

function memberAt(place: number): Document {
  const member = newMember({ memberNo: String(100_000_000_000 + place), accountId: `a${place}`, now: NOW - 1000 })
  const points = { ...member.points, lots: [{ id: '2026-12', left: 50, expiresAt: EXPIRES_AT }] }
  return { _id: `o_bench_${place}`, version: 1, ...member, points, answered: [], outbox: [] }
}

function dueAt(place: number, wave: number): Document {
  return {
    _id: `a${place}-${wave}`,
    at: NOW + wave * WAVE_MS,
    kind: 'lotExpiring',
    accountId: `a${place}`,
    lotId: '2026-12',
  }
}
