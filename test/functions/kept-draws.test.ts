import type { MemberDocument } from '../../cloudfunctions/platform/members'
import { DRAFT, MONDAY, minutesPass, OPENING, onePrize, publishedDay, shanghai } from './member-days'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

const EVENTS = 36
const CONTACT = { name: '林小满', phone: '138 0000 0000', address: '上海市徐汇区某路 1 号' }

test('prize-forgotten: however many member days come behind it, a prize can be claimed, is claimed once, and shows so', async () => {
  await world.setTime(MONDAY)
  const member = world.member('o_draws_all')
  await member.must('join')
  const busy = world.member('o_is_busy')
  await busy.must('join')
  const drawsKept = async () => {
    const found = await world.control.get<MemberDocument[]>('collections/members?limit=1000')
    return found.find(({ _id }) => _id === member.openid)?.draws ?? []
  }
  const eventIds: string[] = []
  for (let event = 0; event < EVENTS; event++) {
    const claimBy = shanghai('2027-01-20T22:00:00.000')
    eventIds.push((await publishedDay(world, { ...onePrize(1, 2), claimBy }, { open: false })).id)
  }
  const [first = '', second = ''] = eventIds
  await world.setTime(OPENING)
  for (const eventId of eventIds) expect(await member.must('draw', { eventId, nonce: 'n' })).toMatchObject({ n: 1 })
  for (const eventId of eventIds) await busy.must('draw', { eventId, nonce: 'n' })
  await minutesPass(world, '2026-11-24T10:01', 3)
  expect((await member.must('memberDay', { eventId: second })).unclaimed).toHaveLength(EVENTS - 1)
  expect(await member.must('memberDay', { eventId: first })).toMatchObject({ draws: [{ claim: { state: 'open' } }] })
  await member.must('claimPrize', { eventId: first, n: 1, contact: CONTACT })
  await world.runClock()

  await world.setTime('2026-12-07T09:00:00.000')
  const times = { opensAt: shanghai('2026-12-08T10:00:00.000'), closesAt: shanghai('2026-12-08T22:00:00.000') }
  const draft = { ...DRAFT, ...onePrize(0.000001, 1), ...times, claimBy: shanghai('2026-12-20T22:00:00.000') }
  const { event } = await world.operator.must('saveEvent', draft)
  await world.operator.must('publish', { eventId: event.id })
  await world.setTime('2026-12-08T10:00:00.000')
  const draw = () => member.must('draw', { eventId: event.id, nonce: 'n' })
  expect(Object.values(await world.wireCalls('member', draw))).toEqual([1, 1])

  // While something else of hers changes, too, she draws, and nothing is lost.
  const atOnce = [busy.ask('checkIn'), busy.ask('draw', { eventId: event.id, nonce: 'n' }), busy.ask('checkIn')]
  expect((await Promise.all(atOnce)).map(({ ok }) => ok).filter(Boolean)).toHaveLength(2)
  const { draws, unclaimed } = await busy.must('memberDay', { eventId: event.id })
  expect([draws.length, unclaimed.length]).toEqual([1, EVENTS])

  // What was claimed is over and is kept no more; all the others can be claimed still.
  const kept = await drawsKept()
  expect(kept).toHaveLength(EVENTS)
  expect(kept.map(({ eventId }) => eventId)).not.toContain(first)
  expect(await member.must('memberDay', { eventId: first })).toMatchObject({
    draws: [{ prize: { id: 'bag' }, claim: { state: 'claimed', voucher: { state: 'issued' } } }],
  })
  expect(await member.ask('claimPrize', { eventId: first, n: 1, contact: CONTACT })).toMatchObject({ ok: false })
  await member.must('claimPrize', { eventId: second, n: 1, contact: CONTACT })
  expect(await member.must('memberDay', { eventId: second })).toMatchObject({
    draws: [{ claim: { state: 'claimed' } }],
  })
})
