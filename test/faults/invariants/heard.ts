import { isDeepStrictEqual } from 'node:util'
import type { LoggedDraw } from '../../../cloudfunctions/domain/draw/log'
import type { Order } from '../../../cloudfunctions/domain/membership/order'
import type { SealedEntry } from '../../../cloudfunctions/domain/points/account'
import type { Voucher } from '../../../cloudfunctions/domain/vouchers/voucher'
import type { ReceiptDocument } from '../../../cloudfunctions/platform/counter'
import type { MemberDocument } from '../../../cloudfunctions/platform/members'
import type { Heard } from '../company'
import type { Ending } from '../play'
import { all, firstFault, type Invariant, leaversOf } from './invariant'

/** Whoever was told that it is done finds it done. */
export const whatWasHeardIsThere: Invariant = (ending) => {
  const world = worldOf(ending)
  const leavers = leaversOf(ending)
  return firstFault(ending.heard, (heard) => {
    if (leavers.has(heard.openid)) return null
    const there = THERE[heard.action]
    return there === undefined || there(world, heard)
      ? null
      : `${heard.action} of ${heard.openid}: answered, and not there`
  })
}

/** The same request gets the same answer. Sheets to pay with and sessions are made afresh. */
export const sameRequestSameAnswer: Invariant = (ending) => {
  const leavers = leaversOf(ending)
  const first = new Map<string, unknown>()
  return firstFault(ending.heard, ({ action, openid, requestId, data }) => {
    const answer = SAME[action]?.(data)
    if (answer === undefined || (leavers.has(openid) && action !== 'erase')) return null
    const key = `${openid} ${action} ${requestId}`
    if (!first.has(key)) first.set(key, answer)
    return isDeepStrictEqual(first.get(key), answer) ? null : `${key}: two answers to one request`
  })
}

interface World {
  readonly entries: readonly SealedEntry[]
  readonly members: ReadonlyMap<string, MemberDocument>
  readonly vouchers: ReadonlyMap<string, Voucher>
  readonly draws: readonly LoggedDraw[]
  readonly receipts: readonly ReceiptDocument[]
  readonly orders: ReadonlyMap<string, Order>
}

function worldOf(ending: Ending): World {
  return {
    entries: all<SealedEntry>(ending, 'entries'),
    members: new Map(all<MemberDocument>(ending, 'members').map((member) => [member._id, member])),
    vouchers: new Map(all<Voucher>(ending, 'vouchers').map((voucher) => [voucher._id, voucher])),
    draws: all<LoggedDraw>(ending, 'draws'),
    receipts: all<ReceiptDocument>(ending, 'receipts'),
    orders: new Map(all<Order>(ending, 'orders').map((order) => [order._id, order])),
  }
}

type There = (world: World, heard: Heard) => boolean

const dataOf = <Data>({ data }: Heard): Data => data as Data

/** Whether an answer of an action still holds at the end, by action. */
const THERE: Readonly<Record<string, There>> = {
  join: ({ members }, heard) => members.get(heard.openid)?.memberNo === dataOf<{ memberNo: string }>(heard).memberNo,
  checkIn: (world, heard) => {
    const { day, earned } = dataOf<{ day: string; earned: number }>(heard)
    return hasEntry(world, heard, { reason: 'checkIn', ref: day, delta: earned })
  },
  makeUp: (world, heard) => {
    const { earned } = dataOf<{ earned: number }>(heard)
    return hasEntry(world, heard, { reason: 'makeUp', ref: String(heard.input.day), delta: earned })
  },
  redeem: ({ vouchers }, heard) =>
    dataOf<{ vouchers: ReadonlyArray<{ id: string; code: string }> }>(heard).vouchers.every(
      ({ id, code }) => vouchers.get(id)?.code === code,
    ),
  returnVoucher: ({ vouchers }, { input }) => vouchers.get(String(input.voucherId))?.state === 'returned',
  verify: ({ vouchers }, { input, data }) => {
    const { usedAt } = (data as { voucher: { usedAt: number } }).voucher
    return [...vouchers.values()].some(({ code, used }) => code === input.code && used?.at === usedAt)
  },
  award: ({ receipts }, { input, data }) =>
    receipts.some(({ receiptNo, points, amountFen }) => {
      const { earned } = data as { earned: number }
      return receiptNo === input.receiptNo && points === earned && amountFen === input.amountFen
    }),
  reverse: ({ receipts }, { input, requestId }) =>
    receipts.some(({ receiptNo, reversals }) => {
      const mine = reversals.filter(({ request }) => request.endsWith(`:${requestId}`))
      return receiptNo === input.receiptNo && mine.length === 1
    }),
  draw: ({ draws }, { input, data }) => {
    const { proof, prize } = data as { proof: { entrant: string; n: number; roll: number }; prize: unknown }
    return draws.some(
      ({ eventId, entrant, n, roll, outcome }) =>
        eventId === input.eventId &&
        entrant === proof.entrant &&
        n === proof.n &&
        roll === proof.roll &&
        (outcome === 'won') === (prize !== null),
    )
  },
  claimPrize: ({ vouchers }, heard) => vouchers.has(dataOf<{ voucher: { id: string } }>(heard).voucher.id),
  buyPlan: ({ orders }, heard) => orders.has(dataOf<{ orderId: string }>(heard).orderId),
  saveProfile: ({ members }, { openid, input }) => {
    const profile = members.get(openid)?.profile
    return (
      (input.phoneCode === undefined || profile?.phone !== '') &&
      (input.nickname === undefined || profile?.nickname !== '') &&
      (input.birthday === undefined || profile?.birthday === input.birthday)
    )
  },
  cancelPlan: ({ orders }, { input }) => orders.get(String(input.orderId))?.state === 'refunded',
}

function hasEntry(
  { entries, members }: World,
  { openid }: Heard,
  wanted: Pick<SealedEntry, 'reason' | 'ref' | 'delta'>,
): boolean {
  const accountId = members.get(openid)?.points.id
  const there = entries.filter(
    (entry) => entry.accountId === accountId && entry.reason === wanted.reason && entry.ref === wanted.ref,
  )
  return there.length === 1 && there[0]?.delta === wanted.delta
}

const whole = (data: unknown): unknown => data

/** What of an answer stays the same, by action. */
const SAME: Readonly<Record<string, (data: unknown) => unknown>> = {
  join: whole,
  checkIn: whole,
  makeUp: whole,
  wish: whole,
  redeem: whole,
  returnVoucher: whole,
  verify: whole,
  award: whole,
  reverse: whole,
  draw: whole,
  claimPrize: whole,
  buyPlan: (data) => (data as { orderId: string }).orderId,
  erase: whole,
  exportData: whole,
  saveProfile: whole,
  preferences: whole,
  forgetTag: whole,
  pauseTag: whole,
  saveAwardRules: whole,
  saveCheckIn: whole,
  declareOutage: whole,
  limitStaff: whole,
  exportCsv: (data) => (data as { job: { id: string } }).job.id,
}
