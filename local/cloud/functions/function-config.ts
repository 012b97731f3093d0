import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isObject } from '../http'
import { badConfig } from './call-error'

/** What a function's own config.json says, with the console's defaults for what it leaves out. */
export interface FunctionConfig {
  readonly timeoutMs: number
  readonly triggers: ReadonlyArray<{ readonly name: string; readonly cron: string }>
  /** Names of the open APIs that this function may call. */
  readonly openapi: readonly string[]
}

const DEFAULT_TIMEOUT_SECONDS = 3
const GREATEST_TIMEOUT_SECONDS = 60

// A name comes from callers; it must not walk out of the folder.
const NAME = /^[A-Za-z0-9][\w-]*$/

/** Names of the functions in a folder: every folder that looks like one. */
export function functionNames(functionsDir: string): string[] {
  if (!existsSync(functionsDir)) return []
  const looksLikeOne = (name: string) =>
    ['index.js', 'package.json'].some((file) => isFile(join(functionsDir, name, file)))
  return readdirSync(functionsDir).filter((name) => NAME.test(name) && looksLikeOne(name))
}

/** The file that a function starts from (`main` of its package.json, else index.js), or undefined when there is none.
 *  Throws `CallError` for a package.json that cannot be understood. */
export function entryFile(functionsDir: string, name: string): string | undefined {
  if (!NAME.test(name)) return undefined
  const dir = join(functionsDir, name)
  const { main } = readSettings(functionsDir, name, 'package.json')
  const candidates = [typeof main === 'string' ? join(dir, main) : undefined, join(dir, 'index.js')]
  return candidates.find((path) => path !== undefined && isFile(path))
}

/** Throws `CallError` when there is one that cannot be understood. */
export function readFunctionConfig(functionsDir: string, name: string): FunctionConfig {
  const config = readSettings(functionsDir, name, 'config.json')
  const { timeout = DEFAULT_TIMEOUT_SECONDS, triggers = [], permissions } = config
  if (typeof timeout !== 'number' || !(timeout > 0 && timeout <= GREATEST_TIMEOUT_SECONDS))
    throw badConfig(`${name}/config.json`, `timeout 必须大于 0、不超过 ${GREATEST_TIMEOUT_SECONDS} 秒`)
  return {
    timeoutMs: timeout * 1000,
    triggers: readTriggers(name, triggers),
    openapi: isObject(permissions) && Array.isArray(permissions.openapi) ? permissions.openapi.map(String) : [],
  }
}

function readTriggers(name: string, triggers: unknown): FunctionConfig['triggers'] {
  if (!Array.isArray(triggers)) throw badConfig(`${name}/config.json`, 'triggers 必须是数组')
  return triggers.map((trigger: unknown) => {
    if (
      !isObject(trigger) ||
      trigger.type !== 'timer' ||
      typeof trigger.name !== 'string' ||
      typeof trigger.config !== 'string'
    )
      throw badConfig(`${name}/config.json`, '触发器须有 name、type "timer" 和 config')
    return { name: trigger.name, cron: trigger.config }
  })
}

/** The settings in one of a function's own JSON files; none when there is no such file. */
function readSettings(functionsDir: string, name: string, file: string): Record<string, unknown> {
  const path = join(functionsDir, name, file)
  if (!isFile(path)) return {}
  try {
    const settings: unknown = JSON.parse(readFileSync(path, 'utf8'))
    if (isObject(settings)) return settings
  } catch (error) {
    throw badConfig(`${name}/${file}`, error instanceof Error ? error.message : String(error))
  }
  throw badConfig(`${name}/${file}`, '必须是 JSON 对象')
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}
