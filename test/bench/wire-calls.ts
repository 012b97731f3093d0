import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFunctions, FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from '../../local/build/functions'
import { startCloud } from '../../local/cloud/start-cloud'
import { type Control, controlAt } from '../../local/control-client'
import type { Row } from './report'

interface Budget {
  readonly name: 'member' | 'behaviour'
  readonly action: string
  readonly input?: object
  readonly budget: number
}

const HUNDRED_EVENTS = Array.from({ length: 100 }, (_, at) => ({ kind: 'view', page: 'pages/check-in/check-in', at }))

/** Wire calls before the reply, by action, and the most there may be. Counts, so the machine does not matter. */
const BUDGETS: readonly Budget[] = [
  { name: 'member', action: 'home', budget: 3 },
  { name: 'member', action: 'checkIn', budget: 2 },
  { name: 'member', action: 'calendar', input: { month: '2026-11' }, budget: 2 },
  { name: 'member', action: 'statement', budget: 2 },
  { name: 'behaviour', action: 'record', input: { events: HUNDRED_EVENTS }, budget: 2 },
  { name: 'member', action: 'tags', budget: 2 },
  { name: 'member', action: 'rewards', budget: 3 },
]

export async function wireCalls(): Promise<Row[]> {
  await buildFunctions()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'member-day-bench-'))
  const cloud = await startCloud({
    dataDir,
    port: 0,
    functionsDir: FUNCTIONS_BUILT,
    collectionsFile: path.join(FUNCTIONS_SOURCE, 'collections.json'),
  })
  try {
    const control = controlAt(cloud.control)
    await ask(control, 'member', 'join', {})
    const rows: Row[] = []
    for (const { name, action, input = {}, budget } of BUDGETS) {
      await control.post('counters/reset', {})
      await ask(control, name, action, input)
      const counters = await control.get<Record<string, { actions: Record<string, number> }>>('counters')
      const figure = Object.values(counters[name]?.actions ?? {}).reduce((sum, calls) => sum + calls, 0)
      rows.push({ what: `${name}.${action}`, figure, unit: 'wire calls', budget, ok: figure <= budget })
    }
    return rows
  } finally {
    await cloud.close()
    await rm(dataDir, { recursive: true })
  }
}

async function ask(control: Control, name: string, action: string, input: object): Promise<void> {
  const data = { action, requestId: randomUUID(), input }
  const { result } = await control.post<{ result: { ok: boolean } }>('call', {
    openid: 'o_bench',
    name,
    data,
  })
  if (!result.ok) throw new Error(`${action}: ${JSON.stringify(result)}`)
}
