import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { invocationEnvironment, sdkEnvironment } from '../../local/cloud/sdk-environment'
import { startCloud } from '../../local/cloud/start-cloud'
import { ratioRow } from './budgets'
import { median, type Row } from './report'

const ROUNDS = 25
const GETS_A_ROUND = 300
const DOCUMENTS = 2000

/** What the local cloud adds to reading one document: the real SDK against it, beside the same SDK against a server that
 *  answers constants. Rounds alternate, and the medians are compared, so that other work on the machine hits both. */
export async function documentGet(): Promise<Row> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'member-day-bench-'))
  const cloud = await startCloud({ dataDir, port: 0, functionsDir: path.join(dataDir, 'none') })
  const constant = await constantServer()
  try {
    point(cloud.admin)
    const collection = await openThings()
    for (let first = 0; first < DOCUMENTS; first += 100) {
      await collection.add({ data: Array.from({ length: 100 }, (_, n) => ({ _id: `d${first + n}`, n })) })
    }
    const ours: number[] = []
    const constants: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      point(cloud.admin)
      ours.push(await timeOf(collection))
      point(constant.admin)
      constants.push(await timeOf(collection))
    }
    const what = 'doc.get through the real SDK'
    return ratioRow({ what, figure: median(ours), floor: median(constants), unit: 'ms' })
  } finally {
    constant.close()
    await cloud.close()
    await rm(dataDir, { recursive: true })
  }
}

interface Things {
  add(documents: { data: object[] }): Promise<unknown>
  doc(id: string): { get(): Promise<{ data: { n: number } }> }
}

/** The SDK reads where it is to go from the environment at every request. */
function point(admin: string): void {
  for (const [name, value] of Object.entries({ ...sdkEnvironment(admin), ...invocationEnvironment({}, 'wx_client') })) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

async function openThings(): Promise<Things> {
  const sdk = require('wx-server-sdk')
  sdk.init({ env: sdk.DYNAMIC_CURRENT_ENV })
  const database = sdk.database()
  await database.createCollection('things')
  return database.collection('things')
}

async function timeOf(collection: Things): Promise<number> {
  const started = performance.now()
  for (let n = 0; n < GETS_A_ROUND; n++) await collection.doc(`d${(n * 7) % DOCUMENTS}`).get()
  return (performance.now() - started) / GETS_A_ROUND
}

/** Reads the body, as any server must, and answers the same document to everyone. */
async function constantServer(): Promise<{ admin: string; close(): void }> {
  const body = JSON.stringify({ requestId: 'r', data: { list: ['{"_id":"d0","n":{"$numberInt":"0"}}'] } })
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.setHeader('content-type', 'application/json; charset=utf-8')
      response.end(body)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return { admin: `http://127.0.0.1:${port}/admin`, close: () => server.close() }
}
