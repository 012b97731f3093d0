import { join } from 'node:path'
import { buildSync } from 'esbuild'

/** The worker's program as one piece of plain JavaScript: a thread cannot load TypeScript, whatever loads this file. */
export function workerProgram(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, 'worker', 'function-worker.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    write: false,
  })
  const [program] = outputFiles
  if (program === undefined) throw new Error('esbuild gave no worker program')
  return program.text
}
