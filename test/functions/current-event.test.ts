import { OPENING, publishedDay, shanghai } from './member-days'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

test('memberDay: what can be drawn now is shown first, whatever opened before it', async () => {
  const member = world.member('o_looks')
  await world.setTime('2026-11-22T12:00:00.000')
  await member.must('join')
  const times = (opens: string, closes: string) => ({
    opensAt: shanghai(`2026-11-${opens}:00.000`),
    closesAt: shanghai(`2026-11-${closes}:00.000`),
  })
  await publishedDay(world, { ...times('23T10:00', '29T22:00'), name: '一整周' }, { open: false })
  const wrong = await publishedDay(world, { name: '写错了的' }, { open: false })
  await publishedDay(world, { ...times('24T13:00', '24T21:00'), name: '改好的' }, { open: false })
  const shown = async () => {
    const [{ memberDay }, { event }] = [await member.must('home'), await member.must('memberDay')]
    expect(memberDay?.name).toBe(event?.name)
    return event?.name
  }
  await world.setTime('2026-11-23T12:00:00.000')
  expect(await shown()).toBe('一整周')
  await world.setTime(OPENING)
  expect(await shown()).toBe('写错了的')
  await world.setTime('2026-11-24T11:00:00.000')
  await world.operator.must('close', { eventId: wrong.id })
  expect(await shown()).toBe('一整周')
  await world.setTime('2026-11-24T13:00:00.000')
  expect(await shown()).toBe('改好的')
  await world.setTime('2026-11-24T21:00:00.000')
  expect(await shown()).toBe('一整周')
})
