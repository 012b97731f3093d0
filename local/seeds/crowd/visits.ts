import { randomUUID } from 'node:crypto'
import type { BehaviourEvent, MemberActions, RewardView } from '../../../typings/contract'
import type { Chance } from '../../chance'
import type { Control } from '../../control-client'
import { attempt, order } from '../step'
import type { Life } from './life'

/** What somebody of the crowd does when she comes by: each is refused where it is not to be had, as people are. */

type Rewards = MemberActions['rewards']['data']

export async function joins(control: Control, life: Life): Promise<void> {
  await order(control, 'member', life, 'join', { source: life.source })
  const { birthday } = life
  if (birthday !== null) await order(control, 'member', life, 'saveProfile', { birthday })
}

/** Checks in; now and then looks around, wishes, redeems what her points have come to be enough for. */
export async function comesBy(control: Control, life: Life, chance: Chance): Promise<void> {
  await attempt(control, 'member', life, 'checkIn', {})
  if (!chance.is(0.1)) return
  const seen = await order<Rewards>(control, 'member', life, 'rewards', {})
  const looked = chance.pick(seen.rewards)
  await attempt(control, 'behaviour', life, 'record', { events: [viewOf(looked), dwellOf(looked, chance)] })
  if (chance.is(0.35)) await attempt(control, 'member', life, 'wish', { rewardId: looked.id, on: true })
  const inReach = seen.rewards.filter(({ missing, stockLeft }) => missing === 0 && stockLeft > 0)
  if (inReach.length > 0 && chance.is(0.6)) {
    await attempt(control, 'member', life, 'redeem', { rewardId: chance.pick(inReach).id, quantity: 1 })
  }
}

/** Says yes to WeChat's dialog for a kind of message. */
export async function allows(control: Control, { openid }: Life, templateId: string): Promise<void> {
  await order(control, 'member', { openid }, 'subscribed', { results: { [templateId]: 'accept' } })
  await control.post('subscribe', { openid, templateId, count: 1 })
}

/** Every chance that she has, and whatever she has not claimed. */
export async function draws(control: Control, life: Life): Promise<void> {
  const { event, chances } = await order<MemberActions['memberDay']['data']>(control, 'member', life, 'memberDay', {})
  if (event?.state !== 'open') return
  for (let n = 0; n < chances; n++)
    await attempt(control, 'member', life, 'draw', { eventId: event.id, nonce: randomUUID() })
}

export async function claims(control: Control, life: Life): Promise<void> {
  const day = await order<MemberActions['memberDay']['data']>(control, 'member', life, 'memberDay', {})
  const mine = day.draws.filter(({ claim }) => claim?.state === 'open').map(({ n }) => ({ eventId: day.event?.id, n }))
  for (const { eventId, n } of [...mine, ...day.unclaimed])
    await attempt(control, 'member', life, 'claimPrize', { eventId, n, contact: AT_THE_STORE })
}

/** Nobody's address: the crowd is made up. */
const AT_THE_STORE = { name: '到店自取', phone: '4008200000', address: '上海市黄浦区淮海中路 8 号' }

/** Shows her code and buys; a voucher that she has is used on the way. Gives the receipt's number. */
export async function buys(
  control: Control,
  life: Life,
  clerk: { openid: string },
  amountFen: number,
): Promise<string> {
  const receiptNo = randomUUID().slice(0, 8).toUpperCase()
  const { token } = await order<{ token: string }>(control, 'member', life, 'memberCode', {})
  const scanned = await order<{ session: string }>(control, 'staff', clerk, 'identify', { token })
  await attempt(control, 'staff', clerk, 'award', { session: scanned.session, amountFen, receiptNo })
  const mine = await order<MemberActions['vouchers']['data']>(control, 'member', life, 'vouchers', { state: 'issued' })
  const voucher = mine.vouchers.find(({ shipped }) => !shipped)
  if (voucher !== undefined) await attempt(control, 'staff', clerk, 'verify', { code: voucher.code })
  return receiptNo
}

/** Half of them the quarter's, half the year's. */
export async function subscribes(control: Control, life: Life, chance: Chance): Promise<void> {
  const { plans } = await order<MemberActions['plans']['data']>(control, 'member', life, 'plans', {})
  const plan = chance.pick(plans)
  const ordered = await order<{ orderId: string }>(control, 'member', life, 'buyPlan', { planId: plan.id })
  await control.post('pay', { outTradeNo: ordered.orderId, outcome: 'success' })
  if (chance.is(0.06)) await attempt(control, 'member', life, 'cancelPlan', { orderId: ordered.orderId })
}

/** Reads what lies in her inbox, or says that it does not concern her. */
export async function readsInbox(control: Control, life: Life, chance: Chance): Promise<void> {
  const { messages } = await order<MemberActions['inbox']['data']>(control, 'member', life, 'inbox', {})
  const [newest] = messages.filter(({ opened }) => !opened)
  if (newest === undefined) return
  const { id } = newest
  await attempt(control, 'member', life, chance.is(0.08) ? 'notRelevant' : 'openMessage', { id })
}

const viewOf = ({ id }: RewardView): BehaviourEvent => ({
  kind: 'view',
  page: 'pages/reward/reward',
  target: id,
  at: 0,
})

const dwellOf = ({ id }: RewardView, chance: Chance): BehaviourEvent => ({
  kind: 'dwell',
  page: 'pages/reward/reward',
  target: id,
  at: 0,
  ms: 3_000 + chance.below(40_000),
})
