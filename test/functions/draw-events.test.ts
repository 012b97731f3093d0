import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { FUNCTIONS_SOURCE } from '../../local/build/functions'
import type { BrandEvent, EventDraft } from '../../typings/contract'
import { CLOSING, DRAFT, MONDAY, minutesPass, OPENING, onePrize, publishedDay, shanghai } from './member-days'
import { quietly, shelved } from './reward-scene'
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

const state = async (): Promise<string[]> => (await world.operator.must('events')).events.map((event) => event.state)

test('saveEvent: an empty draft is the coming Tuesday, ten to ten, and says what it lacks', async () => {
  const { event } = await world.operator.must('saveEvent', {})
  expect(event).toMatchObject({ state: 'draft', opensAt: shanghai(OPENING), closesAt: shanghai(CLOSING) })
  expect(event.missing).toContain('请填写主办方')
  expect(await world.operator.ask('publish', { eventId: event.id })).toMatchObject({
    ok: false,
    error: { code: 'INVALID_INPUT', missing: event.missing },
  })
})

test('saveEvent: what is missing is told with the field, and the prize, that it is said beside', async () => {
  const { event } = await world.operator.must('saveEvent', { ...DRAFT, ...onePrize(0.1, 0), organiser: ' ' })
  expect(event.lacks).toEqual([
    { what: 'organiser', words: '请填写主办方' },
    { what: 'prizeUnits', prizeId: 'bag', words: event.missing[1] },
  ])
})

test('two operators on one draft: the second is told, and what the first wrote stands', async () => {
  const { event } = await world.operator.must('saveEvent', DRAFT)
  const first = await world.operator.must('saveEvent', { id: event.id, version: event.version, name: '棉朵周二' })
  const second = { id: event.id, version: event.version, name: '会员日' }
  expect(await world.operator.ask('saveEvent', second)).toMatchObject({ error: { code: 'LOCKED' } })
  expect(await world.operator.ask('publish', { eventId: event.id, version: event.version })).toMatchObject({
    error: { code: 'LOCKED' },
  })
  expect((await world.operator.must('event', { eventId: event.id })).event).toEqual(first.event)
  const { event: saved } = await world.operator.must('saveEvent', { ...second, version: first.event.version })
  expect(saved).toMatchObject({ name: '会员日', version: first.event.version + 1 })
  expect(await world.operator.must('publish', { eventId: event.id, version: saved.version })).toMatchObject({
    event: { state: 'published', name: '会员日' },
  })
})

test('deleteDraft: it is nowhere any more, the log says who deleted it, and the same request says the same', async () => {
  const { event } = await world.operator.must('saveEvent', DRAFT)
  const deleting = { eventId: event.id, version: event.version }
  const requestId = randomUUID()
  const answer = await world.operator.ask('deleteDraft', deleting, requestId)
  expect(answer).toMatchObject({ ok: true, data: { event: { id: event.id, state: 'deleted' } } })
  expect(await world.operator.ask('deleteDraft', deleting, requestId)).toEqual(answer)

  expect(await state()).toEqual([])
  const wanted = (await world.operator.must('dashboard')).needs.map(({ kind }) => kind)
  expect(wanted).toEqual(['firstStore', 'firstReward', 'firstEvent'])
  const gone = { error: { code: 'NOT_FOUND' } }
  expect(await world.operator.ask('deleteDraft', deleting)).toMatchObject(gone)
  expect(await world.operator.ask('event', { eventId: event.id })).toMatchObject(gone)
  expect(await world.operator.ask('simulate', { eventId: event.id })).toMatchObject(gone)
  expect(await world.operator.ask('saveEvent', { id: event.id, name: '又回来' })).toMatchObject(gone)
  expect(await world.operator.ask('publish', { eventId: event.id })).toMatchObject(gone)
  const { acts } = await world.operator.must('audit', { what: 'deleteEvent' })
  expect(acts).toMatchObject([{ name: '首位运营', words: '删除会员日草稿', after: { event: DRAFT.name } }])
})

test('deleteDraft: what was published stays, and so does a draft that somebody changed since', async () => {
  const { event } = await world.operator.must('saveEvent', DRAFT)
  await world.operator.must('saveEvent', { id: event.id, version: event.version, name: '棉朵周二' })
  const outdated = await world.operator.ask('deleteDraft', { eventId: event.id, version: event.version })
  expect(outdated).toMatchObject({ error: { code: 'LOCKED', message: expect.stringContaining('别人刚刚改过') } })
  await world.operator.must('publish', { eventId: event.id, version: event.version + 1 })
  const late = await world.operator.ask('deleteDraft', { eventId: event.id, version: event.version + 1 })
  expect(late).toMatchObject({ error: { code: 'LOCKED', message: expect.stringContaining('发布后就锁定') } })
  expect(await state()).toEqual(['published'])
})

test('event: counts the draws and who drew, once they are carried', async () => {
  const { id } = await publishedDay(world, { ...onePrize(1, 5), chances: { free: 2, bonus: 0, bonusDays: 1 } })
  for (const [openid, draws] of Object.entries({ o_once: 1, o_twice: 2 })) {
    const member = world.member(openid)
    await member.must('join')
    for (let n = 0; n < draws; n++) await member.must('draw', { eventId: id, nonce: `nonce-${openid}-${n}` })
  }
  await world.runClock()
  expect(await world.operator.must('event', { eventId: id })).toMatchObject({
    event: { state: 'open', prizes: [{ unitsLeft: 2 }] },
    course: { draws: 3, entrants: 2 },
  })
  expect(await world.operator.ask('event', { eventId: 'none' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('me: an operator is told who it is, nobody else', async () => {
  expect(await world.operator.must('me')).toEqual({ name: '首位运营' })
  expect(await world.brand('o_stranger').ask('me')).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
})

test('events: a reward that has gone on sale is not among them', async () => {
  const { event } = await world.operator.must('saveEvent', {})
  await shelved(world, 0)
  expect((await world.operator.must('events')).events.map(({ id }) => id)).toEqual([event.id])
})

test('publish: writes one document a unit and commits to a seed that nobody sees', async () => {
  const event = await publishedDay(world, DRAFT, { open: false })
  expect(event).toMatchObject({
    state: 'published',
    commitment: expect.stringMatching(/^[0-9a-f]{64}$/),
    prizes: [{ unitsLeft: 10 }, { unitsLeft: 1 }, { unitsLeft: 50 }],
  })
  const member = world.member('o_looks')
  await member.must('join')
  const [seed] = await world.control.get<Array<{ seed: string }>>(
    `collections/members?query=${encodeURIComponent(JSON.stringify({ _id: `$seed-${event.id}` }))}`,
  )
  const seen = JSON.stringify([
    await member.must('memberDay'),
    await world.operator.must('events'),
    await world.operator.ask('publish', { eventId: event.id }),
  ])
  expect(seed?.seed).toMatch(/^[0-9a-f]{64}$/)
  expect(seen).not.toContain(seed?.seed)
})

const LOCKED: Array<[string, EventDraft]> = [
  ['fewer units', onePrizeLess()],
  ['other odds', changedPrize({ odds: 0.05 })],
  ['a lower value', changedPrize({ valueFen: 5800 })],
  ['another name', changedPrize({ name: '布袋' })],
  ['a prize less', { prizes: DRAFT.prizes?.slice(1) ?? [] }],
  ['a prize more', { prizes: [...(DRAFT.prizes ?? []), { id: 'x', name: '新', valueFen: 1, odds: 0.1, units: 1 }] }],
  ['more points than the budget', changedPrize({ units: 51 }, 2)],
  ['a shorter claim', { claimBy: shanghai('2026-12-01T22:00:00.000') }],
  ['a claim beyond sixty days', { claimBy: shanghai('2027-03-01T22:00:00.000') }],
  ['a later opening', { opensAt: shanghai('2026-11-24T12:00:00.000') }],
  ['an earlier closing', { closesAt: shanghai('2026-11-24T12:00:00.000') }],
  ['other rules', { rules: '另一套规则' }],
  ['other chances', { chances: { free: 1, bonus: 0, bonusDays: 3 } }],
  ['another fallback', { fallback: '没有' }],
  ['another organiser', { organiser: '别家' }],
  ['another contact', { contact: '没有' }],
  ['a bigger points budget', { pointsBudget: 5000 }],
]

test.each(LOCKED)('an event cannot be edited after publishing: %s', async (_what, change) => {
  const event = await publishedDay(world, {}, { open: false })
  const before = await world.operator.must('events')
  expect(await world.operator.ask('saveEvent', { id: event.id, ...change })).toMatchObject({
    error: { code: 'LOCKED' },
  })
  expect(await world.operator.must('events')).toEqual(before)
})

test('an event cannot be edited after publishing: no other action of an operator changes its terms', async () => {
  const event = await publishedDay(world)
  const terms = termsOf(event)
  const { operator } = world
  expect(await operator.ask('publish', { eventId: event.id })).toMatchObject({ error: { code: 'ALREADY_DONE' } })
  await operator.must('simulate', { eventId: event.id })
  expect(await operator.ask('reveal', { eventId: event.id })).toMatchObject({ error: { code: 'NOT_OPEN' } })
  await operator.must('close', { eventId: event.id })
  await operator.must('reveal', { eventId: event.id })
  await operator.must('saveCheckIn', { rewards: [1, 1, 1, 1, 1, 1, 1] })
  expect(termsOf((await operator.must('events')).events[0])).toEqual(terms)
})

test('after publishing, more units and a longer claim are written and recorded', async () => {
  const event = await publishedDay(world, onePrize(1, 1))
  const claimBy = shanghai('2026-12-20T22:00:00.000')
  const { event: amended } = await world.operator.must('saveEvent', { id: event.id, ...onePrize(1, 3), claimBy })
  expect(amended).toMatchObject({
    claimBy,
    termsHash: event.termsHash,
    prizes: [{ units: 3, unitsLeft: 3 }],
    amendments: [
      { kind: 'moreUnits', prizeId: 'bag', from: 1, to: 3 },
      { kind: 'longerClaim', from: DRAFT.claimBy, to: claimBy },
    ],
  })
})

test('stock-reset-by-failed-read: units that are written again keep what became of them', async () => {
  const event = await publishedDay(world, onePrize(1, 2))
  const member = world.member('o_wins')
  await member.must('join')
  await member.must('draw', { eventId: event.id, nonce: 'n' })
  await world.control.post('faults', {
    plan: [{ function: 'brand', action: 'database.getDocument', kind: 'error500' }],
  })
  expect(await world.operator.ask('saveEvent', { id: event.id, ...onePrize(1, 4) })).toMatchObject({
    error: { code: 'INTERNAL' },
  })
  await world.operator.must('saveEvent', { id: event.id, ...onePrize(1, 4) })
  await world.runClock()
  expect((await world.operator.must('events')).events[0]).toMatchObject({ prizes: [{ units: 4, unitsLeft: 3 }] })
})

test('publishing that is killed after it locked is finished by the clock before the event opens', async () => {
  const { event } = await world.operator.must('saveEvent', DRAFT)
  await world.control.post('faults', {
    plan: [{ function: 'brand', action: 'database.insertDocument', nth: 2, kind: 'kill' }],
  })
  await world.operator.ask('publish', { eventId: event.id }).catch(() => undefined)
  await world.setTime(OPENING)
  expect(await state()).toEqual(['published'])
  await world.runClock()
  await world.runClock()
  expect((await world.operator.must('events')).events[0]).toMatchObject({
    state: 'open',
    prizes: [{ unitsLeft: 10 }, {}, {}],
  })
})

test('the clock opens, closes, reveals and sums up at its instants, twice at once like once', async () => {
  const event = await publishedDay(world, {}, { open: false })
  const member = world.member('o_watches')
  await member.must('join')
  await world.setTime(OPENING)
  await Promise.all([world.runClock(), world.runClock(), world.runClock()])
  expect(await state()).toEqual(['open'])
  await member.must('draw', { eventId: event.id, nonce: 'n' })
  await world.setTime(CLOSING)
  await Promise.all([world.runClock(), world.runClock()])
  expect(await state()).toEqual(['closed'])
  expect((await member.must('memberDay')).event).not.toHaveProperty('seed')
  await minutesPass(world, '2026-11-24T22:10', 6)
  expect(await state()).toEqual(['revealed'])
  const log = await member.must('drawLog', { eventId: event.id })
  expect(log).toMatchObject({ root: expect.stringMatching(/^[0-9a-f]{64}$/), lines: [{ nonce: 'n' }] })
  await Promise.all([world.runClock(), world.runClock()])
  expect(await member.must('drawLog', { eventId: event.id })).toEqual(log)
})

test('drawn-twice: an operator and two clocks close at once, and it is closed once', async () => {
  const event = await publishedDay(world)
  await world.setTime(CLOSING)
  const close = () => world.operator.ask('close', { eventId: event.id })
  const answers = await Promise.all([close(), world.runClock(), close(), world.runClock()])
  expect(answers[0]).toMatchObject({ ok: true, data: { event: { state: 'closed', amendments: [] } } })
  expect(answers[2]).toMatchObject({ ok: true, data: { event: { state: 'closed', amendments: [] } } })
})

test('drawn-twice: a draw that was cut off, finished by its member and by two clocks, takes one unit', async () => {
  const event = await publishedDay(world, onePrize(1, 3))
  const member = world.member('o_cut_off')
  await member.must('join')
  await world.control.post('faults', {
    plan: [{ function: 'member', action: 'database.modifyDocument', nth: 2, kind: 'kill' }],
  })
  const draw = () => member.ask('draw', { eventId: event.id, nonce: 'n' }, 'the-draw')
  expect(await quietly(draw())).toBeNull()
  await world.setTime('2026-11-24T10:02:00.000')
  expect(await draw()).toMatchObject({ ok: true, data: { n: 1, prize: { id: 'bag' } } })
  await Promise.all([world.runClock(), world.runClock()])
  expect((await world.operator.must('events')).events[0]).toMatchObject({ prizes: [{ units: 3, unitsLeft: 2 }] })
})

test('close: before its instant it is recorded, and nobody draws any more', async () => {
  const event = await publishedDay(world)
  const member = world.member('o_late')
  await member.must('join')
  const { event: closed } = await world.operator.must('close', { eventId: event.id })
  expect(closed).toMatchObject({ state: 'closed', amendments: [{ kind: 'closedEarly', to: shanghai(OPENING) }] })
  expect(await member.ask('draw', { eventId: event.id, nonce: 'n' })).toMatchObject({ error: { code: 'NOT_OPEN' } })
})

test('weekly: when it opens, next week’s draft is there once, with its own prizes', async () => {
  const event = await publishedDay(world, { weekly: true })
  await Promise.all([world.runClock(), world.runClock()])
  await world.runClock()
  const { events } = await world.operator.must('events')
  expect(events).toHaveLength(2)
  expect(events[0]).toMatchObject({
    state: 'draft',
    opensAt: event.opensAt + 7 * 24 * 60 * 60 * 1000,
    prizes: [{ id: 'bag', units: 10 }, { id: 'set' }, { id: 'points' }],
    missing: [],
  })
  expect(events[0]?.id).not.toBe(event.id)
})

test('simulate: ten thousand draws of a draft, no more prizes than there are', async () => {
  const { event } = await world.operator.must('saveEvent', DRAFT)
  const { draws, costFen, totalFen, prizes } = await world.operator.must('simulate', { eventId: event.id })
  expect(draws).toBe(10_000)
  expect(prizes.map(({ id }) => id)).toEqual(['bag', 'set', 'points'])
  expect(prizes.map(({ issued }) => issued)).toEqual([10, expect.any(Number), 50])
  expect(costFen.mean).toBeCloseTo(totalFen / 10_000)
})

test('the audit log has an event from its draft to its reveal, once each, however often a request comes', async () => {
  await world.setTime('2026-11-23T08:00:00.000')
  const { event } = await world.operator.must('saveEvent', DRAFT)
  await world.setTime('2026-11-23T08:01:00.000')
  const publish = () => world.operator.ask('publish', { eventId: event.id }, 'publish-logged')
  await Promise.all([publish(), publish()])
  await publish()
  await world.operator.ask('publish', { eventId: event.id })
  const { acts } = await world.operator.must('audit')
  const about = acts.filter(({ after }) => after?.event === DRAFT.name && after?.prizes === DRAFT.prizes?.length)
  expect(about.slice(0, 2).map(({ what, name }) => [what, name])).toEqual([
    ['publishEvent', '首位运营'],
    ['saveEvent', '首位运营'],
  ])
})

test('only an operator writes, publishes, closes, reveals or simulates', async () => {
  const event = await publishedDay(world)
  for (const action of ['events', 'saveEvent', 'simulate', 'publish', 'close', 'reveal']) {
    const data = { action, requestId: `request-${action}`, input: { eventId: event.id } }
    expect(await world.call({ openid: 'o_member', name: 'brand', data })).toMatchObject({
      error: { code: 'NOT_ALLOWED' },
    })
  }
})

test('where-in-transaction: no function opens a transaction, so no condition can escape one', () => {
  const sources = readdirSync(FUNCTIONS_SOURCE, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  expect(sources.length).toBeGreaterThan(50)
  const opening = sources.filter((file) =>
    /(run|start)Transaction/.test(readFileSync(path.join(FUNCTIONS_SOURCE, file), 'utf8')),
  )
  expect(opening).toEqual([])
})

function changedPrize(change: object, place = 0): EventDraft {
  return { prizes: (DRAFT.prizes ?? []).map((prize, index) => (index === place ? { ...prize, ...change } : prize)) }
}

function onePrizeLess(): EventDraft {
  return changedPrize({ units: 9 })
}

function termsOf(event: BrandEvent | undefined) {
  const {
    state: _state,
    version: _version,
    amendments: _amendments,
    seed: _seed,
    ...terms
  } = event ?? ({} as BrandEvent)
  return terms
}
