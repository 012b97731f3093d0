import { auditStore } from '../../local/audit/audit-store'
import type { DocumentStore } from '../../local/cloud/seams'
import { MONDAY, minutesPass, onePrize, publishedDay } from './member-days'
import { startWorld } from './world'

const silent = { total: () => {}, done: () => {} }

/** Three draws on a pool of two, the first of them settled and issued. */
async function drawnDay() {
  const world = await startWorld()
  await world.setTime(MONDAY)
  const members = ['o_a', 'o_b', 'o_c'].map((openid) => world.member(openid))
  for (const member of members) await member.must('join')
  const event = await publishedDay(world, onePrize(1, 2))
  await members[0]?.must('draw', { eventId: event.id, nonce: 'n' })
  await minutesPass(world, '2026-11-24T10:02', 5)
  for (const member of members.slice(1)) await member.must('draw', { eventId: event.id, nonce: 'n' })
  return world
}

test('audit: units agree with draws, settled or not', async () => {
  const world = await drawnDay()
  expect(await world.closeAndLook((store) => auditStore(store, silent))).toMatchObject({ ok: true, units: 2 })
})

test.each<[string, (store: DocumentStore) => Promise<unknown>]>([
  ['an issued unit set free', (store) => change(store, { state: 'issued' }, { state: 'free', holder: 'free-again' })],
  ['a unit given to nobody’s draw', (store) => change(store, { state: 'issued' }, { holder: 'made-up' })],
  ['a unit of another prize', (store) => change(store, { state: 'issued' }, { item: 'other' })],
  ['a unit marked free that a draw has', (store) => change(store, { state: 'issued' }, { state: 'free' })],
  ['a unit taken away', (store) => store.remove('units', { query: { state: 'issued' }, multi: false })],
  [
    'a unit too many',
    (store) => store.insert('units', [{ _id: 'x-bag-9', pool: 'x', item: 'bag', state: 'held', holder: 'x' }]),
  ],
])('audit: finds %s', async (_fault, tamper) => {
  const world = await drawnDay()
  const report = await world.closeAndLook(async (store) => {
    await tamper(store)
    return auditStore(store, silent)
  })
  expect(report).toMatchObject({ ok: false, firstWrong: { document: expect.stringMatching(/^(units|draws)\//) } })
})

function change(store: DocumentStore, query: Record<string, unknown>, set: Record<string, unknown>) {
  return store.modify('units', { query, change: { $set: set }, multi: false, merge: true, upsert: false })
}
