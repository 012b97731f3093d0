import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Index, Timer } from './brand-cloud'

/** What a deployment brings about, in this order: nothing that runs finds anything missing that it needs. */
export interface Plan {
  readonly collections: ReadonlyArray<{ readonly name: string; readonly indexes: readonly Index[] }>
  readonly functions: readonly PlannedFunction[]
}

export interface PlannedFunction {
  readonly name: string
  readonly folder: string
  readonly timeoutSeconds: number
  readonly timers: readonly Timer[]
  /** Open APIs that its config.json asks WeChat to permit. */
  readonly openApis: readonly string[]
}

/** CloudBase's own default, where config.json names none. */
const DEFAULT_SECONDS = 3

/** Reads from the repository what has to be there. `built`: where the bundled functions lie. The clock comes last: once it
 *  runs, everything it looks at is there. */
export function planDeployment({ collectionsFile, built }: { collectionsFile: string; built: string }): Plan {
  const collections = JSON.parse(readFileSync(collectionsFile, 'utf8')) as Record<string, { indexes: Index[] }>
  const functions = readdirSync(built).map((name) => {
    const folder = path.join(built, name)
    const { timeout = DEFAULT_SECONDS, triggers = [], permissions = { openapi: [] } } = configIn(folder)
    return { name, folder, timeoutSeconds: timeout, timers: triggers, openApis: permissions.openapi }
  })
  return {
    collections: Object.entries(collections).map(([name, { indexes }]) => ({ name, indexes })),
    functions: functions.sort((a, b) => a.timers.length - b.timers.length || (a.name < b.name ? -1 : 1)),
  }
}

interface Config {
  readonly timeout?: number
  readonly triggers?: readonly Timer[]
  readonly permissions?: { readonly openapi: readonly string[] }
}

function configIn(folder: string): Config {
  const file = path.join(folder, 'config.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}
