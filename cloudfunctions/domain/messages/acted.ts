import type { Fact } from '../happenings/happening'
import type { Voucher } from '../vouchers/voucher'
import { judgedAt } from './decide'
import type { MessageDecision } from './decision'

/** What is known of her after a message. */
export interface Afterwards {
  readonly happenings: ReadonlyArray<{ readonly at: number; readonly facts: readonly Fact[] }>
  /** The voucher that the message was about. */
  readonly voucher: Pick<Voucher, 'used'> | null
}

/** Whether she did what the message was about within three days of it (rule N-10). */
export function hasActed(decision: MessageDecision, { happenings, voucher }: Afterwards): boolean {
  const isInTime = (at: number) => at >= decision.at && at < judgedAt(decision)
  if (decision.kind === 'voucherEnding') return voucher?.used !== undefined && isInTime(voucher.used.at)
  return happenings.some(({ at, facts }) => isInTime(at) && facts.some((fact) => isTheThing(decision.about, fact)))
}

function isTheThing(about: MessageDecision['about'], fact: Fact): boolean {
  switch (about.kind) {
    case 'pointsExpiring':
      return fact.kind === 'redeemed'
    case 'wishInReach':
    case 'wishBack':
    case 'wishDiscounted':
      return fact.kind === 'redeemed' && fact.rewardId === about.rewardId
    case 'prizeUnclaimed':
      return fact.kind === 'claimed' && fact.eventId === about.eventId && fact.n === about.n
    case 'membershipEnding':
      return fact.kind === 'planGranted'
    case 'memberDayOpening':
      return fact.kind === 'drew' && fact.eventId === about.eventId
    case 'birthday':
    case 'anniversary':
      return VISITS.has(fact.kind)
    case 'voucherEnding':
      return false
  }
}

/** A gift asks for nothing: it was welcome when she came by. */
const VISITS: ReadonlySet<Fact['kind']> = new Set(['checkedIn', 'drew', 'redeemed', 'bought', 'wished'])
