import { randomUUID } from 'node:crypto'
import { comingTuesday } from '../../cloudfunctions/domain/draw/event'
import { dayOf, startOfDay } from '../../cloudfunctions/domain/time/day'
import type { BehaviourEvent, BrandActions, EventDraft, Plan, RewardView } from '../../typings/contract'
import { type Control, controlAt } from '../control-client'
import { HEQING, type Person, SHENLAN, XIAOMAN, ZHOUHE } from './people'
import { demoPlans } from './plans'
import { demoRewards } from './rewards'

const MINUTE_MS = 60 * 1000
const DAY_MS = 24 * 60 * MINUTE_MS
const HOUR_MS = 60 * MINUTE_MS
/** A member day is open for twelve hours; after one more it is last week's. */
const HOURS_OPEN_MS = 13 * HOUR_MS

const TUESDAY: EventDraft = {
  name: '周二会员日',
  rules:
    '会员每次会员日可抽一次，本周签到满三天再加一次。不收费，也不需要分享。系统按公布的概率抽取，每次抽奖都可以验证。',
  claimTerms: '在会员日页面领取。实物填写收件信息后七天内寄出，门店礼券到店出示，积分立即到账。',
  organiser: '棉朵（上海）家居有限公司',
  contact: '400-820-0000',
  pointsBudget: 20_000,
  weekly: true,
  prizes: [
    { id: 'bedding', name: '长绒棉四件套', kind: 'goods', valueFen: 89_900, odds: 0.002, units: 1 },
    { id: 'towel', name: '无捻毛巾', kind: 'goods', valueFen: 4_900, odds: 0.05, units: 30 },
    { id: 'coupon', name: '门店二十元礼券', kind: 'coupon', valueFen: 2_000, odds: 0.15, units: 200 },
    { id: 'points', name: '20 积分', kind: 'points', points: 20, valueFen: 20, odds: 0.5, units: 1_000 },
  ],
}

interface Past {
  readonly person: Person
  readonly source: string
  /** Days before today, joining first. */
  readonly checkedIn: readonly number[]
}

const PASTS: readonly Past[] = [
  {
    person: XIAOMAN,
    source: 'store:huaihai',
    checkedIn: [20, 19, 18, 17, 15, 14, 13, 12, 11, 10, 9, 6, 5, 4, 3, 2, 1],
  },
  { person: ZHOUHE, source: 'parcel:2611', checkedIn: [11, 10, 7, 6, 3] },
]

/** Fills a cloud with people's days, by the functions themselves on a clock that walks from then to now: 林小满 has checked
 *  in six days in a row, 周禾 missed some, 陈木 has not joined; last week's member day is revealed, and the next one published
 *  by 沈岚, whom FIRST_OPERATOR has to name; 何青 works in a store, and 林小满 has bought there, redeemed and wished:
 *  her points are enough for it, and a message says so in her inbox. */
export async function seedDemo(controlUrl: string): Promise<void> {
  const control = controlAt(controlUrl)
  const { now } = await control.get<{ now: number }>('clock')
  const steps = [...checkIns(now), ...shopping(now), ...memberDays(now)].sort((a, b) => a.at - b.at)
  try {
    for (const { at, run } of steps) {
      await control.post('clock', { now: at, timers: false })
      await run(control)
    }
  } finally {
    await control.post('clock', { real: true })
  }
}

interface Step {
  readonly at: number
  run(control: Control): Promise<void>
}

function checkIns(now: number): Step[] {
  return PASTS.flatMap(({ person, source, checkedIn }) =>
    checkedIn.map(
      (daysAgo): Step => ({
        at: now - daysAgo * DAY_MS,
        run: async (control) => {
          if (daysAgo === checkedIn[0]) await order(control, 'member', person, 'join', { source })
          await order(control, 'member', person, 'checkIn', {})
        },
      }),
    ),
  )
}

/** Three stores, somebody who works in the first, a shelf of rewards, two plans and a membership, two purchases and a
 *  redemption. */
function shopping(now: number): Step[] {
  return [
    {
      at: now - 25 * DAY_MS,
      run: async (control) => {
        await openShop(control)
        for (const { terms, units } of demoRewards(now)) {
          const { reward } = await order<{ reward: { id: string } }>(control, 'brand', SHENLAN, 'saveReward', terms)
          if (units > 0) await order(control, 'brand', SHENLAN, 'addUnits', { rewardId: reward.id, units })
        }
        for (const plan of demoPlans) await order(control, 'brand', SHENLAN, 'savePlan', plan)
      },
    },
    {
      at: now - 10 * DAY_MS,
      run: async (control) => {
        const { plans } = await order<{ plans: Plan[] }>(control, 'member', ZHOUHE, 'plans', {})
        const { orderId } = await order<{ orderId: string }>(control, 'member', ZHOUHE, 'buyPlan', {
          planId: plans[0]?.id,
        })
        await control.post('pay', { outTradeNo: orderId, outcome: 'success' })
      },
    },
    { at: now - 12 * DAY_MS, run: (control) => sell(control, XIAOMAN, { amountFen: 12_900, receiptNo: 'HH-20261' }) },
    { at: now - 9 * DAY_MS, run: (control) => sell(control, ZHOUHE, { amountFen: 5_900, receiptNo: 'HH-20388' }) },
    {
      at: now - 5 * DAY_MS,
      run: async (control) => {
        const { rewards } = await order<{ rewards: RewardView[] }>(control, 'member', XIAOMAN, 'rewards', {})
        const rewardId = (name: string) => rewards.find((reward) => reward.name === name)?.id
        await order(control, 'member', XIAOMAN, 'redeem', { rewardId: rewardId('棉布杯垫'), quantity: 1 })
        await order(control, 'member', XIAOMAN, 'wish', { rewardId: rewardId('无捻毛巾'), on: true })
      },
    },
    // Messages are decided by day: at night they would wait for the morning.
    { at: startOfDay(dayOf(now - 4 * DAY_MS)) + 10 * HOUR_MS, run: runClock },
    {
      at: now - 2 * DAY_MS,
      run: async (control) => {
        const { rewards } = await order<{ rewards: RewardView[] }>(control, 'member', XIAOMAN, 'rewards', {})
        const bedding = rewards.filter(({ tags }) => tags.includes('bedding'))
        await order(control, 'behaviour', XIAOMAN, 'record', { events: bedding.flatMap(lookedAt) })
      },
    },
  ]
}

/** Twice, and long enough. */
function lookedAt({ id }: RewardView): BehaviourEvent[] {
  const about = { page: 'pages/reward/reward', target: id, at: 0 }
  return [
    { kind: 'view', ...about },
    { kind: 'view', ...about },
    { kind: 'dwell', ...about, ms: 20_000 },
  ]
}

const STORES = [
  { name: '淮海路店', address: '上海市黄浦区淮海中路 8 号' },
  { name: '静安店', address: '上海市静安区南京西路 66 号' },
  { name: '徐汇滨江店', address: '上海市徐汇区龙腾大道 218 号' },
]

async function openShop(control: Control): Promise<void> {
  const opened: string[] = []
  for (const store of STORES) {
    opened.push((await order<{ store: { id: string } }>(control, 'brand', SHENLAN, 'saveStore', store)).store.id)
  }
  const invitation = { storeId: opened[0], role: 'clerk', name: HEQING.name }
  const { invite } = await order<{ invite: string }>(control, 'brand', SHENLAN, 'inviteStaff', invitation)
  await order(control, 'staff', HEQING, 'enrol', { invite })
}

/** The member shows a code, the clerk scans it and awards the receipt. */
async function sell(
  control: Control,
  buyer: Person,
  receipt: { readonly amountFen: number; readonly receiptNo: string },
): Promise<void> {
  const { token } = await order<{ token: string }>(control, 'member', buyer, 'memberCode', {})
  const { session } = await order<{ session: string }>(control, 'staff', HEQING, 'identify', { token })
  await order(control, 'staff', HEQING, 'award', { session, ...receipt })
}

/** The member day of last week from publishing to revealing, and the next one, or the one that is on, published. */
function memberDays(now: number): Step[] {
  const next = comingTuesday(now - HOURS_OPEN_MS)
  const last = { opensAt: next.opensAt - 7 * DAY_MS, closesAt: next.closesAt - 7 * DAY_MS }
  let lastId = ''
  const minutes = Array.from({ length: 8 }, (_, minute) => last.closesAt + (11 + minute) * MINUTE_MS)
  return [
    {
      at: last.opensAt - DAY_MS,
      run: async (control) => {
        lastId = await publishDay(control, last)
      },
    },
    {
      at: last.opensAt + DAY_MS / 24,
      run: async (control) => {
        for (const person of [XIAOMAN, ZHOUHE]) {
          await order(control, 'member', person, 'draw', { eventId: lastId, nonce: randomUUID() })
        }
      },
    },
    ...minutes.map((at): Step => ({ at, run: runClock })),
    { at: Math.min(now, next.opensAt - DAY_MS / 24), run: publishNextWeek },
  ]
}

async function publishDay(control: Control, times: { opensAt: number; closesAt: number }): Promise<string> {
  const draft = { ...TUESDAY, ...times, claimBy: times.closesAt + 14 * DAY_MS }
  const { event } = await order<BrandActions['saveEvent']['data']>(control, 'brand', SHENLAN, 'saveEvent', draft)
  await order(control, 'brand', SHENLAN, 'publish', { eventId: event.id })
  return event.id
}

/** The draft that the clock made from last week's. */
async function publishNextWeek(control: Control): Promise<void> {
  const { events } = await order<BrandActions['events']['data']>(control, 'brand', SHENLAN, 'events', {})
  const draft = events.find(({ state }) => state === 'draft')
  if (draft === undefined) throw new Error('the seed found no draft for next week')
  await order(control, 'brand', SHENLAN, 'publish', { eventId: draft.id })
}

async function order<Data>(
  control: Control,
  name: string,
  { openid }: Person,
  action: string,
  input: object,
): Promise<Data> {
  const data = { action, requestId: randomUUID(), input }
  const { result, error } = await control.post<CallResult<Data>>('call', { openid, name, data })
  if (!result?.ok) throw new Error(`the seed's ${action} was refused: ${JSON.stringify(result ?? error)}`)
  return result.data
}

async function runClock(control: Control): Promise<void> {
  await control.post('call', { name: 'clock', data: {}, source: 'wx_trigger' })
}

interface CallResult<Data> {
  readonly result?: { readonly ok: true; readonly data: Data } | { readonly ok: false }
  readonly error?: unknown
}
