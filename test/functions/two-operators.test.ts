import { randomUUID } from 'node:crypto'
import type { BrandActions } from '../../typings/contract'
import { joined, openStore, serve, takeOn } from './counter-scene'
import { planned } from './membership-scene'
import { shelved } from './reward-scene'
import { type Person, startWorld, type World } from './world'

let world: World
let storeId: string
let other: Person<BrandActions>

beforeAll(async () => {
  world = await startWorld({ only: ['member', 'staff', 'brand', 'clock'] })
  await world.setTime('2026-11-22T10:00:00.000')
  storeId = await openStore(world)
  other = world.brand((await takeOn(world, storeId, { role: 'operator' })).openid)
})
afterAll(() => world.close())

type Saved = { readonly ok: boolean; readonly error?: { readonly code: string; readonly message: string } }

/** One thing that both look at: how one of them saves it with a mark of her own, over the version that she read; and what it
 *  says afterwards. */
interface Shared {
  readonly version: number
  save(by: Person<BrandActions>, mark: number, version: number): Promise<Saved>
  read(): Promise<{ readonly mark: unknown; readonly version: number }>
}

const THINGS: ReadonlyArray<readonly [string, () => Promise<Shared>]> = [
  [
    'a reward',
    async () => {
      const { id, version, units: _units, unitsLeft: _unitsLeft, ...terms } = await shelved(world, 1)
      const find = async () => (await world.operator.must('rewards')).rewards.find((reward) => reward.id === id)
      return {
        version,
        save: (by, mark, read) => by.ask('saveReward', { ...terms, points: mark, id, version: read }),
        read: async () => ({ mark: (await find())?.points, version: (await find())?.version ?? 0 }),
      }
    },
  ],
  [
    'a plan',
    async () => {
      const { version, ...terms } = await planned(world)
      const find = async () => (await world.operator.must('plans')).plans.find((plan) => plan.id === terms.id)
      return {
        version,
        save: (by, mark, read) => by.ask('savePlan', { ...terms, priceFen: mark, version: read }),
        read: async () => ({ mark: (await find())?.priceFen, version: (await find())?.version ?? 0 }),
      }
    },
  ],
  [
    'a store',
    async () => {
      const find = async () => (await world.operator.must('stores')).stores.find((store) => store.id === storeId)
      return {
        version: (await find())?.version ?? 0,
        save: (by, mark, version) =>
          by.ask('saveStore', { id: storeId, version, name: '淮海路店', address: `${mark}` }),
        read: async () => ({ mark: Number((await find())?.address), version: (await find())?.version ?? 0 }),
      }
    },
  ],
  [
    'a draft of a member day',
    async () => {
      const { event } = await world.operator.must('saveEvent', { name: '周二会员日' })
      return {
        version: event.version,
        save: (by, mark, version) => by.ask('saveEvent', { id: event.id, version, pointsBudget: mark }),
        read: async () => {
          const { pointsBudget, version } = (await world.operator.must('event', { eventId: event.id })).event
          return { mark: pointsBudget, version }
        },
      }
    },
  ],
  [
    'the daily limits of a clerk',
    async () => {
      const { staffId } = await takeOn(world, storeId)
      const find = async () => (await world.operator.must('staff')).staff.find((each) => each.staffId === staffId)
      return {
        version: (await find())?.version ?? 0,
        save: (by, mark, version) =>
          by.ask('limitStaff', { staffId, version, dailyAwards: mark, dailyPoints: 100_000 }),
        read: async () => ({ mark: (await find())?.dailyAwards, version: (await find())?.version ?? 0 }),
      }
    },
  ],
  [
    'the multipliers',
    async () => ({
      version: (await world.operator.must('awardRules')).version,
      save: (by, mark, version) => by.ask('saveAwardRules', { tiers: { member: mark }, days: {}, version }),
      read: async () => {
        const { tiers, version } = await world.operator.must('awardRules')
        return { mark: tiers.member, version }
      },
    }),
  ],
  [
    'the rewards of checking in',
    async () => ({
      version: (await world.operator.must('checkInRules')).version,
      save: (by, mark, version) => by.ask('saveCheckIn', { rewards: [mark, 5, 10, 5, 10, 15, 30], version }),
      read: async () => {
        const { tomorrow, version } = await world.operator.must('checkInRules')
        return { mark: tomorrow[0], version }
      },
    }),
  ],
]

test.each(THINGS)(
  'two operators save %s at once: one is done, the other is told, and saves over what she has seen',
  async (_what, open) => {
    const { version, save, read } = await open()
    const marks = [120, 140] as const
    const answers = await Promise.all([save(world.operator, marks[0], version), save(other, marks[1], version)])
    const winner = answers.findIndex(({ ok }) => ok)
    const loser = answers[1 - winner]
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(loser?.error).toEqual({ code: 'LOCKED', message: expect.stringContaining('别人刚刚改过') })

    const seen = await read()
    expect(seen.mark).toBe(marks[winner])
    expect(await save(other, 160, seen.version)).toMatchObject({ ok: true })
    expect((await read()).mark).toBe(160)
    expect(await save(world.operator, 180, seen.version)).toMatchObject({ error: { code: 'LOCKED' } })
    expect((await read()).mark).toBe(160)
  },
)

test('two operators, one deletes the draft that the other saves: one of both is done, and nothing is half there', async () => {
  const { event } = await world.operator.must('saveEvent', { name: '周二会员日' })
  const { id: eventId, version } = event
  const [deleted, saved] = await Promise.all([
    world.operator.ask('deleteDraft', { eventId, version }),
    other.ask('saveEvent', { id: eventId, version, name: '棉朵周二' }),
  ])
  expect([deleted.ok, saved.ok].filter(Boolean)).toHaveLength(1)
  const left = await world.operator.ask('event', { eventId })
  if (saved.ok) {
    expect(deleted).toMatchObject({ error: { code: 'LOCKED', message: expect.stringContaining('别人刚刚改过') } })
    expect(left).toMatchObject({ data: { event: { state: 'draft', name: '棉朵周二' } } })
  } else {
    expect(saved).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(left).toMatchObject({ error: { code: 'NOT_FOUND' } })
  }
})

test('two operators put units on one shelf at once: both are there', async () => {
  const { id } = await shelved(world, 2)
  const answers = await Promise.all([world.operator, other].map((by) => by.ask('addUnits', { rewardId: id, units: 5 })))
  expect(answers.map(({ ok }) => ok)).toEqual([true, true])
  const { rewards } = await world.operator.must('rewards')
  expect(rewards.find((reward) => reward.id === id)).toMatchObject({ units: 12, unitsLeft: 12 })
})

test('the rewards of checking in and an outage stand in the log, with who set them and what was before', async () => {
  const { tomorrow } = await world.operator.must('checkInRules')
  const rewards = [9, 5, 10, 5, 10, 15, 30]
  await other.must('saveCheckIn', { rewards })
  await other.must('declareOutage', { day: '2026-11-21' })
  await world.runClock()
  const logged = async (what: string) => (await world.operator.must('audit', { what })).acts[0]
  expect(await logged('saveCheckIn')).toMatchObject({
    name: '小林',
    before: { rewards: tomorrow.join(' ') },
    after: { rewards: rewards.join(' ') },
  })
  expect(await logged('declareOutage')).toMatchObject({ name: '小林', after: { day: '2026-11-21' } })
})

test('limitStaff: the next award is counted by it, the log has both figures, and who left is refused', async () => {
  const clerk = await takeOn(world, storeId)
  const { staffId } = clerk
  const limits = { staffId, dailyAwards: 0, dailyPoints: 3_000 }
  expect((await world.operator.must('limitStaff', limits)).staff).toMatchObject(limits)
  const session = await serve(clerk, await joined(world))
  const award = await clerk.ask('award', { session, amountFen: 100, receiptNo: 'L-1' })
  expect(award).toMatchObject({ error: { code: 'LIMIT_REACHED' } })

  await world.runClock()
  const { acts } = await world.operator.must('audit', { what: 'limitStaff' })
  expect(acts.find(({ after }) => after?.staffId === staffId)).toMatchObject({
    before: { staffId, dailyAwards: 300, dailyPoints: 100_000 },
    after: limits,
  })
  await world.operator.must('dismiss', { staffId })
  expect(await world.operator.ask('limitStaff', limits)).toMatchObject({ error: { code: 'ALREADY_DONE' } })
  const nobody = { ...limits, staffId: `s${randomUUID()}` }
  expect(await world.operator.ask('limitStaff', nobody)).toMatchObject({ error: { code: 'NOT_FOUND' } })
})
