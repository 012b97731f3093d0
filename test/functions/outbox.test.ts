import type { SealedEntry } from '../../cloudfunctions/domain/points/account'
import type { OutboxItem } from '../../cloudfunctions/platform/members'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld({ only: ['member'] })
})
afterAll(() => world.close())

test('while the clock is away, an outbox beyond sixteen items is carried by the member’s next change', async () => {
  const member = world.member('o_alone')
  await world.setTime('2026-12-01T08:00:00.000')
  await member.must('join')
  const waiting: number[] = []
  for (let day = 1; day <= 20; day++) {
    await world.setTime(`2026-12-${String(day).padStart(2, '0')}T08:00:00.000`)
    await member.must('checkIn')
    waiting.push((await outbox()).length)
  }
  // Each check-in is an entry and a happening; the joining and its anniversary wait before them, and the first lot's notice beside them.
  expect(waiting).toEqual([5, 7, 9, 11, 13, 15, 17, 2, 4, 6, 8, 10, 12, 14, 16, 18, 2, 4, 6, 8])

  const carried = await world.control.get<SealedEntry[]>('collections/entries?limit=1000')
  expect(carried.map((entry) => entry.number).sort((a, b) => a - b)).toEqual(Array.from({ length: 16 }, (_, n) => n))
  const { days } = await member.must('calendar', { month: '2026-12' })
  expect(days.map((day) => day.kind)).toEqual(Array(20).fill('checked'))
})

async function outbox(): Promise<readonly OutboxItem[]> {
  const [member] = await world.control.get<Array<{ outbox: OutboxItem[] }>>('collections/members')
  return member?.outbox ?? []
}
