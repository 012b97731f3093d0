import Module, { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import type { Invocation, WorkerMessage, WorkerStart } from './protocol'
import { installVirtualDate } from './virtual-date'

/**
 * One instance of a function, as the real cloud runs it: loaded once, then one invocation at a time, told who calls by its
 * environment. Bundled on its own, since a worker thread cannot load TypeScript.
 */
const { entry, sdkFrom, clock } = workerData as WorkerStart
const port = parentPort
if (port === null) throw new Error('function-worker runs in a worker thread')
const say = (message: WorkerMessage) => port.postMessage(message)

installVirtualDate(new Float64Array(clock))
lendSdk(sdkFrom)
const requireFunction = createRequire(entry)
const handler = load()

port.on('message', (invocation: Invocation) => {
  void invoke(invocation)
})
say({ kind: 'loaded', files: loadedFiles() })

async function invoke({ event, context, environment }: Invocation): Promise<void> {
  for (const [name, value] of Object.entries(environment)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
  try {
    const main = handler()
    const result: unknown = await main(event, context)
    say({ kind: 'returned', json: JSON.stringify(result) ?? 'null', files: loadedFiles() })
  } catch (error) {
    say({
      kind: 'threw',
      stack: error instanceof Error ? (error.stack ?? String(error)) : String(error),
      files: loadedFiles(),
    })
  }
}

/** A function that fails to load fails at each call, as in the real cloud, and is loaded afresh once its files change. */
function load(): () => (event: unknown, context: unknown) => unknown {
  try {
    const exported: unknown = requireFunction(entry)
    const main = typeof exported === 'object' && exported !== null && 'main' in exported ? exported.main : undefined
    if (typeof main !== 'function') throw new Error(`${entry} does not export a function main`)
    return () => (event, context) => main(event, context)
  } catch (error) {
    return () => {
      throw error
    }
  }
}

function loadedFiles(): string[] {
  return [entry, ...Object.keys(requireFunction.cache)].filter((path) => !path.includes('node_modules'))
}

/** A function without its own wx-server-sdk gets this repository's; every other package it must bring itself. */
function lendSdk(from: string): void {
  const loader = Module as unknown as { _resolveFilename: (request: string, ...rest: unknown[]) => string }
  const resolveOwn = loader._resolveFilename
  const requireLent = createRequire(from)
  loader._resolveFilename = function resolve(request, ...rest) {
    try {
      return resolveOwn.call(this, request, ...rest)
    } catch (error) {
      if (request === 'wx-server-sdk') return requireLent.resolve(request)
      throw error
    }
  }
}
