import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { openStore } from '../../local/cloud/store/open-store'
import { collectionSpecs } from '../../local/in-process/build-bundles'
import { REPOSITORY } from '../../local/repository'

const dataDir = mkdtempSync(path.join(tmpdir(), 'member-day-demo-'))

beforeAll(async () => {
  const options = ['--port', '0', '--automator', '0', '--data', dataDir, '--json']
  const program = spawn(process.execPath, ['--import', 'tsx', 'local/start.ts', ...options], { cwd: REPOSITORY })
  await once(createInterface({ input: program.stdout }), 'line')
  const ended = once(program, 'exit')
  program.kill('SIGTERM')
  await ended
}, 240_000)

afterAll(() => rmSync(dataDir, { recursive: true }))

const run = (script: string) =>
  JSON.parse(
    spawnSync(process.execPath, ['--import', 'tsx', script, '--data', dataDir, '--json'], {
      cwd: REPOSITORY,
      encoding: 'utf8',
    }).stdout,
  )

test('the demo: the audit passes, and every figure of a report is what the documents of ninety days give', () => {
  expect(run('local/audit/main.ts')).toMatchObject({ ok: true, members: 402 })
  expect(run('local/figures-check/main.ts')).toMatchObject({ ok: true, members: 402, waiting: 0 })
})

test('the demo: three stores, a dozen rewards, a member day each week, and something to see of everything', async () => {
  const collections = await collectionSpecs()
  const store = openStore({ dataDir: path.join(dataDir, 'documents'), collections, now: Date.now })
  const beside = (kind: string) => store.count('members', { _id: { $gt: kind, $lt: `${kind}~` } })
  expect([beside('$store-'), beside('$reward-'), beside('$staff-')]).toEqual([3, 12, 3])
  expect(store.count('members', { state: 'revealed' })).toBeGreaterThanOrEqual(11)
  expect(store.count('decisions', { state: 'sent' })).toBeGreaterThan(10)
  const empty = store.collectionNames().filter((name) => store.count(name, {}) === 0)
  expect(empty.filter((name) => name !== 'candidates' && name !== 'export_parts')).toEqual([])
  store.close()
})
