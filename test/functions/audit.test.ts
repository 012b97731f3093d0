import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { auditStore } from '../../local/audit/audit-store'
import type { DocumentStore } from '../../local/cloud/seams'
import { accepts } from './message-scene'
import { shelved } from './reward-scene'
import { startWorld } from './world'

const silent = { total: () => {}, done: () => {} }

/** Three members with a week behind them, two days of it closed; the last check-ins still in the outboxes. */
async function weekOfThree() {
  const world = await startWorld()
  const members = ['o_a', 'o_b', 'o_c'].map((openid) => world.member(openid))
  await world.setTime('2026-11-20T08:00:00.000')
  for (const member of members) await member.must('join')
  for (const day of ['2026-11-20', '2026-11-21', '2026-11-23']) {
    await world.setTime(`${day}T08:00:00.000`)
    await world.runClock()
    for (const member of members) await member.must('checkIn')
  }
  await members[0]?.must('makeUp', { day: '2026-11-22' })
  return world
}

test('audit: a store that lived through the functions adds up, what is still in outboxes included', async () => {
  const world = await weekOfThree()
  const report = await world.closeAndLook((store) => auditStore(store, silent))
  expect(report).toEqual({ ok: true, members: 3, entries: 10, units: 0 })
})

test.each<[string, (store: DocumentStore) => Promise<unknown>, string]>([
  ['a changed delta', (store) => change(store, 'entries', { number: 1 }, { delta: 500 }), 'entries/'],
  ['a changed balance', (store) => change(store, 'entries', { number: 0 }, { balance: 500 }), 'entries/'],
  ['points put into a lot', (store) => change(store, 'members', {}, { 'points.lots.0.left': 9999 }), 'entries/'],
  ['a forgiven entry', (store) => store.remove('entries', { query: { number: 1 }, multi: false }), 'entries/'],
  ['a forged last hash', (store) => change(store, 'members', {}, { 'points.lastHash': '0'.repeat(64) }), 'entries/'],
  ['a changed root', (store) => change(store, 'roots', {}, { root: '0'.repeat(64) }), 'roots/2026-11-20'],
  ['a member taken away', (store) => store.remove('members', { query: {}, multi: false }), 'entries'],
])('audit: finds %s and names its document', async (_fault, tamper, document) => {
  const world = await weekOfThree()
  const report = await world.closeAndLook(async (store) => {
    await tamper(store)
    return auditStore(store, silent)
  })
  expect(report).toMatchObject({ ok: false, firstWrong: { document: expect.stringContaining(document) } })
})

test('audit --export: what the console of CloudBase exports is proved as it stands, and a line that is no document is named', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'member-day-exported-'))
  const audit = () =>
    spawnSync(process.execPath, ['--import', 'tsx', 'local/audit/main.ts', '--export', folder, '--json'], {
      encoding: 'utf8',
    })
  const write = (name: string, documents: readonly object[]) =>
    writeFileSync(path.join(folder, `${name}.json`), documents.map((each) => `${JSON.stringify(each)}\n`).join(''))
  try {
    expect(audit().stderr).toContain('members.json')
    const world = await weekOfThree()
    await world.closeAndLook((store) => {
      for (const name of store.collectionNames()) write(name, store.find(name, { limit: 1e6 }))
    })
    expect(JSON.parse(audit().stdout)).toEqual({ ok: true, members: 3, entries: 10, units: 0 })
    writeFileSync(path.join(folder, 'entries.json'), '{"_id":"a"}\n{}\n')
    expect(audit().stderr).toContain('entries.json 第 2 行')
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('audit: finds a second message on a day, one at night, one past a gate, and an acceptance that nobody gave', async () => {
  const world = await startWorld()
  await world.setTime('2026-11-20T10:00:00.000')
  const member = world.member('o_told')
  await member.must('join')
  await accepts(world, member, ['wishBack'])
  for (const name of ['毛巾', '浴巾']) {
    const { id } = await shelved(world, 0, { name })
    await member.must('wish', { rewardId: id, on: true })
    await world.operator.must('addUnits', { rewardId: id, units: 1 })
  }
  await world.runClock()
  const told = { day: '2026-11-20', state: 'sent' }
  const faults = await world.closeAndLook(async (store) => {
    const fault = () => auditStore(store, silent).firstWrong?.fault ?? 'none'
    const found = [fault()]
    await change(store, 'members', { memberNo: { $gt: '' } }, { 'messaging.kinds.wishBack.quota': 3 })
    found.push(fault())
    await change(store, 'decisions', { state: 'suppressed' }, { state: 'unknown', failed: [] })
    found.push(fault())
    await change(store, 'decisions', told, { claimedAt: Date.parse('2026-11-20T23:00:00+08:00') })
    found.push(fault())
    await change(store, 'decisions', told, { failed: ['noQuota'] })
    return [...found, fault()]
  })
  expect(faults).toEqual([
    'none',
    '3 of wishBack are left, and 0 can be',
    'a second message on 2026-11-20',
    'went out at night',
    'went out past the gate noQuota',
  ])
})

function change(
  store: DocumentStore,
  collection: string,
  query: Record<string, unknown>,
  set: Record<string, unknown>,
) {
  return store.modify(collection, { query, change: { $set: set }, multi: false, merge: true, upsert: false })
}
