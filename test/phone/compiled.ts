import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { CompiledApp } from '../../local/phone/seams'

const REPOSITORY = join(__dirname, '../..')
const COMPILER = join(REPOSITORY, 'local/phone/compiler')

/** A mini program, compiled as for the phone. What was compiled is kept for as long as neither the mini program nor the
 *  compiler has changed. */
export function compiled(project: string): CompiledApp {
  const folder = join(tmpdir(), 'member-day-compiled')
  const file = join(folder, `${createHash('sha256').update(project).digest('hex').slice(0, 16)}.json`)
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { stamp: string; app: CompiledApp }) : null
  if (kept && kept.stamp === stampOf(kept.app.inputs)) return kept.app

  const app = compileInWorker(project)
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

interface Answer {
  readonly app?: CompiledApp
  readonly error?: string
}

let worker: Worker | undefined

/** esbuild refuses to run inside jsdom, so a thread without it compiles while this one waits. */
function compileInWorker(project: string): CompiledApp {
  worker ??= startWorker()
  const answered = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  worker.postMessage({ project, answered, port: port2 }, [port2])
  const outcome = Atomics.wait(answered, 0, 0, COMPILE_LIMIT_MS)
  const answer = receiveMessageOnPort(port1)?.message as Answer | undefined
  port1.close()
  if (!answer?.app) throw new Error(answer?.error ?? `compiling ${project}: ${outcome}`)
  return answer.app
}

const COMPILE_LIMIT_MS = 60_000

function startWorker(): Worker {
  const nodeModules = join(REPOSITORY, 'node_modules')
  const script = `
    require(${JSON.stringify(createRequire(__filename).resolve('tsx/cjs'))})
    const { compileApp } = require(${JSON.stringify(join(COMPILER, 'compile-app.ts'))})
    require('node:worker_threads').parentPort.on('message', async ({ project, answered, port }) => {
      try {
        port.postMessage({ app: await compileApp({ project, nodeModules: ${JSON.stringify(nodeModules)} }) })
      } catch (fault) {
        port.postMessage({ error: String(fault && fault.stack || fault) })
      }
      Atomics.store(answered, 0, 1)
      Atomics.notify(answered, 0)
    })`
  const started = new Worker(script, { eval: true })
  started.unref()
  return started
}
