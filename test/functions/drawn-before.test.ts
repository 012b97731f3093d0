import type { MemberDocument } from '../../cloudfunctions/platform/members'
import { verifyLog } from '../../local/verify-draw/verify-log'
import { joined as joinedIn } from './counter-scene'
import { CLOSING, DRAFT, MONDAY, minutesPass, onePrize, publishedDay, shanghai } from './member-days'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.control.post('reset', {})
  await world.setTime(MONDAY)
})

const joined = (openid: string) => joinedIn(world, openid)

/** What lies beside the members of those who left. */
const marks = async () =>
  (await world.control.get<MemberDocument[]>('collections/members?limit=1000')).filter(({ _id }) =>
    _id.startsWith('$drew-'),
  )

test('chances-by-joining-anew: who draws, is erased and joins again has the chances that were left, and no page shows more', async () => {
  const member = await joined('o_comes_back')
  const { id: eventId } = await publishedDay(world, {
    ...onePrize(0.000001, 5),
    chances: { free: 2, bonus: 0, bonusDays: 1 },
  })
  for (const [life, chances] of [2, 1, 0].entries()) {
    if (life > 0) await member.must('join')
    expect(await member.must('home')).toMatchObject({ memberDay: { eventId, chances } })
    expect(await member.must('memberDay')).toMatchObject({ chances, draws: [] })
    expect(await member.must('memberDay', { eventId })).toMatchObject({ chances, draws: [] })
    const drawn = await member.ask('draw', { eventId, nonce: `n${life}` })
    if (chances > 0) expect(drawn).toMatchObject({ ok: true, data: { n: life + 1, chances: chances - 1 } })
    else expect(drawn).toMatchObject({ error: { code: 'LIMIT_REACHED' } })
    await member.must('erase')
  }
  const left = await marks()
  expect(left).toHaveLength(1)
  expect(JSON.stringify(left)).not.toContain('o_comes_back')

  await minutesPass(world, '2026-11-24T22:00', 14)
  expect(await marks()).toEqual([])
  await member.must('join')
  const log = await member.must('drawLog', { eventId })
  expect(log.lines.map(({ n }) => n).sort()).toEqual([1, 2])
  expect(verifyLog(log)).toMatchObject({ ok: true, draws: 2 })

  const next = { opensAt: shanghai('2026-12-01T10:00:00.000'), closesAt: shanghai('2026-12-01T22:00:00.000') }
  const { event } = await world.operator.must('saveEvent', { ...DRAFT, ...next })
  await world.operator.must('publish', { eventId: event.id })
  await world.setTime('2026-12-01T10:00:00.000')
  expect(await member.must('draw', { eventId: event.id, nonce: 'n' })).toMatchObject({ n: 1 })
})

test('erase: who drew in nothing that anybody may still be at leaves no mark', async () => {
  const [member, bystander] = [await joined('o_drew'), await joined('o_did_not')]
  const { id: eventId } = await publishedDay(world, onePrize(0.5, 5))
  await member.must('draw', { eventId, nonce: 'n' })
  await bystander.must('erase')
  await world.setTime(CLOSING)
  // Within a minute somebody may still be at a draw.
  await world.control.post('clock', { advanceMs: 60_000, timers: false })
  await member.must('erase')
  expect(await marks()).toEqual([])
})

test('draw, home and memberDay: whether somebody left before costs a draw nothing, and the others one call where she joined while it was on', async () => {
  const [before, after] = [await joined('o_before'), world.member('o_after')]
  const { id: eventId } = await publishedDay(world, onePrize(0.000001, 5))
  await after.must('join')
  await world.setTime('2026-11-24T10:00:01.000')
  const callsOf = async (act: () => Promise<unknown>) =>
    Object.values(await world.wireCalls('member', act)).reduce((sum, count) => sum + count, 0)
  expect(await callsOf(() => before.must('home'))).toBe(2)
  expect(await callsOf(() => after.must('home'))).toBe(3)
  expect(await callsOf(() => before.must('memberDay'))).toBe(3)
  expect(await callsOf(() => after.must('memberDay'))).toBe(4)
  for (const member of [before, after]) {
    expect(await callsOf(() => member.must('memberDay', { eventId }))).toBe(2)
    expect(await callsOf(() => member.must('draw', { eventId, nonce: 'n' }))).toBe(2)
  }
})
