import type { LoggedDraw } from '../../cloudfunctions/domain/draw/log'
import type { Unit } from '../../cloudfunctions/domain/units/unit'
import { joined as joinedIn } from './counter-scene'
import {
  CLAIM_END,
  CLOSING,
  DRAFT,
  MONDAY,
  minutesPass,
  OPENING,
  onePrize,
  publishedDay,
  rollAgain,
  sha256,
  shanghai,
} from './member-days'
import { decisionsOf } from './message-scene'
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

const units = () => world.control.get<Unit[]>('collections/units?limit=1000')
const CONTACT = { name: '林小满', phone: '138 0000 0000', address: '上海市徐汇区某路 1 号' }

test('draw: a member has one chance, and one more once three days of the week are checked in', async () => {
  const member = world.member('o_chances')
  for (const [index, day] of ['2026-11-22', '2026-11-23', '2026-11-24'].entries()) {
    await world.setTime(`${day}T08:00:00.000`)
    if (index === 0) await member.must('join')
    await member.must('checkIn')
  }
  const other = await joined('o_one_chance')
  const event = await publishedDay(world)
  expect(await member.must('memberDay')).toMatchObject({ chances: 2, checkedInDays: 3 })
  expect(await other.must('memberDay')).toMatchObject({ chances: 1, checkedInDays: 0 })

  expect(await member.must('draw', { eventId: event.id, nonce: 'first' })).toMatchObject({ n: 1, chances: 1 })
  expect(await member.must('draw', { eventId: event.id, nonce: 'second' })).toMatchObject({ n: 2, chances: 0 })
  expect(await member.ask('draw', { eventId: event.id, nonce: 'third' })).toMatchObject({
    error: { code: 'LIMIT_REACHED' },
  })
})

test('home: the member day from its publishing to its end, with the chances that are left', async () => {
  const member = await joined('o_home')
  expect(await member.must('home')).not.toHaveProperty('memberDay')
  const { id: eventId } = await publishedDay(world, {}, { open: false })
  expect(await member.must('home')).toMatchObject({ memberDay: { eventId, state: 'published', chances: 1 } })
  await world.setTime('2026-11-24T12:00:00.000')
  expect(await member.must('home')).toMatchObject({ memberDay: { state: 'open', chances: 1 } })
  await member.must('draw', { eventId, nonce: 'mine' })
  expect(await member.must('home')).toMatchObject({ memberDay: { chances: 0 } })
  await world.setTime(CLOSING)
  expect(await member.must('home')).not.toHaveProperty('memberDay')
})

test('draw: before the instant of opening and from that of closing on it is NOT_OPEN, clock or no clock', async () => {
  const member = await joined('o_instants')
  const event = await publishedDay(world, {}, { open: false })
  const ask = () => member.ask('draw', { eventId: event.id, nonce: 'now' })
  await world.setTime('2026-11-24T09:59:59.999')
  expect(await ask()).toMatchObject({ error: { code: 'NOT_OPEN' } })
  await world.setTime(CLOSING)
  expect(await ask()).toMatchObject({ error: { code: 'NOT_OPEN' } })
  await world.setTime('2026-11-24T21:59:59.999')
  expect(await ask()).toMatchObject({ ok: true })
})

test('draw: what is not there is NOT_FOUND, a draft too', async () => {
  const member = await joined('o_not_found')
  expect(await member.ask('draw', { eventId: 'nothing', nonce: 'x' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  const { event } = await world.operator.must('saveEvent', { name: '草稿' })
  expect(await member.ask('draw', { eventId: event.id, nonce: 'x' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await member.ask('memberDay', { eventId: event.id })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('draw: the proof recomputes from the revealed seed, and client-random has no say', async () => {
  const member = await joined('o_proof')
  const event = await publishedDay(world)
  const { proof, prize } = await member.must('draw', { eventId: event.id, nonce: 'my-own' })
  await world.setTime(CLOSING)
  const { event: revealed } = await world.operator.must('reveal', { eventId: event.id })
  const seed = revealed.seed ?? ''
  expect(sha256(seed)).toBe(event.commitment)
  expect(proof).toMatchObject({ nonce: 'my-own', n: 1, commitment: event.commitment })
  expect(rollAgain(seed, proof)).toBe(proof.roll)
  const row = proof.table.find(({ from, to }) => from <= proof.roll && proof.roll < to)
  expect(prize?.id).toBe(row?.prizeId)
})

test('draw: one request is one draw with one answer, however often it is delivered', async () => {
  const member = await joined('o_one_request')
  const event = await publishedDay(world, onePrize(1, 10))
  const answers = await Promise.all(
    Array.from({ length: 30 }, () => member.ask('draw', { eventId: event.id, nonce: 'n' }, 'request-1')),
  )
  const answered = answers.filter((answer) => answer.ok)
  expect(new Set(answered.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers.filter((answer) => !answer.ok && answer.error.code !== 'TRY_AGAIN')).toEqual([])
  expect(await member.ask('draw', { eventId: event.id, nonce: 'n' }, 'request-1')).toEqual(answered[0])
  expect((await units()).filter(({ state }) => state !== 'free')).toHaveLength(1)
  expect(await member.ask('draw', { eventId: event.id, nonce: 'other' }, 'request-1')).toMatchObject({
    error: { code: 'REQUEST_REUSED' },
  })
})

test('draw: two wire calls without a unit, three with its first unit, four on an empty pool', async () => {
  const members = await Promise.all(['o_none', 'o_unit', 'o_empty'].map(joined))
  const none = await publishedDay(world, onePrize(0.000001, 1))
  const calls = (index: number, eventId: string) =>
    world.wireCalls('member', async () => members[index]?.must('draw', { eventId, nonce: 'n' }))
  expect(await calls(0, none.id)).toEqual({ 'database.getDocument': 1, 'database.modifyDocument': 1 })
  const sure = await publishedDay(world, onePrize(1, 1))
  expect(await calls(1, sure.id)).toEqual({ 'database.getDocument': 1, 'database.modifyDocument': 2 })
  expect(await calls(2, sure.id)).toEqual({ 'database.getDocument': 1, 'database.modifyDocument': 3 })
})

test('draw: a roll on an empty pool gets the published fallback, and says what it landed on', async () => {
  const [first, second] = await Promise.all(['o_first', 'o_second'].map(joined))
  const event = await publishedDay(world, onePrize(1, 1))
  expect(await first?.must('draw', { eventId: event.id, nonce: 'n' })).toMatchObject({ prize: { id: 'bag' } })
  expect(await second?.must('draw', { eventId: event.id, nonce: 'n' })).toMatchObject({
    prize: null,
    soldOut: { id: 'bag', name: '帆布袋' },
  })
  expect(await second?.must('memberDay')).toMatchObject({
    event: { prizes: [{ id: 'bag', units: 1, unitsLeft: 0 }], fallback: expect.stringContaining('发完') },
    draws: [{ n: 1, prize: null }],
  })
})

test('last-prize-twice: fifty at once on the last unit, one wins', async () => {
  const members = await Promise.all(Array.from({ length: 50 }, (_, index) => joined(`o_last_${index}`)))
  const event = await publishedDay(world, onePrize(1, 1))
  await world.warm('member')
  const drawn = await Promise.all(members.map((member) => member.must('draw', { eventId: event.id, nonce: 'n' })))
  expect(drawn.filter(({ prize }) => prize !== null)).toHaveLength(1)
})

test('claim-anothers-prize: a prize is claimed by who drew it, once, until the published end', async () => {
  const [winner, other] = await Promise.all(['o_winner', 'o_other'].map(joined))
  const event = await publishedDay(world, onePrize(1, 1))
  await winner?.must('draw', { eventId: event.id, nonce: 'n' })
  await other?.must('draw', { eventId: event.id, nonce: 'n' })
  const claim = { eventId: event.id, n: 1, contact: CONTACT }
  expect(await other?.ask('claimPrize', claim)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  expect(await winner?.ask('claimPrize', { eventId: event.id, n: 1 })).toMatchObject({
    error: { code: 'INVALID_INPUT', message: expect.stringContaining('联系方式') },
  })
  expect(await winner?.ask('claimPrize', { ...claim, n: 2 })).toMatchObject({ error: { code: 'NOT_FOUND' } })

  const answers = await Promise.all([winner?.ask('claimPrize', claim), winner?.ask('claimPrize', claim)])
  expect(answers.map((answer) => (answer?.ok ? 'claimed' : answer?.error.code)).sort()).toEqual([
    'ALREADY_DONE',
    'claimed',
  ])
  expect(await winner?.must('memberDay')).toMatchObject({
    draws: [{ claim: { state: 'claimed', voucher: { name: '帆布袋', state: 'issued' } } }],
  })
  await world.runClock()
  expect(await world.control.get('collections/vouchers')).toMatchObject([
    { contact: CONTACT, origin: { from: 'prize', n: 1 } },
  ])
})

test('claimPrize: from the instant at which claiming ends it is NOT_OPEN', async () => {
  const member = await joined('o_late')
  const event = await publishedDay(world, onePrize(1, 1))
  await member.must('draw', { eventId: event.id, nonce: 'n' })
  await world.setTime(CLAIM_END)
  expect(await member.ask('claimPrize', { eventId: event.id, n: 1, contact: CONTACT })).toMatchObject({
    error: { code: 'NOT_OPEN' },
  })
  expect(await member.must('memberDay', { eventId: event.id })).toMatchObject({
    draws: [{ claim: { state: 'ended' } }],
  })
})

test('claimPrize: points come to the account with an entry of their own', async () => {
  const member = await joined('o_points')
  const prizes = [{ id: 'p', name: '20 积分', kind: 'points' as const, points: 20, valueFen: 20, odds: 1, units: 5 }]
  const event = await publishedDay(world, { prizes })
  await member.must('draw', { eventId: event.id, nonce: 'n' })
  expect(await member.must('home')).toMatchObject({ points: 0 })
  expect(await member.must('claimPrize', { eventId: event.id, n: 1 })).toMatchObject({ voucher: { state: 'used' } })
  expect(await member.must('home')).toMatchObject({ points: 20 })
  expect((await member.must('statement')).entries).toMatchObject([{ reason: 'prize', delta: 20, ref: `${event.id}-1` }])
})

test('noticePrizes: two days before the end, at ten, whoever has not claimed is told once', async () => {
  const [claims, forgets] = await Promise.all(['o_claims', 'o_forgets'].map(joined))
  const event = await publishedDay(world, onePrize(1, 2))
  for (const member of [claims, forgets]) await member?.must('draw', { eventId: event.id, nonce: 'n' })
  await claims?.must('claimPrize', { eventId: event.id, n: 1, contact: CONTACT })
  await world.runClock()
  await world.setTime('2026-12-06T09:59:59.999')
  expect(await world.runClock()).toMatchObject({ did: { noticePrizes: 0 } })
  await world.setTime('2026-12-06T10:00:00.000')
  expect(await world.runClock()).toMatchObject({ did: { noticePrizes: 1 } })
  expect(await world.runClock()).toMatchObject({ did: { noticePrizes: 0 } })
  expect(await decisionsOf(world)).toMatchObject([{ about: { prizeName: '帆布袋', lastDay: '2026-12-08' } }])
})

test('entrant-101: whoever draws after the hundredth is drawn like everybody, and stands in the log', async () => {
  const members = await Promise.all(Array.from({ length: 120 }, (_, index) => joined(`o_entrant_${index}`)))
  const event = await publishedDay(world, onePrize(1, 120))
  const drawn = await Promise.all(members.map((member) => member.must('draw', { eventId: event.id, nonce: 'n' })))
  expect(drawn.filter(({ prize }) => prize === null)).toEqual([])
  await minutesPass(world, '2026-11-24T22:10', 8)
  expect(await world.control.get<LoggedDraw[]>('collections/draws?limit=1000')).toHaveLength(120)
  const log = await members[0]?.must('drawLog', { eventId: event.id })
  expect(log?.lines).toHaveLength(120)
  expect(log?.lines.filter(({ unit }) => unit === null)).toEqual([])
})

test('the chances of a draw that is open are of this event alone', async () => {
  const member = await joined('o_two_events')
  const first = await publishedDay(world)
  const second = await publishedDay(world)
  await world.setTime(OPENING)
  expect(await member.must('draw', { eventId: first.id, nonce: 'n' })).toMatchObject({ n: 1 })
  expect(await member.must('draw', { eventId: second.id, nonce: 'n' })).toMatchObject({ n: 1 })
})

test('memberDay: a prize of an earlier event is there until it is claimed or its time is over', async () => {
  const [winner, sleeper] = [await joined('o_winner'), await joined('o_sleeper')]
  const event = await publishedDay(world, onePrize(1, 2))
  for (const member of [winner, sleeper]) await member.must('draw', { eventId: event.id, nonce: 'mine' })
  expect(await winner.must('memberDay')).toMatchObject({ unclaimed: [] })
  await minutesPass(world, '2026-11-24T22:11', 2)
  await world.setTime('2026-11-25T09:00:00.000')
  const next = { opensAt: shanghai('2026-12-01T10:00:00.000'), closesAt: shanghai('2026-12-01T22:00:00.000') }
  const { event: following } = await world.operator.must('saveEvent', { ...DRAFT, ...next })
  await world.operator.must('publish', { eventId: following.id })

  const claimable = { eventId: event.id, n: 1, prize: { id: 'bag', name: '帆布袋' }, claimBy: shanghai(CLAIM_END) }
  expect(await winner.must('memberDay')).toMatchObject({ event: { id: following.id }, unclaimed: [claimable] })
  await winner.must('claimPrize', { eventId: event.id, n: 1, contact: CONTACT })
  expect(await winner.must('memberDay')).toMatchObject({ unclaimed: [] })
  await world.setTime(CLAIM_END)
  expect(await sleeper.must('memberDay')).toMatchObject({ unclaimed: [] })
})
