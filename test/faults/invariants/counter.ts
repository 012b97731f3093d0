import type { Act } from '../../../cloudfunctions/domain/audit-log/act'
import type { SealedEntry } from '../../../cloudfunctions/domain/points/account'
import { actIdsOf } from '../../../cloudfunctions/domain/receipts/book-receipt'
import type { StaffMember } from '../../../cloudfunctions/domain/staff/staff'
import { addDays, type Day, dayOf, startOfDay } from '../../../cloudfunctions/domain/time/day'
import type { Voucher } from '../../../cloudfunctions/domain/vouchers/voucher'
import type { ReceiptDocument } from '../../../cloudfunctions/platform/counter'
import { all, firstFault, type Invariant } from './invariant'

/** What the staff did is in the log, once, and what is in the log was done. */
export const staffActsAreLogged: Invariant = (ending) => {
  const acts = new Map(all<Act>(ending, 'acts').map((act) => [act._id, act]))
  const receipts = all<ReceiptDocument>(ending, 'receipts')
  const vouchers = all<Voucher>(ending, 'vouchers', { state: 'used', 'origin.from': { $in: ['reward', 'membership'] } })
  const expected = new Set([...receipts.flatMap(actIdsOf), ...vouchers.map(({ _id }) => `verify-${_id}`)])
  for (const _id of expected) if (!acts.has(_id)) return `acts/${_id}: done, and not in the log`
  return firstFault(acts.values(), ({ _id, what }) => {
    const isAboutDone = what === 'award' || what === 'reverse' || what === 'verify'
    return isAboutDone && !expected.has(_id) && !_id.includes('-prize') && !isPrize(ending, _id)
      ? `acts/${_id}: in the log, and not done`
      : null
  })
}

/** Vouchers of prizes are used at the counter too. */
function isPrize(ending: Parameters<Invariant>[0], actId: string): boolean {
  const [voucher] = all<Voucher>(ending, 'vouchers', { _id: actId.replace(/^verify-/, '') })
  return voucher?.origin.from === 'prize' && voucher.used !== undefined
}

/** A receipt gives its points once, and takes back no more than it gave. */
export const receiptsGiveOnce: Invariant = (ending) => {
  const entries = all<SealedEntry>(ending, 'entries', { reason: { $in: ['purchase', 'refund'] } })
  return firstFault(all<ReceiptDocument>(ending, 'receipts'), ({ _id, memberNo, points, reversals }) => {
    const about = entries.filter(({ ref }) => ref === _id)
    const given = about.filter(({ reason }) => reason === 'purchase').reduce((sum, { delta }) => sum + delta, 0)
    const taken = about.filter(({ reason }) => reason === 'refund').reduce((sum, { delta }) => sum - delta, 0)
    const due = reversals.reduce((sum, reversal) => sum + reversal.points, 0)
    // Who was gone when it came to booking got nothing, and gave nothing back.
    if (memberNo === null) return [0, points].includes(given) && taken <= due ? null : `receipts/${_id}: gave ${given}`
    if (given !== points) return `receipts/${_id}: gave ${given} points of ${points}`
    return taken === due ? null : `receipts/${_id}: took ${taken} points back of ${due}`
  })
}

/** Nobody awards more in a day than the limits say, the highest of those that stood in it. */
export const clerksKeepTheirLimits: Invariant = (ending) => {
  const receipts = all<ReceiptDocument>(ending, 'receipts')
  const staff = all<StaffMember>(ending, 'members', { staffId: { $gt: '' } })
  const limited = all<Act>(ending, 'acts', { what: 'limitStaff' })
  return firstFault(staff, (clerk) => {
    const { staffId } = clerk
    const days = new Map<string, { awards: number; points: number }>()
    for (const { by, at, points } of receipts) {
      if (by.staffId !== staffId) continue
      const day = days.get(dayOf(at)) ?? { awards: 0, points: 0 }
      days.set(dayOf(at), { awards: day.awards + 1, points: day.points + points })
    }
    return firstFault(days, ([day, { awards, points }]) => {
      const limits = mostOn(day, clerk, limited)
      return awards > limits.awards || points > limits.points
        ? `${staffId} awarded ${points} points ${awards} times on ${day}`
        : null
    })
  })
}

/** Who read the limits before they changed still decides by those, for a minute at the most. */
const MINUTE_MS = 60_000

function mostOn(day: Day, { staffId, limits }: StaffMember, limited: readonly Act[]): StaffMember['limits'] {
  const since = startOfDay(day) - MINUTE_MS
  const until = startOfDay(addDays(day, 1))
  const changes = limited.filter(({ at, after }) => at >= since && after?.staffId === staffId)
  if (changes.length === 0) return limits
  const stood = changes.flatMap(({ at, before, after }) => (at < until ? [before, after] : [before]))
  return {
    awards: Math.max(...stood.map((each) => Number(each?.dailyAwards))),
    points: Math.max(...stood.map((each) => Number(each?.dailyPoints))),
  }
}
