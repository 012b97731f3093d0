import { existsSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { Problem } from '../problem'
import { readJson } from '../read-json'

const FILE = 'project.config.json'

/** The first base library on whose WebView glass-easel runs. */
const OLDEST_LIBRARY = [3, 8, 12] as const

const ProjectConfig = v.object({
  // `touristappid` until a brand puts in its own: DevTools opens it, and nothing can be uploaded under it.
  appid: v.pipe(v.string(), v.regex(/^(touristappid|wx[0-9a-f]{16})$/, 'is no appid')),
  compileType: v.literal('miniprogram'),
  libVersion: v.pipe(v.string(), v.regex(/^\d+\.\d+\.\d+$/)),
  miniprogramRoot: v.string(),
  cloudfunctionRoot: v.string(),
  setting: v.object({
    useCompilerPlugins: v.pipe(v.array(v.string()), v.includes('typescript', 'pages are written in TypeScript')),
    packNpmManually: v.literal(true),
    packNpmRelationList: v.pipe(
      v.array(v.object({ packageJsonPath: v.string(), miniprogramNpmDistDir: v.string() })),
      v.length(1),
    ),
  }),
})

/** What DevTools and miniprogram-ci read before anything else. `functionsBuilt` is where the build leaves the functions. */
export function checkProjectConfig(root: string, functionsBuilt: string): Problem[] {
  const problems: Problem[] = []
  const config = readJson(root, FILE, ProjectConfig, problems)
  if (config === null) return problems

  const wrong = (what: string) => problems.push({ file: FILE, what })
  if (!existsSync(path.join(root, config.miniprogramRoot, 'app.json'))) wrong(`miniprogramRoot: no app.json there`)
  if (path.resolve(root, config.cloudfunctionRoot) !== path.resolve(root, functionsBuilt))
    wrong(`cloudfunctionRoot: the build leaves the functions in ${functionsBuilt}/`)
  if (isOlder(config.libVersion)) wrong(`libVersion: glass-easel needs ${OLDEST_LIBRARY.join('.')} or newer`)
  const [npm] = config.setting.packNpmRelationList
  if (npm && !existsSync(path.join(root, npm.packageJsonPath)))
    wrong(`packNpmRelationList: there is no ${npm.packageJsonPath}`)
  if (npm && path.resolve(root, npm.miniprogramNpmDistDir) !== path.resolve(root, config.miniprogramRoot))
    wrong('packNpmRelationList: npm packages have to land in miniprogramRoot')
  return problems
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map(Number)
  for (const [place, least] of OLDEST_LIBRARY.entries()) {
    const part = parts[place] ?? 0
    if (part !== least) return part < least
  }
  return false
}
