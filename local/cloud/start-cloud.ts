import { mkdirSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { foreignness, LOOPBACK } from '../loopback'
import { callRoutes } from './control/call-routes'
import { controlServer } from './control/control-server'
import { dataRoutes } from './control/data-routes'
import { fileRoutes } from './control/file-routes'
import { wechatRoutes } from './control/wechat-routes'
import { worldRoutes } from './control/world-routes'
import { Counters } from './counters'
import { Faults } from './faults'
import { FunctionsRuntime } from './functions/functions-runtime'
import { Timers } from './functions/timers'
import { workerProgram } from './functions/worker-program'
import { sendJson } from './http'
import { ENV_ID } from './sdk-environment'
import type { Cloud, CloudOptions, CollectionSpecs } from './seams'
import { fileServer } from './storage/file-server'
import { FileVault } from './storage/file-vault'
import { openStore } from './store/open-store'
import { TimeMachine } from './time-machine'
import { VirtualClock } from './virtual-clock'
import { wechatServices } from './wechat/wechat-services'
import { databaseActions } from './wire/database-actions'
import { functionActions } from './wire/function-actions'
import { openApiActions } from './wire/open-api-actions'
import { payActions } from './wire/pay-actions'
import { storageActions } from './wire/storage-actions'
import { wireServer } from './wire/wire-server'

const WIRE = '/admin'
const CONTROL = '/_'
const FILES = '/files/'

/** Starts a local cloud. What it listens on is never reachable from another machine. */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const { dataDir, functionsDir, collectionsFile, templatesFile, environment = {}, seeds = {} } = options
  const { log = () => undefined } = options
  mkdirSync(dataDir, { recursive: true })
  const clock = new VirtualClock()
  const now = () => clock.now()
  const counters = new Counters()
  const faults = new Faults()
  const program = workerProgram()

  // Whatever can be wrong with files shows before anything listens.
  const store = openStore({
    dataDir: join(dataDir, 'documents'),
    collections: readCollections(collectionsFile),
    now,
    onUnservedQuery: (collection, query) => log(`slow: no index serves ${JSON.stringify(query)} on ${collection}`),
  })
  const vault = new FileVault(join(dataDir, 'files'), now)
  const wechat = wechatServices({
    dataDir: join(dataDir, 'wechat'),
    templatesFile,
    now,
    call: (call) => functions.call(call),
    onScheduled: () => time.watch(),
  })
  const closeStores = () => {
    store.close()
    wechat.state.close()
  }

  const server = createServer()
  const port = await listen(server, options.port).catch((error: unknown) => {
    closeStores()
    throw error
  })
  const base = `http://${LOOPBACK}:${port}`
  const admin = base + WIRE
  const control = base + CONTROL
  const functions = new FunctionsRuntime({ functionsDir, admin, program, clock, counters, environment, log })
  const time = new TimeMachine(clock, [new Timers({ functions, faults, log }), wechat.callbacks], log)

  const wire = wireServer({
    actions: {
      ...databaseActions(store, now),
      ...functionActions(functions),
      ...storageActions(vault, base + FILES),
      ...openApiActions({ apis: wechat.openApis, permissionsOf: (name) => functions.config(name).openapi }),
      ...payActions(wechat.payApis),
    },
    counters,
    faults,
    killInvocation: (requestId) => functions.kill(requestId),
    log,
  })
  const reset = () => {
    store.reset()
    wechat.state.reset()
    vault.reset()
    faults.plan([])
    wechat.payRefusals.plan([])
  }
  const undisturbed = (work: () => Promise<void>) => time.undisturbed(work)
  const controlPort = controlServer(
    CONTROL,
    {
      ...callRoutes(functions, wechat.presence),
      ...worldRoutes({ counters, faults, time }),
      ...wechatRoutes(wechat),
      ...fileRoutes(vault, base + FILES),
      ...dataRoutes({ store, wechat: wechat.state, now, reset, seeds, control, undisturbed }),
    },
    log,
  )
  const files = fileServer(FILES, vault, log)

  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = (request.url ?? '').split('?')[0] ?? ''
    // The phone is a page of another port.
    const refusal = foreignness(request, true)
    if (refusal !== null) sendJson(response, 403, { error: { code: 'FORBIDDEN', message: refusal } })
    else if (path === WIRE && request.method === 'POST') void wire(request, response)
    else if (path.startsWith(`${CONTROL}/`)) void controlPort(request, response)
    else if (path.startsWith(FILES)) void files(request, response)
    else sendJson(response, 404, { error: { code: 'NOT_FOUND', message: `本地云没有 ${request.method} ${path}` } })
  })

  if (options.warm) void functions.warm()
  return {
    admin,
    control,
    env: ENV_ID,
    undisturbed,
    close: async () => {
      const atRest = time.close()
      await closeServer(server)
      await functions.close()
      await atRest
      closeStores()
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function readCollections(file: string | undefined): CollectionSpecs {
  return file === undefined ? {} : (JSON.parse(readFileSync(file, 'utf8')) as CollectionSpecs)
}
