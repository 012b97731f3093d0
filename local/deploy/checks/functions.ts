import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { bundleFunction } from '../../build/functions'
import { callsOf } from '../bundle-calls'
import type { PackageSize } from '../package-size'
import type { Problem } from '../problem'
import { readJson } from '../read-json'

const FOLDER = 'cloudfunctions'

/** CloudBase ends a function after so many seconds at the most. */
const LONGEST_SECONDS = 60

/** Uploads above this go through storage and are slow to start. */
const MOST_BYTES = 1024 * 1024

const Config = v.strictObject({
  timeout: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_SECONDS))),
  triggers: v.optional(
    v.pipe(
      v.array(
        v.strictObject({
          name: v.pipe(v.string(), v.regex(/^[a-zA-Z]\w{0,59}$/)),
          type: v.literal('timer'),
          config: v.pipe(
            v.string(),
            v.regex(/^\S+( \S+){6}$/, 'a timer has seven fields: second minute hour day month week year'),
          ),
        }),
      ),
      v.maxLength(1, 'a function has one timer'),
    ),
  ),
  permissions: v.optional(v.strictObject({ openapi: v.array(v.string()) })),
})

export interface CheckedFunctions {
  readonly problems: readonly Problem[]
  readonly sizes: readonly PackageSize[]
  readonly collections: ReadonlySet<string>
}

/** Bundles every function as it is deployed and holds its config.json against what the bundle calls. */
export async function checkFunctions(root: string): Promise<CheckedFunctions> {
  const into = mkdtempSync(path.join(os.tmpdir(), 'member-day-deploy-'))
  try {
    const checked = await Promise.all(namesIn(root).map((name) => checkFunction(root, name, path.join(into, name))))
    return {
      problems: checked.flatMap(({ problems }) => problems),
      sizes: checked.flatMap(({ size }) => size ?? []),
      collections: new Set(checked.flatMap(({ collections }) => [...collections])),
    }
  } finally {
    rmSync(into, { recursive: true, force: true })
  }
}

/** Every folder with an index.ts is a function. */
function namesIn(root: string): string[] {
  return readdirSync(path.join(root, FOLDER)).filter((name) => existsSync(path.join(root, FOLDER, name, 'index.ts')))
}

async function checkFunction(root: string, name: string, into: string) {
  const problems: Problem[] = []
  const entry = `${FOLDER}/${name}/index.ts`
  const bundle = path.join(into, 'index.js')
  try {
    await bundleFunction(path.join(root, entry), bundle)
  } catch (fault) {
    const what = `does not bundle: ${fault instanceof Error ? fault.message.split('\n', 2).join(' ') : fault}`
    return { problems: [{ file: entry, what }], size: null, collections: new Set<string>() }
  }
  const code = readFileSync(bundle, 'utf8')
  if (!/\bmain\b/.test(code.slice(0, code.indexOf('__toCommonJS(')))) {
    problems.push({ file: entry, what: 'exports no main' })
  }
  const calls = callsOf(code)
  for (const unreadable of calls.unreadable) problems.push({ file: entry, what: `${unreadable} is made at run time` })

  const file = `${FOLDER}/${name}/config.json`
  const config = existsSync(path.join(root, file)) ? readJson(root, file, Config, problems) : {}
  const allowed = new Set(config?.permissions?.openapi ?? [])
  for (const api of calls.openApis)
    if (!allowed.has(api)) problems.push({ file, what: `${api} is called without a permission` })
  for (const api of allowed)
    if (!calls.openApis.has(api)) problems.push({ file, what: `${api} is permitted and never called` })

  const size: PackageSize = { name: `${FOLDER}/${name}`, bytes: codeBytes(code), limit: MOST_BYTES }
  return { problems, size, collections: calls.collections }
}

/** Without the source map, which the build keeps inline. */
function codeBytes(code: string): number {
  const map = code.lastIndexOf('//# sourceMappingURL=')
  return Buffer.byteLength(map < 0 ? code : code.slice(0, map))
}
