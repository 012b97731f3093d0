import type { EraseTerms } from '../../../typings/contract'
import { isUnclaimed, unclaimedPrizes } from '../../domain/draw/draw'
import { eraseTerms as termsOf } from '../../domain/rights/erase-terms'
import type { Asked, Outcome } from '../../edge/serve'
import { findEventsById } from '../../platform/events'
import { type MemberDocument, members } from '../../platform/members'
import { findOrdersById } from '../../platform/membership'
import { findUsableVouchers, vouchersIn } from '../../platform/vouchers'

/** What she would lose beside her name (rule E-5). Two wire calls; one more for prizes that wait, and one for a membership. */
export async function eraseTerms({ caller, now }: Asked<unknown>): Promise<Outcome<EraseTerms>> {
  const member = await members.get(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const orderIds = (member.membership?.grants ?? []).map(({ orderId }) => orderId)
  const [unclaimed, carried, orders] = await Promise.all([
    unclaimedOf(member, now),
    findUsableVouchers(member.points.id, now),
    findOrdersById(orderIds),
  ])
  const waiting = vouchersIn(member).filter(({ state }) => state === 'issued')
  const vouchers = [...new Map([...waiting, ...carried].map((voucher) => [voucher._id, voucher])).values()]
  return { ok: true, answer: termsOf({ member, unclaimed, vouchers, orders, now }) }
}

async function unclaimedOf({ draws }: MemberDocument, now: number) {
  const waiting = draws.filter(isUnclaimed)
  if (waiting.length === 0) return []
  return unclaimedPrizes(waiting, await findEventsById([...new Set(waiting.map(({ eventId }) => eventId))]), now)
}
