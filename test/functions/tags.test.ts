import type { BehaviourEvent } from '../../typings/contract'
import { joined, openStore, takeOn } from './counter-scene'
import { buy, type Member, memberWith, shelved } from './reward-scene'
import { seededRandom } from './seeded-random'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld({ only: ['member', 'behaviour', 'brand', 'staff'] })
})
afterAll(() => world.close())

beforeEach(async () => {
  await world.control.post('reset', {})
  await world.setTime('2026-12-01T08:00:00.000')
})

const look = (member: Member, target: string, count: number) => {
  const event: BehaviourEvent = { kind: 'view', page: 'pages/reward/reward', target, at: 1_000 }
  return world.behaviour(member.openid).must('record', { events: Array.from({ length: count }, () => event) })
}
const shelf = async (member: Member) =>
  (await member.must('rewards')).rewards.map(({ name, because }) => (because ? `${name} ${because}` : name))

const openShelf = async () => ({
  towel: (await shelved(world, 5, { name: '毛巾', tags: ['bath'], opensAt: 1 })).id,
  set: (await shelved(world, 5, { name: '四件套', tags: ['bedding'], points: 900, opensAt: 2 })).id,
  pillow: (await shelved(world, 5, { name: '枕头', tags: ['bedding'], points: 50, opensAt: 3 })).id,
  tea: (await shelved(world, 5, { name: '茶', tags: ['table'], opensAt: 4 })).id,
})

test('a wish, a redemption, a purchase and the source speak for tags in the change that they are, without a further wire call', async () => {
  const clerk = await takeOn(world, await openStore(world))
  const member = world.member('o_source')
  await member.must('join', { source: 'parcel:2611' })
  await buy(clerk, member, 300)
  const { towel, pillow } = await openShelf()
  const wishing = await world.wireCalls('member', () => member.must('wish', { rewardId: towel, on: true }))
  const redeeming = await world.wireCalls('member', () => member.must('redeem', { rewardId: pillow, quantity: 1 }))
  const sum = (calls: Record<string, number>) => Object.values(calls).reduce((total, count) => total + count, 0)
  expect([sum(wishing), sum(redeeming)]).toEqual([2, 3])
  await member.must('wish', { rewardId: towel, on: true })

  const { tags } = await member.must('tags')
  expect(tags.map(({ name, evidence }) => [name, ...evidence.map(({ words }) => words)])).toEqual([
    ['换过床品', '换过床品 1 次'],
    ['去过淮海路店', '在淮海路店买过 1 次'],
    ['想要浴室用品', '把浴室用品放进心愿 1 次'],
    ['从包裹标签加入', '从包裹标签加入'],
  ])
})

test('rewards: what her tags speak for comes first and says why, of that what her points reach; the rest stands as for everybody', async () => {
  const member = await memberWith(world, await takeOn(world, await openStore(world)), 100)
  const { pillow, towel } = await openShelf()
  expect(await shelf(member)).toEqual(['茶', '枕头', '四件套', '毛巾'])
  await look(member, pillow, 3)
  expect(await shelf(member)).toEqual(['枕头 因为您常看床品', '四件套 因为您常看床品', '茶', '毛巾'])
  await member.must('wish', { rewardId: towel, on: true })
  expect(await shelf(member)).toEqual(['毛巾 因为您想要浴室用品', '枕头 因为您常看床品', '四件套 因为您常看床品', '茶'])
})

test('forgetTag: gone from the drawer and from every recommendation, however often they are read, until she does something new', async () => {
  const member = await joined(world)
  const { pillow } = await openShelf()
  const everybodys = await shelf(member)
  await look(member, pillow, 6)
  const forget = () => member.ask('forgetTag', { tag: 'bedding' }, 'forget-1')
  const answer = await forget()
  expect(answer).toEqual({ ok: true, data: { tags: [], personalised: true, minor: false } })
  expect(await forget()).toEqual(answer)
  for (let reading = 0; reading < 5; reading++) {
    await world.setTime(`2026-12-0${reading + 2}T08:00:00.000`)
    expect(await member.must('tags')).toMatchObject({ tags: [] })
    expect(await shelf(member)).toEqual(everybodys)
    await member.must('checkIn')
  }
  const late: BehaviourEvent[] = [
    { kind: 'view', page: 'pages/reward/reward', target: pillow, at: 0 },
    { kind: 'view', page: 'pages/home/home', at: 6 * 24 * 3_600_000 },
  ]
  await world.behaviour(member.openid).must('record', { events: late })
  expect(await member.must('tags')).toMatchObject({ tags: [] })

  await look(member, pillow, 1)
  expect((await member.must('tags')).tags).toMatchObject([
    { tag: 'bedding', name: '看过床品', score: 1, evidence: [{ kind: 'view', count: 1 }] },
  ])
})

test('pauseTag: it stays with its evidence, says so, and no recommendation reads it until it goes on', async () => {
  const member = await joined(world)
  const { pillow } = await openShelf()
  const everybodys = await shelf(member)
  await look(member, pillow, 3)
  const paused = await member.must('pauseTag', { tag: 'bedding', paused: true })
  expect(paused.tags).toMatchObject([{ tag: 'bedding', paused: true, evidence: [{ count: 3 }] }])
  expect(await shelf(member)).toEqual(everybodys)
  await look(member, pillow, 3)
  expect(await shelf(member)).toEqual(everybodys)
  await member.must('pauseTag', { tag: 'bedding', paused: false })
  expect((await shelf(member))[0]).toBe('枕头 因为您常看床品')
  expect(await member.ask('pauseTag', { tag: 'bath', paused: true })).toMatchObject({
    error: { code: 'NOT_FOUND', message: '没有找到这个标签，它可能已经淡去或删掉了' },
  })
  expect(await member.ask('forgetTag', { tag: '$set' })).toMatchObject({ error: { code: 'INVALID_INPUT' } })
})

test('personalisation off: two members with opposite tastes have the same list, whatever they did before or do now', async () => {
  const { towel, set, pillow, tea } = await openShelf()
  const tastes = [
    [towel, tea],
    [set, pillow],
  ]
  const random = seededRandom(20_261_201)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const everybodys = await shelf(await joined(world))
  let moved = 0
  for (let history = 0; history < 6; history++) {
    const members = [await joined(world), await joined(world)]
    for (const [place, member] of members.entries()) {
      const liked = tastes[place] ?? []
      const act = async () => {
        if (random() < 0.6) await look(member, pick(liked), 1 + Math.floor(random() * 8))
        else await member.must('wish', { rewardId: pick(liked), on: random() < 0.7 })
      }
      for (let step = 0; step < 4; step++) await act()
      if ((await shelf(member)).join() !== everybodys.join()) moved += 1
      await member.must('preferences', { personalised: false })
      for (let step = 0; step < 3; step++) await act()
    }
    for (const member of members) {
      expect(await shelf(member)).toEqual(everybodys)
      expect(await member.must('rewards')).toMatchObject({ personalised: false })
    }
  }
  // Switched on, the same histories had moved their lists.
  expect(moved).toBeGreaterThan(6)
})
