import { auditStore } from '../../local/audit/audit-store'
import type { DocumentStore } from '../../local/cloud/seams'
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

function change(
  store: DocumentStore,
  collection: string,
  query: Record<string, unknown>,
  set: Record<string, unknown>,
) {
  return store.modify(collection, { query, change: { $set: set }, multi: false, merge: true, upsert: false })
}
