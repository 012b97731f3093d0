import type { RootDocument } from '../../cloudfunctions/platform/ledger'
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
  expect(await world.control.get('collections/dues')).toHaveLength(3)

  await world.setTime('2027-11-17T10:00:00.000')
  expect(await world.runClock()).toMatchObject({ did: { noticeExpiring: 3 } })
  const notices = await world.control.get<Array<{ points: number; lastDay: string }>>('collections/notices')
  expect(notices.map(({ points, lastDay }) => `${points} until ${lastDay}`).sort()).toEqual([
    '10 until 2027-11-30',
    '5 until 2027-11-30',
    '5 until 2027-11-30',
  ])
  expect(await world.control.get('collections/dues')).toEqual([])
})

test('noticeExpiring: a batch costs four wire calls, whether three are due or forty', async () => {
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
      'database.getDocument': (idle['database.getDocument'] ?? 0) + 1,
      'database.insertDocument': 1,
      'database.removeDocument': 1,
    })
    expect(await world.control.get('collections/notices')).toHaveLength(count)
  }
})
