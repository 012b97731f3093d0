import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { FUNCTIONS_BUILT } from '../../local/build/functions'
import type { BrandActions, StaffActions } from '../../typings/contract'
import { type Clerk, joined, openStore, takeOn } from './counter-scene'
import { planned } from './membership-scene'
import { startWorld, type World } from './world'

/** Every action, with an input that is well formed. One that is missing here does not compile. */
type Inputs<Actions> = {
  readonly [Name in keyof Actions]: Actions[Name] extends { input: infer Input } ? Input : never
}

const REWARD = {
  name: '无捻毛巾',
  kind: 'goods',
  about: '',
  picture: 'towel',
  points: 100,
  priceFen: 0,
  memberPriceFen: 0,
  valueFen: 0,
  limit: null,
  audience: 'member',
  opensAt: 0,
  closesAt: null,
  voucherDays: 30,
  tags: [],
  onSale: true,
} as const

const PLAN = {
  name: '月卡',
  term: 'month',
  priceFen: 1_000,
  benefits: {
    pointsPercent: 100,
    makeUpCards: 0,
    memberPrices: false,
    paidRewards: false,
    monthlyItem: null,
    birthdayPoints: 0,
  },
  onSale: true,
} as const

const SPAN = { from: '2026-11-01', to: '2026-11-22' }

const CONSOLE: Inputs<BrandActions> = {
  me: {},
  checkInRules: {},
  saveCheckIn: { rewards: [5, 5, 10, 5, 10, 15, 30] },
  declareOutage: { day: '2026-11-21' },
  events: {},
  event: { eventId: 'nothing' },
  saveEvent: { name: '周二会员日' },
  simulate: { eventId: 'nothing' },
  publish: { eventId: 'nothing' },
  deleteDraft: { eventId: 'nothing', version: 1 },
  close: { eventId: 'nothing' },
  reveal: { eventId: 'nothing' },
  stores: {},
  saveStore: { name: '西单店' },
  staff: {},
  inviteStaff: { storeId: 'nowhere', role: 'operator' },
  limitStaff: { staffId: 'nobody', dailyAwards: 1, dailyPoints: 1 },
  dismiss: { staffId: 'nobody' },
  audit: {},
  awardRules: {},
  saveAwardRules: { tiers: {}, days: {} },
  rewards: {},
  saveReward: REWARD,
  addUnits: { rewardId: 'nothing', units: 1 },
  plans: {},
  refunds: {},
  savePlan: PLAN,
  messageRules: {},
  setRule: { kind: 'pointsExpiring', paused: true },
  decisions: {},
  dashboard: {},
  report: SPAN,
  segments: {},
  exportCsv: { kind: 'members', span: SPAN },
}

/** `enrol` is how somebody gets in, so it is open to all who have an invite. */
const COUNTER: Inputs<Omit<StaffActions, 'enrol'>> = {
  me: {},
  identify: { token: 'code.1.2.3.4' },
  award: { session: 'session.1.2.3.4.5', amountFen: 100, receiptNo: 'R-1' },
  reverse: { receiptNo: 'R-1', amountFen: 100 },
  verify: { code: 'K7M2Q9XW4TRAB' },
  history: {},
}

/** What the function does, told by the very bundle that is deployed. */
const builtActions = (name: string): readonly string[] =>
  require(path.join(FUNCTIONS_BUILT, name, 'index.js')).main.actions

let world: World
let storeId: string

beforeAll(async () => {
  world = await startWorld()
  await world.setTime('2026-11-22T10:00:00.000')
  storeId = await openStore(world)
})
afterAll(() => world.close())

/** The code that each action of a function answers with; `ok` when it is done. */
async function codesOf(openid: string, name: 'brand' | 'staff'): Promise<Record<string, string>> {
  const inputs: Readonly<Record<string, object>> = name === 'brand' ? CONSOLE : COUNTER
  const codes: Record<string, string> = {}
  for (const action of builtActions(name).filter((each) => each !== 'enrol')) {
    const data = { action, requestId: randomUUID(), input: inputs[action] }
    const answer = (await world.call({ openid, name, data })) as { ok: boolean; error?: { code: string } }
    codes[action] = answer.error?.code ?? 'ok'
  }
  return codes
}

async function everything(): Promise<unknown> {
  const names = await world.control.get<readonly string[]>('collections')
  return Promise.all(names.map((name) => world.control.get(`collections/${name}`)))
}

async function dismissed(role: 'clerk' | 'operator'): Promise<Clerk> {
  const clerk = await takeOn(world, storeId, { role })
  await world.operator.must('dismiss', { staffId: clerk.staffId })
  return clerk
}

const A_STRANGER = ['a stranger', async () => `o_${randomUUID()}`] as const
const A_MEMBER = ['a member', async () => (await joined(world)).openid] as const
const A_CLERK = ['a clerk', async () => (await takeOn(world, storeId)).openid] as const
const A_DISMISSED_CLERK = ['a dismissed clerk', async () => (await dismissed('clerk')).openid] as const
const A_DISMISSED_OPERATOR = ['a dismissed operator', async () => (await dismissed('operator')).openid] as const
const AN_OPERATOR = ['an operator', async () => (await takeOn(world, storeId, { role: 'operator' })).openid] as const
const THE_FIRST = ['the first operator, who stands in no store', async () => world.operator.openid] as const

test.each([
  ['brand', ...A_STRANGER],
  ['brand', ...A_MEMBER],
  ['brand', ...A_CLERK],
  ['brand', ...A_DISMISSED_CLERK],
  ['brand', ...A_DISMISSED_OPERATOR],
  ['staff', ...A_STRANGER],
  ['staff', ...A_MEMBER],
  ['staff', ...A_DISMISSED_CLERK],
  ['staff', ...A_DISMISSED_OPERATOR],
  ['staff', ...THE_FIRST],
] as const)('%s: every action is closed to %s, and nothing changes', async (name, _who, openidOf) => {
  const openid = await openidOf()
  const before = await everything()
  const codes = await codesOf(openid, name)
  expect(Object.keys(codes).length).toBeGreaterThanOrEqual(6)
  expect(Object.entries(codes).filter(([, code]) => code !== 'NOT_ALLOWED')).toEqual([])
  expect(await everything()).toEqual(before)
})

test.each([
  ['brand', ...AN_OPERATOR],
  ['brand', ...THE_FIRST],
  ['staff', ...A_CLERK],
  ['staff', ...AN_OPERATOR],
] as const)('%s: every action is open to %s', async (name, _who, openidOf) => {
  const codes = await codesOf(await openidOf(), name)
  // A session that nobody gave is the one thing that is not allowed to who works here.
  const refused = Object.entries(codes).filter(([action, code]) => action !== 'award' && code === 'NOT_ALLOWED')
  expect(refused).toEqual([])
  expect(Object.values(codes)).toContain('ok')
  expect(Object.values(codes)).not.toContain('INVALID_INPUT')
  expect(Object.values(codes)).not.toContain('INTERNAL')
})

test.each([
  ['she herself', 'wx_client'],
  ['a web page that knows her openid', 'wx_http'],
  ['a callback of WeChat Pay with an openid in it', 'wx_paycallback'],
])('payment: %s says that an order was paid, and it is not', async (_who, source) => {
  const member = await joined(world)
  const { orderId } = await member.must('buyPlan', { planId: (await planned(world)).id })
  const before = await everything()
  const data = { returnCode: 'SUCCESS', resultCode: 'SUCCESS', outTradeNo: orderId, totalFee: 3_100 }
  expect(await world.call({ openid: member.openid, name: 'payment', data, source })).toMatchObject({
    ok: false,
    error: { code: 'NOT_ALLOWED' },
  })
  expect(await everything()).toEqual(before)
})

test.each([
  ['a stranger', { openid: `o_${randomUUID()}`, source: 'wx_client' }],
  ['the first operator', { openid: 'o_operator', source: 'wx_client' }],
  ['a web page', { source: 'wx_http' }],
  ['a callback of WeChat Pay', { source: 'wx_paycallback' }],
])('clock: %s does not turn it', async (_who, caller) => {
  const before = await everything()
  expect(await world.call({ name: 'clock', data: {}, ...caller })).toEqual({
    ok: false,
    error: { code: 'NOT_ALLOWED' },
  })
  expect(await everything()).toEqual(before)
})
