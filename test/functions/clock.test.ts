import type { RootDocument } from '../../cloudfunctions/platform/ledger'
import { decisionsOf } from './message-scene'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.control.post('reset', {})
  await world.setTime('2026-11-22T08:00:00.000')
})

const roots = () => world.control.get<RootDocument[]>('collections/roots')

async function threeMembersCheckIn() {
  const members = ['o_a', 'o_b', 'o_c'].map((openid) => world.member(openid))
  await Promise.all(members.map((member) => member.must('join')))
  await Promise.all(members.map((member) => member.must('checkIn')))
  return members
}

test('closeDays: a day gets its root ten minutes after it is over, not before', async () => {
  await threeMembersCheckIn()
  await world.setTime('2026-11-23T00:09:59.999')
  await world.runClock()
  expect(await roots()).toEqual([])
  await world.setTime('2026-11-23T00:10:00.000')
  await world.runClock()
  expect(await roots()).toMatchObject([{ day: '2026-11-22', entryCount: 3, closed: true }])
})

test('the clock’s timer carries out the same by itself, on the way through the night', async () => {
  await threeMembersCheckIn()
  await world.setTime('2026-11-22T23:59:30.000')
  await world.control.post('clock', { now: Date.parse('2026-11-23T00:11:00.000+08:00') })
  expect(await roots()).toMatchObject([{ day: '2026-11-22', entryCount: 3, closed: true }])
})

test('closeDays: each root stands on the one before, and days without entries have none', async () => {
  const [member] = await threeMembersCheckIn()
  await world.setTime('2026-11-25T08:00:00.000')
  await member?.must('checkIn')
  await world.setTime('2026-11-26T08:00:00.000')
  await world.runClock()
  const [first, second, ...more] = await roots()
  expect(more).toEqual([])
  expect(second).toMatchObject({ day: '2026-11-25', entryCount: 1, prev: first?.root })
})

test('closeDays: a clock that fires twice at once writes each root once', async () => {
  await threeMembersCheckIn()
  await world.setTime('2026-11-23T00:11:00.000')
  await Promise.all([world.runClock(), world.runClock(), world.runClock()])
  const after = await roots()
  await world.runClock()
  expect(await roots()).toEqual(after)
  expect(after).toMatchObject([{ day: '2026-11-22', entryCount: 3, closed: true }])
})

test('noticeExpiring: fourteen days before a lot ends its owner gets one notice, with what is left', async () => {
  const [member] = await threeMembersCheckIn()
  await world.setTime('2026-11-23T08:00:00.000')
  await member?.must('checkIn')
  await world.runClock()
  const lots = (await world.control.get<Array<{ kind: string }>>('collections/dues')).filter(
    ({ kind }) => kind === 'lotExpiring',
  )
  expect(lots).toHaveLength(3)

  await world.setTime('2027-11-17T10:00:00.000')
  expect(await world.runClock()).toMatchObject({ did: { noticeExpiring: 3 } })
  expect((await decisionsOf(world)).map(({ title, about }) => [title, about]).sort()).toMatchObject([
    ['10 积分快到期了', { lastDay: '2027-11-30' }],
    ['5 积分快到期了', { lastDay: '2027-11-30' }],
    ['5 积分快到期了', { lastDay: '2027-11-30' }],
  ])
  const left = await world.control.get<Array<{ kind: string }>>('collections/dues')
  expect(left.filter(({ kind }) => kind === 'lotExpiring')).toEqual([])
})

test('noticeExpiring: a batch costs the same, whether three are due or forty, and one change of each member', async () => {
  for (const count of [3, 40]) {
    await world.control.post('reset', {})
    await world.setTime('2026-11-22T08:00:00.000')
    const members = Array.from({ length: count }, (_, index) => world.member(`o_due_${index}`))
    await Promise.all(members.map((member) => member.must('join')))
    await Promise.all(members.map((member) => member.must('checkIn')))
    await world.setTime('2027-11-17T09:59:59.999')
    await world.runClock()
    const idle = await world.wireCalls('clock', world.runClock)
    await world.setTime('2027-11-17T10:00:00.000')
    const due = await world.wireCalls('clock', world.runClock)
    expect(due).toEqual({
      // What is due and its owners; to decide, these again with what was decided before and the rules; and what is to be sent.
      'database.getDocument': (idle['database.getDocument'] ?? 0) + 6,
      'database.insertDocument': 2,
      'database.modifyDocument': count,
      'database.removeDocument': 2,
    })
    expect(await decisionsOf(world)).toHaveLength(count)
  }
})

test('carrying again what a run that was cut off had carried is read and not written', async () => {
  const members = Array.from({ length: 40 }, (_, index) => world.member(`o_waiting_${index}`))
  await Promise.all(members.map((member) => member.must('join')))
  await Promise.all(members.map((member) => member.must('checkIn')))
  const cutOff = { function: 'clock', action: 'database.modifyDocument', kind: 'kill', nth: 1 }
  await world.control.post('faults', { plan: [cutOff] })
  await world.runClock().catch(() => null)
  const carried = await world.control.get<unknown[]>('collections/entries?limit=1000')
  expect(carried.length).toBeGreaterThanOrEqual(40)

  const again = await world.wireCalls('clock', world.runClock)
  // Each outbox is emptied, which is one for each member; nothing that lies there is put down once more.
  expect(again['database.modifyDocument']).toBeLessThan(2 * 40)
  expect(await world.control.get<unknown[]>('collections/entries?limit=1000')).toEqual(carried)
})

test('a minute in which there is nothing to do is eleven reads and no write', async () => {
  await threeMembersCheckIn()
  await world.setTime('2026-11-23T10:00:00.000')
  for (let run = 0; run < 3; run++) await world.runClock()
  expect(await world.wireCalls('clock', () => world.runClock())).toEqual({ 'database.getDocument': 11 })
})

test('of more than one read can tell apart, every kind of due work is still looked for', async () => {
  const now = Date.parse('2026-11-22T08:00:00.000+08:00')
  const many = Array.from({ length: 150 }, (_, place) => ({
    _id: `judge-${place}`,
    at: now - 2,
    kind: 'judge',
    messageId: 'none',
  }))
  await world.control.post('documents', { collection: 'dues', documents: many })
  const late = { _id: 'export-late', at: now - 1, kind: 'export', accountId: 'none', path: 'exports/none' }
  await world.control.post('documents', { collection: 'dues', documents: [late] })
  await world.runClock()
  const left = await world.control.get<Array<{ _id: string; at: number }>>('collections/dues?limit=1000')
  expect(left.filter(({ at }) => at <= now)).toEqual([])
})
