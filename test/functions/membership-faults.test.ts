import { randomUUID } from 'node:crypto'
import type { Order } from '../../cloudfunctions/domain/membership/order'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import { type Buyer, pays, planned } from './membership-scene'
import { seededRandom } from './seeded-random'
import { type Answer, startWorld, type World } from './world'

/** Every member is a seed: what she does, and where it is cut off. `MEMBERSHIP_SEEDS=1000` is the full size; ten thousand
 *  worlds of the simulator settle money beside it. */
const SEEDS = Number(process.env.MEMBERSHIP_SEEDS ?? 240)
const AT_ONCE = 40

/** Minutes in which WeChat Pay answers nothing: orders cannot be paid any more from the thirtieth on. */
const DARK_FROM = 28
const DARK_UNTIL = 34
const OUT_OF_ORDER = ['queryOrder', 'closeOrder', 'refund', 'queryRefund'].map((api) => ({ api, code: 'SYSTEMERROR' }))

const ENDED = new Set(['granted', 'refunded', 'closed'])

test(`${SEEDS} seeds of buying and cancelling, with kills, lost replies and SYSTEMERROR at any call, and WeChat Pay out of order when orders end: after the clock, money taken is membership granted or money returned`, async () => {
  const random = seededRandom(20_261_123)
  const world = await startWorld({ only: ['member', 'payment', 'brand', 'clock'] })
  await world.setTime('2026-11-23T09:00:00.000')
  const { id: planId } = await planned(world, {
    benefits: {
      pointsPercent: 150,
      makeUpCards: 0,
      memberPrices: true,
      paidRewards: true,
      monthlyItem: null,
      birthdayPoints: 0,
    },
  })
  for (let first = 0; first < SEEDS; first += AT_ONCE) {
    const members = Array.from({ length: Math.min(AT_ONCE, SEEDS - first) }, () => world.member(`o_${randomUUID()}`))
    await world.control.post('faults', { plan: [] })
    await Promise.all(members.map((member) => member.must('join')))
    await plantFaults(world, random)
    await Promise.all(members.map((member) => live(world, member, planId, random)))
  }

  await world.control.post('faults', { plan: [] })
  for (let minute = 1; minute <= 45; minute++) {
    await world.control.post('clock', { advanceMs: 60_000, timers: false })
    if (minute === DARK_FROM) {
      await world.control.post('pay-refusals', { plan: OUT_OF_ORDER })
      await payLate(world, random)
    }
    if (minute === DARK_UNTIL) await world.control.post('pay-refusals', { plan: [] })
    await world.runClock()
    if (minute > DARK_UNTIL && (await unsettled(world)) === 0) break
  }

  const paid = new Map((await world.control.get<PayOrder[]>('orders')).map((order) => [order._id, order]))
  const { orders, members } = await world.closeAndLook((store) => ({
    orders: store.find('orders', { limit: 1e9 }) as unknown as Order[],
    members: store.find('members', {
      query: { memberNo: { $exists: true } },
      limit: 1e9,
    }) as unknown as MemberDocument[],
  }))
  const grants = new Map(
    members.flatMap(({ points, membership }) => (membership?.grants ?? []).map((each) => [each.orderId, points.id])),
  )
  const wrong = orders.filter(({ _id, accountId, state }) => {
    const isPaid = ['SUCCESS', 'REFUND'].includes(paid.get(_id)?.state ?? '')
    const isReturned = paid.get(_id)?.state === 'REFUND'
    if (state === 'granted') return !isPaid || isReturned || grants.get(_id) !== accountId
    if (state === 'refunded') return !isReturned || grants.has(_id)
    return state !== 'closed' || isPaid || grants.has(_id)
  })
  expect(wrong).toEqual([])
  expect(members.flatMap(({ membership }) => membership?.grants ?? []).length).toBe(grants.size)
  const inState = (state: Order['state']) => orders.filter((order) => order.state === state).length
  for (const state of ENDED) expect(inState(state as Order['state'])).toBeGreaterThan(SEEDS / 20)
  console.info(`orders: ${[...ENDED].map((state) => `${inState(state as Order['state'])} ${state}`).join(', ')}`)
}, 300_000)

interface PayOrder {
  readonly _id: string
  readonly state: string
}

/** Orders; pays, or walks away; the callback comes once, twice or never; looks; cancels, or keeps it. */
async function live(world: World, member: Buyer, planId: string, random: () => number): Promise<void> {
  const requestId = randomUUID()
  const ordered = await again(() => member.ask('buyPlan', { planId }, requestId), random)
  if (!ordered?.ok) return
  const { orderId } = ordered.data
  if (random() < 0.2) return
  await pays(world, orderId, 'success', Math.floor(random() * 3)).catch(() => undefined)
  await again(() => member.ask('order', { orderId }), random)
  if (random() < 0.5) return
  const cancelId = randomUUID()
  await again(() => member.ask('cancelPlan', { orderId }, cancelId), random)
}

/** As a phone asks: with the same id while nothing came back, and some give up at once. */
async function again<Data>(ask: () => Promise<Answer<Data>>, random: () => number): Promise<Answer<Data> | undefined> {
  const tries = random() < 0.4 ? 1 : 4
  for (let attempt = 0; attempt < tries; attempt++) {
    const answer = await ask().catch(() => undefined)
    if (answer?.ok || (answer && !['INTERNAL', 'TRY_AGAIN'].includes(answer.error.code))) return answer
  }
  return undefined
}

/** A batch makes some fifteen wire calls a member; one in eight goes wrong. A kill costs a cold start, so there are fewer. */
async function plantFaults(world: World, random: () => number): Promise<void> {
  const calls = AT_ONCE * 15
  const plan = Array.from({ length: calls / 8 }, () => ({
    function: random() < 0.7 ? 'member' : 'payment',
    kind: random() < 0.04 ? 'kill' : kindOf(random()),
    nth: 1 + Math.floor(random() * calls * 0.7),
  }))
  await world.control.post('faults', { plan })
}

const kindOf = (luck: number): string => (luck < 0.5 ? 'lostReply' : luck < 0.8 ? 'error500' : 'systemError')

/** Some of those who walked away come back in the last minutes, and no callback tells of it. */
async function payLate(world: World, random: () => number): Promise<void> {
  for (const { _id, state } of await world.control.get<PayOrder[]>('orders'))
    if (state === 'NOTPAY' && random() < 0.5) await pays(world, _id, 'success', 0)
}

async function unsettled(world: World): Promise<number> {
  const orders = await world.control.get<Order[]>(`collections/orders?limit=1000`)
  return orders.filter(({ state }) => !ENDED.has(state)).length
}
