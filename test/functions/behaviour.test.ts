import path from 'node:path'
import type { BehaviourEvent } from '../../typings/contract'
import { joined } from './counter-scene'
import { shelved } from './reward-scene'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  const own = { age: path.join(__dirname, 'fixtures/age/index.ts') }
  world = await startWorld({ only: ['member', 'behaviour', 'brand'], own })
  await world.setTime('2026-12-01T08:00:00.000')
})
afterAll(() => world.close())

const phoneOf = ({ openid }: { readonly openid: string }) => world.behaviour(openid)
const views = (target: string, count: number, at = 1_000): BehaviourEvent[] =>
  Array.from({ length: count }, () => ({ kind: 'view', page: 'pages/reward/reward', target, at }))
const seenBy = async (member: { readonly openid: string }) => (await world.member(member.openid).must('tags')).tags
const documentOf = async ({ openid }: { readonly openid: string }) => {
  const members = await world.control.get<Array<{ _id: string }>>('collections/members?limit=1000')
  return members.find(({ _id }) => _id === openid)
}

test('record: a hundred events about a hundred rewards are two wire calls, and become tags with their evidence', async () => {
  const member = await joined(world)
  const ids: string[] = []
  for (let place = 0; place < 100; place++) ids.push((await shelved(world, 0)).id)
  const events = ids.flatMap((id) => views(id, 1))
  const calls = await world.wireCalls('behaviour', async () => {
    expect(await phoneOf(member).must('record', { events })).toEqual({ accepted: 100 })
  })
  console.info('wire calls of a hundred events:', JSON.stringify(calls))
  expect(Object.values(calls).reduce((sum, count) => sum + count, 0)).toBe(2)
  expect(await seenBy(member)).toEqual([
    {
      tag: 'bath',
      name: '常看浴室用品',
      score: 100,
      evidence: [
        { kind: 'view', count: 100, lastAt: Date.parse('2026-12-01T08:00:00+08:00'), words: '看过浴室用品 100 次' },
      ],
      paused: false,
    },
  ])
})

test('record: the same batch twenty times at once, and once more later, is counted once; another under its name is refused', async () => {
  const member = await joined(world)
  const { id } = await shelved(world, 0)
  const ask = () => phoneOf(member).ask('record', { events: views(id, 3) }, 'batch-1')
  const answers = await Promise.all(Array.from({ length: 20 }, ask))
  const heard = answers.filter((answer) => answer.ok || answer.error.code !== 'TRY_AGAIN')
  expect(heard.length).toBeGreaterThan(0)
  for (const answer of [...heard, await ask()]) expect(answer).toEqual({ ok: true, data: { accepted: 3 } })
  expect(await seenBy(member)).toMatchObject([{ evidence: [{ kind: 'view', count: 3 }] }])
  expect(await phoneOf(member).ask('record', { events: views(id, 4) }, 'batch-1')).toMatchObject({
    error: { code: 'REQUEST_REUSED' },
  })
})

test('record: a batch whose reply was lost is counted once, and its answer is the same', async () => {
  const member = await joined(world)
  const { id } = await shelved(world, 0)
  const ask = () => phoneOf(member).ask('record', { events: views(id, 2) }, 'batch-lost')
  const action = 'database.modifyDocument'
  await world.control.post('faults', { plan: [{ function: 'behaviour', action, kind: 'lostReply' }] })
  expect(await ask()).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
  expect(await ask()).toEqual({ ok: true, data: { accepted: 2 } })
  expect(await seenBy(member)).toMatchObject([{ evidence: [{ kind: 'view', count: 2 }] }])
})

test('record: forty batches do not push the answer to a check-in out of what is remembered', async () => {
  const member = await joined(world)
  const { id } = await shelved(world, 0)
  const first = await member.ask('checkIn', {}, 'check-in-1')
  for (let batch = 0; batch < 40; batch++) await phoneOf(member).must('record', { events: views(id, 1) })
  expect(await member.ask('checkIn', {}, 'check-in-1')).toEqual(first)
})

test('client-sets-points: what a batch says of itself is dropped or without effect, and the rest of it counts', async () => {
  const member = await joined(world)
  const { id } = await shelved(world, 0)
  const good = views(id, 1)[0] as BehaviourEvent
  const bad = [
    null,
    'view',
    17,
    {},
    { ...good, kind: 'purchase' },
    { ...good, kind: { $ne: null } },
    { ...good, page: 'pages/statement/statement' },
    { ...good, page: `${good.page}?id=${id}` },
    { ...good, target: 'nothing' },
    { ...good, target: `$house` },
    { ...good, at: -1 },
    { ...good, at: 1.5 },
    { ...good, at: '1000' },
    { ...good, ms: -1 },
    { ...good, at: 1_000 - 8 * 24 * 3_600_000 },
    { kind: 'view', target: id },
    { kind: 'view', at: 1_000 },
  ]
  const events = [...bad, { ...good, score: 99, weight: 99, tag: 'bedding', points: 10_000 }] as never
  expect(await phoneOf(member).must('record', { events })).toEqual({ accepted: 1 })
  expect(await seenBy(member)).toMatchObject([{ tag: 'bath', score: 1, evidence: [{ count: 1 }] }])
  expect(await member.must('home')).toMatchObject({ points: 0 })
})

test('record: who has not joined, more than a hundred events, or none of the right shape change nothing', async () => {
  expect(await world.behaviour('o_nobody').ask('record', { events: [] })).toMatchObject({
    error: { code: 'NOT_JOINED' },
  })
  const member = await joined(world)
  const before = await documentOf(member)
  for (const input of [{ events: views('x', 101) }, { events: {} }, {}, { events: [], openid: 'o_other' }]) {
    expect(await phoneOf(member).ask('record', input as never)).toMatchObject({ error: { code: 'INVALID_INPUT' } })
  }
  expect(await phoneOf(member).must('record', { events: [] })).toEqual({ accepted: 0 })
  expect(await documentOf(member)).toEqual(before)
})

test('record: with personalisation off nothing is kept, whatever she does, and on again it begins with what she does then', async () => {
  const { id } = await shelved(world, 3)
  const member = await joined(world)
  await member.must('preferences', { personalised: false })
  const before = await documentOf(member)
  expect(await phoneOf(member).must('record', { events: views(id, 5) })).toEqual({ accepted: 0 })
  expect(await documentOf(member)).toEqual(before)
  await member.must('wish', { rewardId: id, on: true })
  expect(await member.must('tags')).toEqual({ tags: [], personalised: false, minor: false })

  await member.must('preferences', { personalised: true })
  expect(await phoneOf(member).must('record', { events: views(id, 5) })).toEqual({ accepted: 5 })
  expect(await member.must('tags')).toMatchObject({ tags: [{ score: 5 }], personalised: true })
})

test('record: of a minor nothing is kept, whatever she does, and the list is everybody’s', async () => {
  const { id } = await shelved(world, 3)
  const member = await joined(world)
  const data = { action: 'say', requestId: 'minor', input: { minor: true } }
  expect(await world.call({ openid: member.openid, name: 'age', data })).toMatchObject({ ok: true })
  const before = await documentOf(member)
  expect(await phoneOf(member).must('record', { events: views(id, 5) })).toEqual({ accepted: 0 })
  expect(await documentOf(member)).toEqual(before)
  await member.must('wish', { rewardId: id, on: true })
  expect(await member.must('tags')).toEqual({ tags: [], personalised: false, minor: true })
  const { rewards, personalised } = await member.must('rewards')
  expect(personalised).toBe(false)
  expect(rewards.filter(({ because }) => because !== undefined)).toEqual([])
})

test('a tag halves in fourteen days, read from what was written then', async () => {
  const member = await joined(world)
  const { id } = await shelved(world, 0)
  await phoneOf(member).must('record', { events: views(id, 8) })
  await world.setTime('2026-12-15T08:00:00.000')
  expect(await seenBy(member)).toMatchObject([{ score: 4 }])
  await world.setTime('2026-12-29T08:00:00.000')
  expect(await seenBy(member)).toMatchObject([{ score: 2 }])
  await world.setTime('2026-12-01T08:00:00.000')
})
