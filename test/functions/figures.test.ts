import { randomUUID } from 'node:crypto'
import { addDays, type Day } from '../../cloudfunctions/domain/time/day'
import { checkFigures, firstDifference } from '../../local/figures-check/check-figures'
import { plainReport } from '../../local/figures-check/plain-report'
import { plainSegments } from '../../local/figures-check/plain-segments'
import { rawDocumentsIn } from '../../local/figures-check/raw-documents'
import type { BrandPlan, Segment } from '../../typings/contract'
import { type Clerk, serve } from './counter-scene'
import { DRAFT } from './member-days'
import { bought, planned } from './membership-scene'
import { counter, type Member, quietly, shelved } from './reward-scene'
import { seededRandom } from './seeded-random'
import { type Answer, startWorld, type World } from './world'

const MEMBERS = 14
const FIRST_DAY = '2026-11-21'
const DAYS = 9
const LAST_DAY = addDays(FIRST_DAY, DAYS - 1)

test('random histories, with faults in one call of twelve: every figure of reports and segments is what the documents come to', async () => {
  const random = seededRandom(20_261_124)
  const world = await startWorld()
  await world.setTime(`${FIRST_DAY}T09:00:00.000`)
  const shop = await openShop(world)
  const members: Life[] = []
  // Who never does anything but draw, once, on the last day.
  const drawer = await newLife(world, 0)

  let weekAgo: readonly Segment[] = []
  for (let day = FIRST_DAY; day <= LAST_DAY; day = addDays(day, 1)) {
    await world.setTime(`${day}T12:00:00.000`)
    if (day === addDays(FIRST_DAY, 2)) await world.operator.must('declareOutage', { day: addDays(FIRST_DAY, 1) })
    while (members.length < MEMBERS && random() < 0.9) members.push(await newLife(world, random() < 0.5 ? 0.95 : 0.5))
    await plantFaults(world, random)
    // Each with a chance of its own: who is answered first decides nothing of what others do.
    const chances = members.map(() => seededRandom(Math.floor(random() * 2 ** 31)))
    await Promise.all(
      members.map((life, place) => liveADay({ world, shop, life, day, random: chances[place] ?? random })),
    )
    if (day === LAST_DAY) await drawer.member.must('draw', { eventId: shop.eventId, nonce: randomUUID() })
    await settle(world, day)
    if (day === addDays(FIRST_DAY, 5)) {
      const gone = members.shift()
      await gone?.member.must('erase')
    }
    if (day === addDays(LAST_DAY, -7)) weekAgo = (await world.operator.must('segments')).segments
  }
  const span = { from: FIRST_DAY, to: LAST_DAY }
  const report = await world.operator.must('report', span)
  const { segments, at } = await world.operator.must('segments')

  // Thirteen months on, what was earned then is dead: some is swept, some lies unswept.
  const later = '2028-01-05'
  await world.setTime(`${later}T12:00:00.000`)
  await Promise.all(members.slice(0, MEMBERS / 2).map(({ member }) => member.ask('checkIn')))
  await settle(world, later)
  const laterSpan = { from: addDays(later, -91), to: later }
  const laterReport = await world.operator.must('report', laterSpan)
  const laterSegments = (await world.operator.must('segments')).segments
  const dashboard = await world.operator.must('dashboard')

  const { raw, check } = await world.closeAndLook((store) => ({
    raw: rawDocumentsIn(store),
    check: checkFigures(store, dashboard.at),
  }))
  const then = { ...report, liability: [] }
  expect(firstDifference(then, { ...plainReport(raw, span, at), liability: [] })).toBeUndefined()
  expect(firstDifference(laterReport, plainReport(raw, laterSpan, dashboard.at))).toBeUndefined()
  expect(countsOf(laterSegments)).toEqual(plainSegments(raw, dashboard.at))
  expect(check).toMatchObject({ ok: true, members: members.length + 1, waiting: 0 })

  const before = Object.fromEntries(segments.map(({ id, before: count }) => [id, count]))
  expect(before).toEqual(countsOf(weekAgo))
  const { all, paid } = plainSegments(raw, dashboard.at)
  expect(dashboard.members).toEqual({ all, newToday: 0, paid })
  expect(dashboard.today.checkIns).toBe(laterReport.days.at(-1)?.checkIns)

  // A history in which nothing happened would prove nothing.
  const silent = ['messagesSent', 'messagesSuppressed', 'pointsExpired']
  const missing = Object.entries(report.total).filter(([figure, sum]) => sum === 0 && !silent.includes(figure))
  expect(missing).toEqual([])
  expect(laterReport.total.pointsExpired).toBeGreaterThan(0)
  expect(report.draws.map(({ costFen, expectedFen }) => costFen > 0 && expectedFen > 0)).toEqual([true])
}, 240_000)

interface Shop {
  readonly clerk: Clerk
  readonly rewardId: string
  readonly plans: readonly [BrandPlan, BrandPlan]
  readonly eventId: string
}

interface Life {
  readonly member: Member
  /** How likely she is to check in on a day. */
  readonly diligence: number
  readonly receipts: string[]
  readonly vouchers: Array<{ readonly id: string; readonly code: string }>
  readonly orders: string[]
}

async function openShop(world: World): Promise<Shop> {
  const clerk = await counter(world)
  const { id: rewardId } = await shelved(world, 200, { points: 5 })
  const month = await planned(world)
  const year = await planned(world, { name: '棉朵年卡', term: 'year', priceFen: 73_200 })
  const { event } = await world.operator.must('saveEvent', {
    ...DRAFT,
    // On the last day: for some it is the last thing that they do.
    opensAt: Date.parse(`${LAST_DAY}T10:00:00+08:00`),
    closesAt: Date.parse(`${LAST_DAY}T22:00:00+08:00`),
    chances: { free: 2, bonus: 1, bonusDays: 3 },
    prizes: [
      { id: 'bag', name: '帆布袋', kind: 'goods', valueFen: 5900, odds: 0.4, units: 10 },
      { id: 'points', name: '20 积分', kind: 'points', points: 20, valueFen: 20, odds: 0.4, units: 20 },
    ],
  })
  await world.operator.must('publish', { eventId: event.id })
  return { clerk, rewardId, plans: [month, year], eventId: event.id }
}

async function newLife(world: World, diligence: number): Promise<Life> {
  const member = world.member(`o_life_${randomUUID()}`)
  await member.must('join')
  return { member, diligence, receipts: [], vouchers: [], orders: [] }
}

interface DayOfLife {
  readonly world: World
  readonly shop: Shop
  readonly life: Life
  readonly day: Day
  readonly random: () => number
}

/** A few things, one after another, as one person does them; each asked again while nothing came back. */
async function liveADay({ world, shop, life, day, random }: DayOfLife): Promise<void> {
  const { clerk, rewardId, plans, eventId } = shop
  const { member, diligence, receipts, vouchers, orders } = life
  const chance = (of: number) => random() < of
  if (chance(diligence)) await again((id) => member.ask('checkIn', {}, id))
  if (chance(0.1)) await again((id) => member.ask('makeUp', { day: addDays(day, -2) }, id))
  if (chance(0.3)) {
    const receiptNo = randomUUID().slice(0, 12)
    const session = await quietly(serve(clerk, member))
    const amountFen = Math.floor(random() * 60_000)
    const asked = await again((id) => clerk.ask('award', { session: session ?? '', amountFen, receiptNo }, id))
    if (asked?.ok) receipts.push(receiptNo)
  }
  const receiptNo = receipts.at(-1)
  if (receiptNo !== undefined && chance(0.2)) {
    const amountFen = 1 + Math.floor(random() * 9_000)
    await again((id) => clerk.ask('reverse', { receiptNo, amountFen }, id))
  }
  if (chance(0.3)) {
    const quantity = chance(0.5) ? 1 : 2
    const redeemed = await again((id) => member.ask('redeem', { rewardId, quantity }, id))
    if (redeemed?.ok) vouchers.push(...redeemed.data.vouchers)
  }
  const voucher = chance(0.4) ? vouchers.pop() : undefined
  if (voucher !== undefined) {
    const { id: voucherId, code } = voucher
    if (chance(0.5)) await again((id) => clerk.ask('verify', { code }, id))
    else await again((id) => member.ask('returnVoucher', { voucherId }, id))
  }
  if (chance(0.5)) {
    const drawn = await again((id) => member.ask('draw', { eventId, nonce: randomUUID() }, id))
    const wins = drawn?.ok && drawn.data.prize?.id === 'points' ? drawn.data.n : null
    if (wins !== null && chance(0.5)) await again((id) => member.ask('claimPrize', { eventId, n: wins }, id))
  }
  if (chance(0.06)) {
    const orderId = await quietly(bought(world, member, plans[chance(0.5) ? 0 : 1]))
    if (orderId !== null) orders.push(orderId)
  }
  const orderId = orders.at(-1)
  if (orderId !== undefined && chance(0.3)) await again((id) => member.ask('cancelPlan', { orderId }, id))
  if (chance(0.05)) await again((id) => member.ask('preferences', { messages: { birthday: chance(0.5) } }, id))
}

/** The same request, until it is answered; after six times nobody asks any more. */
async function again<Data>(ask: (requestId: string) => Promise<Answer<Data>>): Promise<Answer<Data> | undefined> {
  const requestId = randomUUID()
  for (let attempt = 0; attempt < 6; attempt++) {
    const answer = await ask(requestId).catch(() => undefined)
    if (answer?.ok || (answer && !['INTERNAL', 'TRY_AGAIN'].includes(answer.error.code))) return answer
  }
  return undefined
}

async function plantFaults(world: World, random: () => number): Promise<void> {
  const calls = MEMBERS * 12
  const plan = Array.from({ length: calls / 12 }, () => ({
    function: (['member', 'member', 'staff', 'clock'] as const)[Math.floor(random() * 4)],
    kind: random() < 0.08 ? 'kill' : (['lostReply', 'error500'] as const)[Math.floor(random() * 2)],
    nth: 1 + Math.floor(random() * (calls / 3)),
  }))
  await world.control.post('faults', { plan })
}

/** The clock first with what is left of the faults, then without, until everything has come home. */
async function settle(world: World, day: Day): Promise<void> {
  for (let minute = 1; minute <= 3; minute++) {
    await world.setTime(`${day}T13:${String(10 * minute).padStart(2, '0')}:00.000`)
    if (minute === 2) await world.control.post('faults', { plan: [] })
    await world.runClock().catch(() => undefined)
  }
  await world.runClock()
}

const countsOf = (segments: readonly Segment[]): Record<string, number> =>
  Object.fromEntries(segments.map(({ id, members }) => [id, members]))
