import { assert } from '../assert'
import { type Act, actOf } from '../audit-log/act'
import type { MemberState } from '../member/member'
import { withBonus } from '../membership/membership'
import { type Entry, livePoints, type PointsAccount } from '../points/account'
import { clawBack } from '../points/claw-back'
import { earn } from '../points/earn'
import { noteSigns, signsOfPurchase } from '../tags/note'
import { dayOf } from '../time/day'
import { basePointsFor } from './award-rules'
import type { Receipt } from './receipt'
import { lessBroughtBack, withPurchase } from './shopping'

export interface Booking {
  readonly member: MemberState
  readonly receipt: Receipt
  /** The member's entries about this receipt, those on their way included. */
  readonly about: readonly Entry[]
  /** The acts about this receipt that were written, those on their way included. */
  readonly done: readonly Act[]
  readonly now: number
}

export interface Booked {
  readonly member: MemberState
  readonly entries: readonly Entry[]
  /** Acts that are new. */
  readonly acts: readonly Act[]
}

/** Brings everything that the receipt says and the member's account lacks to it: the award, then the reversals in their
 *  order, each with its act, each once (rule A-4). */
export function bookReceipt({ member, receipt, about, done, now }: Booking): Booked {
  let owner = member
  const missing = stepsOf(receipt).filter(({ _id }) => done.every((act) => act._id !== _id))
  let account = member.points
  const entries: Entry[] = []
  const acts: Act[] = []
  for (const step of missing) {
    const before = factsOf(account, now)
    if (step.points > 0) {
      const change = changeOf(step.what, { account, about: [...about, ...entries], points: step.points, receipt, now })
      account = change.account
      entries.push(...change.entries)
    }
    owner = withStep(withBonus(owner, receipt.at, step.bonus), step)
    if (step.what === 'award') owner = noteSigns(owner, signsOfPurchase(receipt.by.storeId, now), now)
    acts.push({ ...actOfStep(receipt, step), before, after: factsOf(account, now) })
  }
  return { member: { ...owner, points: account }, entries, acts }
}

export const awardActId = (receipt: Pick<Receipt, '_id'>): string => `award-${receipt._id}`

/** `place` from 0. */
export const reversalActId = (receipt: Pick<Receipt, '_id'>, place: number): string => `reverse-${receipt._id}-${place}`

/** The ids of all acts that a receipt leads to. */
export const actIdsOf = (receipt: Receipt): string[] => stepsOf(receipt).map(({ _id }) => _id)

/** The acts of a receipt, without what they changed. */
export const receiptActs = (receipt: Receipt): Act[] => stepsOf(receipt).map((step) => actOfStep(receipt, step))

type Step = ReturnType<typeof stepsOf>[number]

function actOfStep({ memberNo, receiptNo }: Receipt, { by, bonus: _bonus, ...step }: Step): Act {
  return actOf(by, { ...step, memberNo, receiptNo })
}

/** `bonus`: what the step changes of the points that her plan's multiplier gives beyond everybody's. */
function stepsOf(receipt: Receipt) {
  const { at, by, points, amountFen, multiplier } = receipt
  let bonus = points - basePointsFor(amountFen, multiplier)
  let leftFen = amountFen
  let leftPoints = points
  return [
    { _id: awardActId(receipt), what: 'award' as const, at, by, points, amountFen, bonus },
    ...receipt.reversals.map((reversal, place) => {
      leftFen -= reversal.amountFen
      leftPoints -= reversal.points
      const left = leftPoints - basePointsFor(leftFen, multiplier)
      const change = left - bonus
      bonus = left
      return {
        _id: reversalActId(receipt, place),
        what: 'reverse' as const,
        at: reversal.at,
        by: reversal.by,
        points: reversal.points,
        amountFen: reversal.amountFen,
        bonus: change,
      }
    }),
  ]
}

function withStep(member: MemberState, { what, at, amountFen }: Step): MemberState {
  const { shopping } = member
  const after = what === 'award' ? withPurchase(shopping, amountFen, dayOf(at)) : lessBroughtBack(shopping, amountFen)
  return { ...member, shopping: after }
}

interface Change {
  readonly account: PointsAccount
  readonly about: readonly Entry[]
  readonly points: number
  readonly receipt: Receipt
  readonly now: number
}

function changeOf(what: 'award' | 'reverse', { account, about, points, receipt, now }: Change) {
  if (what === 'award') return earn({ account, points, now, reason: 'purchase', ref: receipt._id })
  const clawed = clawBack({ account, about, points, now })
  assert(clawed.ok, `${receipt._id} gave less than ${points}`)
  return clawed
}

function factsOf(account: PointsAccount, now: number) {
  return { points: livePoints(account, now), debt: account.debt }
}
