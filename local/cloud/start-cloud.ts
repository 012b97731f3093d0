import { mkdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { callRoutes } from './control/call-routes'
import { controlServer } from './control/control-server'
import { dataRoutes } from './control/data-routes'
import { worldRoutes } from './control/world-routes'
import { Counters } from './counters'
import { Faults } from './faults'
import { FunctionsRuntime } from './functions/functions-runtime'
import { Timers } from './functions/timers'
import { workerProgram } from './functions/worker-program'
import { sendJson } from './http'
import { ENV_ID } from './sdk-environment'
import type { Cloud, CloudOptions, CollectionSpecs } from './seams'
import { openStore } from './store/open-store'
import { TimeMachine } from './time-machine'
import { VirtualClock } from './virtual-clock'
import { databaseActions } from './wire/database-actions'
import { functionActions } from './wire/function-actions'
import { wireServer } from './wire/wire-server'

const HOST = '127.0.0.1'
const WIRE = '/admin'
const CONTROL = '/_'

/** Starts a local cloud. What it listens on is never reachable from another machine. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { dataDir, functionsDir, collectionsFile, environment = {}, seeds = {}, log = () => undefined } = options
  mkdirSync(dataDir, { recursive: true })
  const program = workerProgram()
  const clock = new VirtualClock()
  const counters = new Counters()
  const faults = new Faults()
  const store = openStore({
    dataDir: join(dataDir, 'documents'),
    collections: readCollections(collectionsFile),
    now: () => clock.now(),
    onUnservedQuery: (collection, query) => log(`slow: no index serves ${JSON.stringify(query)} on ${collection}`),
  })

  const server = createServer()
  const base = `http://${HOST}:${await listen(server, options.port)}`
  const admin = base + WIRE
  const control = base + CONTROL

  const functions = new FunctionsRuntime({ functionsDir, admin, program, clock, counters, environment, log })
  const time = new TimeMachine(clock, [new Timers({ functions, faults, log })])

  const wire = wireServer({
    actions: { ...databaseActions(store, () => clock.now()), ...functionActions(functions) },
    counters,
    faults,
    abortTransaction: (transactionId) => store.abort(transactionId),
    killInvocation: (requestId) => functions.kill(requestId),
    log,
  })
  const reset = () => {
    store.reset()
    faults.plan([])
  }
  const controlPort = controlServer(
    CONTROL,
    {
      ...callRoutes(functions),
      ...worldRoutes({ counters, faults, time }),
      ...dataRoutes({ store, now: () => clock.now(), reset, seeds, control }),
    },
    log,
  )

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    if (path === WIRE) void wire(request, response)
    else if (path.startsWith(`${CONTROL}/`)) void controlPort(request, response)
    else sendJson(response, 404, { error: { code: 'NOT_FOUND', message: `本地云没有 ${path}` } })
  })

  return {
    admin,
    control,
    env: ENV_ID,
    close: async () => {
      await time.close()
      await functions.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      store.close()
    },
  }
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, HOST, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function readCollections(file: string | undefined): CollectionSpecs {
  return file === undefined ? {} : (JSON.parse(readFileSync(file, 'utf8')) as CollectionSpecs)
}
