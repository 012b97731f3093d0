import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFunctions, FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from '../../local/build/functions'
import { startCloud } from '../../local/cloud/start-cloud'
import { type Control, controlAt } from '../../local/control-client'
import type { Row } from './report'

/** Wire calls before the reply, by action of `member`, and the most there may be. Counts, so the machine does not matter. */
const BUDGETS: ReadonlyArray<{ readonly action: string; readonly input?: object; readonly budget: number }> = [
  { action: 'home', budget: 3 },
  { action: 'checkIn', budget: 2 },
  { action: 'calendar', input: { month: '2026-11' }, budget: 2 },
  { action: 'statement', budget: 2 },
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
    await ask(control, 'join', {})
    const rows: Row[] = []
    for (const { action, input = {}, budget } of BUDGETS) {
      await control.post('counters/reset', {})
      await ask(control, action, input)
      const counters = await control.get<{ member: { actions: Record<string, number> } }>('counters')
      const figure = Object.values(counters.member.actions).reduce((sum, calls) => sum + calls, 0)
      rows.push({ what: `member.${action}`, figure, unit: 'wire calls', budget, ok: figure <= budget })
    }
    return rows
  } finally {
    await cloud.close()
    await rm(dataDir, { recursive: true })
  }
}

async function ask(control: Control, action: string, input: object): Promise<void> {
  const data = { action, requestId: randomUUID(), input }
  const { result } = await control.post<{ result: { ok: boolean } }>('call', {
    openid: 'o_bench',
    name: 'member',
    data,
  })
  if (!result.ok) throw new Error(`${action}: ${JSON.stringify(result)}`)
}
