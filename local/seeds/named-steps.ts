import { addDays, dayOf, startOfDay } from '../../cloudfunctions/domain/time/day'
import type { BehaviourEvent, Plan, RewardView } from '../../typings/contract'
import type { Control } from '../control-client'
import { HEQING, type Person, XIAOMAN, ZHOUHE } from './people'
import { order, type Step } from './step'

const HOUR_MS = 60 * 60 * 1000

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

/** What those did who can hold the phone: 林小满 has checked in six days in a row, has bought, redeemed, looked at bedding and
 *  wished for what her points have come to be enough for; 周禾 missed some days and has a membership. */
export function namedSteps(now: number): Step[] {
  return [...checkIns(now), ...shopping(now)]
}

/** Every one of them on a day that is over. */
const daysBefore = (now: number, days: number, hour: number): number =>
  startOfDay(addDays(dayOf(now), -days)) + hour * HOUR_MS

function checkIns(now: number): Step[] {
  return PASTS.flatMap(({ person, source, checkedIn }) =>
    checkedIn.map(
      (daysAgo): Step => ({
        at: daysBefore(now, daysAgo, 8),
        run: async (control) => {
          if (daysAgo === checkedIn[0]) await order(control, 'member', person, 'join', { source })
          await order(control, 'member', person, 'checkIn', {})
        },
      }),
    ),
  )
}

function shopping(now: number): Step[] {
  return [
    {
      at: daysBefore(now, 10, 11),
      run: async (control) => {
        const { plans } = await order<{ plans: Plan[] }>(control, 'member', ZHOUHE, 'plans', {})
        const { orderId } = await order<{ orderId: string }>(control, 'member', ZHOUHE, 'buyPlan', {
          planId: plans[0]?.id,
        })
        await control.post('pay', { outTradeNo: orderId, outcome: 'success' })
      },
    },
    {
      at: daysBefore(now, 13, 11),
      run: async (control) => {
        const { rewards } = await order<{ rewards: RewardView[] }>(control, 'member', XIAOMAN, 'rewards', {})
        await order(control, 'member', XIAOMAN, 'wish', { rewardId: named(rewards, '无捻毛巾'), on: true })
      },
    },
    {
      at: daysBefore(now, 12, 11),
      run: (control) => sell(control, XIAOMAN, { amountFen: 12_900, receiptNo: 'HH-20261' }),
    },
    {
      at: daysBefore(now, 9, 11),
      run: (control) => sell(control, ZHOUHE, { amountFen: 5_900, receiptNo: 'HH-20388' }),
    },
    {
      at: daysBefore(now, 5, 11),
      run: async (control) => {
        const { rewards } = await order<{ rewards: RewardView[] }>(control, 'member', XIAOMAN, 'rewards', {})
        await order(control, 'member', XIAOMAN, 'redeem', { rewardId: named(rewards, '棉布杯垫'), quantity: 1 })
      },
    },
    {
      at: daysBefore(now, 2, 11),
      run: async (control) => {
        const { rewards } = await order<{ rewards: RewardView[] }>(control, 'member', XIAOMAN, 'rewards', {})
        const bedding = rewards.filter(({ tags }) => tags.includes('bedding'))
        await order(control, 'behaviour', XIAOMAN, 'record', { events: bedding.flatMap(lookedAt) })
      },
    },
  ]
}

const named = (rewards: readonly RewardView[], name: string) => rewards.find((reward) => reward.name === name)?.id

/** Twice, and long enough. */
function lookedAt({ id }: RewardView): BehaviourEvent[] {
  const about = { page: 'pages/reward/reward', target: id, at: 0 }
  return [
    { kind: 'view', ...about },
    { kind: 'view', ...about },
    { kind: 'dwell', ...about, ms: 20_000 },
  ]
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
