import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CompiledApp } from '../../local/phone/seams'

const REPOSITORY = join(__dirname, '../..')
const COMPILER = join(REPOSITORY, 'local/phone/compiler')

/** A mini program, compiled as for the phone. esbuild does not run inside jsdom, so a process of its own compiles, once
 *  for as long as neither the mini program nor the compiler has changed. */
export function compiled(project: string): CompiledApp {
  const folder = join(tmpdir(), 'member-day-compiled')
  const file = join(folder, `${createHash('sha256').update(project).digest('hex').slice(0, 16)}.json`)
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { stamp: string; app: CompiledApp }) : null
  if (kept && kept.stamp === stampOf(kept.app.inputs)) return kept.app
  const script = `
    const { compileApp } = require(${JSON.stringify(join(COMPILER, 'compile-app.ts'))})
    compileApp({ project: ${JSON.stringify(project)}, nodeModules: ${JSON.stringify(join(REPOSITORY, 'node_modules'))} })
      .then((app) => process.stdout.write(JSON.stringify(app)))`
  const output = execFileSync(process.execPath, ['--require', 'tsx/cjs', '--eval', script], {
    cwd: REPOSITORY,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
  })
  const app = JSON.parse(output) as CompiledApp
  mkdirSync(folder, { recursive: true })
  // Written aside and renamed: other test processes may read it at this moment.
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, JSON.stringify({ stamp: stampOf(app.inputs), app }))
  renameSync(draft, file)
  return app
}

/** Changes when one of the files does, or one of the compiler's own. */
function stampOf(inputs: readonly string[]): string {
  const compiler = readdirSync(COMPILER).map((name) => join(COMPILER, name))
  const stats = [...compiler, ...inputs].map((path) => statSync(path, { throwIfNoEntry: false }))
  return createHash('sha256')
    .update(JSON.stringify([inputs, stats.map((stat) => stat && [stat.mtimeMs, stat.size])]))
    .digest('hex')
}
