import path from 'node:path'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import { joined } from './counter-scene'
import { accepts, decisionsOf, receivedBy, tick } from './message-scene'
import { counter, type Member, memberWith, shelved } from './reward-scene'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld({ own: { crowd: path.join(__dirname, 'fixtures/crowd/index.ts') } })
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.control.post('reset', {})
  await world.setTime('2026-11-23T10:00:00.000')
})

const rule = async () => (await world.operator.must('messageRules')).rules.find(({ kind }) => kind === 'wishBack')

/** One wish of all of theirs comes back, and each is told. */
async function tellAll(members: readonly Member[]): Promise<{ rewardId: string; ids: string[] }> {
  const { id: rewardId } = await shelved(world, 0, { points: 10 })
  for (const member of members) {
    await accepts(world, member, ['wishBack'])
    await member.must('wish', { rewardId, on: true })
  }
  await world.operator.must('addUnits', { rewardId, units: 50 })
  await tick(world, '2026-11-23T10:01:00.000', 2)
  const ids = await Promise.all(members.map(async (member) => (await member.must('inbox')).messages[0]?.id ?? ''))
  return { rewardId, ids }
}

test('opened, acted upon, not relevant, turned off and ignored: each is recorded once, and comes to the figures', async () => {
  const clerk = await counter(world)
  const [opens, acts, minds, leaves, ignores] = await Promise.all([
    joined(world),
    memberWith(world, clerk, 50),
    joined(world),
    joined(world),
    joined(world),
  ])
  const { rewardId, ids } = await tellAll([opens, acts, minds, leaves, ignores])
  const [opened = '', , minded = '', left = ''] = ids

  expect(await opens.must('home')).toMatchObject({ unopened: 1 })
  for (let time = 0; time < 2; time++) await opens.must('openMessage', { id: opened })
  expect(await opens.must('home')).not.toHaveProperty('unopened')
  expect((await opens.must('inbox')).messages).toMatchObject([{ opened: true, irrelevant: false }])
  await acts.must('redeem', { rewardId, quantity: 1 })
  for (let time = 0; time < 2; time++) await minds.must('notRelevant', { id: minded })
  expect((await minds.must('inbox')).messages).toMatchObject([{ opened: false, irrelevant: true }])
  await leaves.must('preferences', { messages: { wishBack: false } })
  expect((await decisionsOf(world)).find(({ _id }) => _id === left)?.marks).toContain('unsubscribed')
  for (const day of ['24', '26']) await tick(world, `2026-11-${day}T10:02:00.000`, 2)

  expect(await rule()).toEqual({
    kind: 'wishBack',
    version: 1,
    paused: false,
    pausedBecause: null,
    candidates: 5,
    sent: 5,
    unsent: 0,
    suppressed: {},
    opened: 1,
    acted: 1,
    irrelevant: 1,
    unsubscribed: 1,
    ratio: null,
  })
  const marks = (await decisionsOf(world)).flatMap((decision) => decision.marks)
  expect(['signal', 'noise', 'ignored'].map((mark) => marks.filter((each) => each === mark).length)).toEqual([2, 3, 1])
  const members = await world.control.get<MemberDocument[]>('collections/members?limit=1000')
  const hers = members.find(({ _id }) => _id === minds.openid)?.messaging.kinds.wishBack
  expect(hers?.irrelevant.count).toBe(1)
  const facts = await world.control.get<Array<{ facts: Array<{ kind: string }> }>>('collections/happenings?limit=1000')
  const kinds = facts.flatMap((happening) => happening.facts.map(({ kind }) => kind))
  expect(kinds.filter((kind) => kind === 'messageSent')).toHaveLength(5)
  expect(kinds.filter((kind) => kind === 'optedOut')).toHaveLength(1)
})

test('a rule that turns to noise pauses itself, says so, holds what comes, and is woken by the operator alone', async () => {
  const members = await Promise.all(Array.from({ length: 21 }, () => joined(world)))
  const { ids } = await tellAll(members)
  await Promise.all(members.map((member, place) => member.must('notRelevant', { id: ids[place] ?? '' })))
  await tick(world, '2026-11-23T10:02:00.000')
  expect(await rule()).toMatchObject({ sent: 21, irrelevant: 21, paused: true })
  expect((await rule())?.pausedBecause).toMatch(
    /^有用 0 条，打扰 21 条，信噪比 0\.02（95% 区间上限 0\.\d\d），低于 0\.25，11月23日 10:02 自行暂停$/,
  )

  const fresh = await joined(world)
  await accepts(world, fresh, ['wishBack'])
  const { id } = await shelved(world, 0)
  await fresh.must('wish', { rewardId: id, on: true })
  await world.operator.must('addUnits', { rewardId: id, units: 1 })
  await tick(world, '2026-11-23T10:03:00.000', 2)
  expect(await receivedBy(world, fresh)).toEqual([])
  expect((await decisionsOf(world)).flatMap(({ failed }) => failed)).toEqual(['notWorthIt'])

  expect(await world.brand(fresh.openid).ask('setRule', { kind: 'wishBack', paused: false })).toMatchObject({
    error: { code: 'NOT_ALLOWED' },
  })
  const { rules } = await world.operator.must('setRule', { kind: 'wishBack', paused: false })
  expect(rules.find(({ kind }) => kind === 'wishBack')).toMatchObject({ paused: false, pausedBecause: null })
  await tick(world, '2026-11-23T10:04:00.000', 2)
  expect(await rule()).toMatchObject({ paused: false, candidates: 22 })
  const { acts } = await world.operator.must('audit', { what: 'setRule' })
  expect(acts).toMatchObject([{ before: { paused: true }, after: { rule: 'wishBack', paused: false } }])
})

test('figures are exact when the clock dies while it counts, and when several count at once', async () => {
  await tellAll(await Promise.all(Array.from({ length: 3 }, () => joined(world))))
  const more = await joined(world)
  for (let nth = 1; nth <= 6; nth++) {
    const { id } = await shelved(world, 0)
    await more.must('wish', { rewardId: id, on: true })
    await world.operator.must('addUnits', { rewardId: id, units: 1 })
    await tick(world, `2026-11-23T11:0${nth}:00.000`)
    await world.control.post('faults', {
      plan: [{ function: 'clock', action: 'database.modifyDocument', kind: 'kill', nth }],
    })
    await Promise.all([world.runClock(), world.runClock()].map((run) => run.catch(() => undefined)))
    await world.control.post('faults', { plan: [] })
  }
  await tick(world, '2026-11-23T12:00:00.000', 2)
  expect(await rule()).toMatchObject({ candidates: 9, sent: 3, unsent: 6, suppressed: { noQuota: 6 } })
})

test('birthday: told once, a gift every year, with what her plan adds, and a message for whoever allowed it', async () => {
  const member = await joined(world)
  await accepts(world, member, ['birthday', 'birthday'])
  const born = { action: 'born', requestId: 'born-1', input: { birthday: '12-25' } }
  await world.call({ openid: member.openid, name: 'crowd', data: born })
  await world.runClock()
  await tick(world, '2026-12-25T10:00:00.000')
  await Promise.all([world.runClock(), world.runClock()])
  expect(await receivedBy(world, member)).toEqual(['birthday: 祝您生日快乐 · 30 · 已经放进账户，没有任何条件'])
  await tick(world, '2027-12-25T10:00:00.000', 2)
  const gifts = (await member.must('statement')).entries.filter(({ ref }) => ref.startsWith('birthday'))
  expect(gifts).toMatchObject([
    { reason: 'gift', delta: 30, ref: 'birthday-2027' },
    { reason: 'gift', delta: 30, ref: 'birthday-2026' },
  ])
})
