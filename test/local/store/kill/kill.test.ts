import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { build } from 'esbuild'
import { openStore } from '../../../../local/cloud/store/open-store'
import { disagreements } from '../index-agreement'
import { ACCOUNTS, type Acknowledged, collections, OPENING_BALANCE, parseAcknowledgements } from './ledger'

/** `KILLS=1000 npx jest --selectProjects workshop --testPathPatterns store/kill` for the long run. */
const KILLS = Number(process.env.KILLS ?? 30)
/** Then a new store, so that looking through it stays quick. */
const KILLS_A_STORE = 25
const MOST_MS_A_KILL = 3000
const MOST_WRITES_A_LIFE = 150
const STARTING_MS = 120

let folder: string
let writer: string

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'kill-'))
  writer = path.join(folder, 'writer.cjs')
  const entryPoints = [path.join(__dirname, 'writer.ts')]
  await build({
    entryPoints,
    outfile: writer,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['@photostructure/sqlite'],
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

test(
  `kill -9 at ${KILLS} random moments loses nothing acknowledged and leaves nothing half-written`,
  async () => {
    let written = 0
    let acknowledged: Acknowledged[] = []
    for (let kill = 0; kill < KILLS; kill++) {
      if (kill % KILLS_A_STORE === 0) acknowledged = []
      const dataDir = path.join(folder, `data-${Math.floor(kill / KILLS_A_STORE)}`)
      const news = parseAcknowledgements(await writeAndBeKilled(dataDir))
      acknowledged.push(...news)
      written += news.length
      expect(wrongIn(dataDir, acknowledged)).toEqual([])
    }
    expect(written).toBeGreaterThan(KILLS)
  },
  KILLS * MOST_MS_A_KILL,
)

/** Lets a writer write a random number of times, or not even come to that, and gives what it acknowledged. */
function writeAndBeKilled(dataDir: string): Promise<string> {
  const child = spawn(process.execPath, [writer, dataDir], {
    env: { NODE_PATH: path.join(__dirname, '../../../../node_modules') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => child.kill('SIGKILL')
  const early = randomInt(5) === 0
  const timer = early ? setTimeout(kill, randomInt(STARTING_MS)) : undefined
  let writes = randomInt(1, MOST_WRITES_A_LIFE)
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
    writes -= chunk.toString().split('\n').length - 1
    if (!early && writes <= 0) kill()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString()
  })
  return new Promise((resolve, reject) => {
    child.on('close', (_code, signal) => {
      clearTimeout(timer)
      if (signal === 'SIGKILL') resolve(output)
      else reject(new Error(`the writer ended by itself: ${errors}`))
    })
  })
}

/** Opens what was left behind and compares it with what was promised. */
function wrongIn(dataDir: string, acknowledged: readonly Acknowledged[]): string[] {
  const store = openStore({ dataDir, collections, now: Date.now })
  try {
    const wrong: string[] = []
    const all = (collection: string) => store.find(collection, { limit: Number.MAX_SAFE_INTEGER })
    const notes = new Map(all('notes').map((note) => [note.number, note]))
    const entries = new Map(all('entries').map((entry) => [entry.number, entry]))

    const of = (kind: Acknowledged['kind']) =>
      acknowledged.filter((each) => each.kind === kind).map(({ number }) => number)
    const announced = new Set(of('removing'))
    for (const number of of('note'))
      if (!announced.has(number) && !notes.has(number)) wrong.push(`note ${number} is lost`)
    for (const number of of('removed')) if (notes.has(number)) wrong.push(`note ${number} is back`)
    for (const number of of('touched')) {
      const note = notes.get(number)
      if (note !== undefined && note.touched !== 1) wrong.push(`the change of note ${number} is lost`)
    }
    for (const number of of('entry')) if (!entries.has(number)) wrong.push(`entry ${number} is lost`)

    const balances = new Map(ACCOUNTS.map((account): [unknown, number] => [account, OPENING_BALANCE]))
    for (const { from, to, amount } of entries.values()) {
      balances.set(from, (balances.get(from) ?? 0) - Number(amount))
      balances.set(to, (balances.get(to) ?? 0) + Number(amount))
    }
    for (const { _id, balance } of all('accounts')) {
      if (balance !== balances.get(_id)) wrong.push(`${_id} has ${balance}, its entries make ${balances.get(_id)}`)
    }
    return [...wrong, ...disagreements(dataDir)]
  } finally {
    store.close()
  }
}
