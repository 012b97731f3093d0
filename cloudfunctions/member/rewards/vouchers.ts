import type { RewardActions, VoucherState } from '../../../typings/contract'
import { myVoucher } from '../../domain/vouchers/my-voucher'
import { stateAt, type Voucher } from '../../domain/vouchers/voucher'
import type { Asked, Outcome } from '../../edge/serve'
import { findMemberAndRules, type MemberDocument } from '../../platform/members'
import { findVouchersBelow, vouchersIn } from '../../platform/vouchers'

const PAGE = 20

/** Read at once when only some of them are wanted, so that a page is not empty while more follow. */
const SCANNED = 200

/** Behind every place there is. */
const NEWEST = '~'

/** My vouchers, newest first. Two wire calls. A page of one state may be short, and yet more follow. */
export async function vouchers({
  caller,
  input,
  now,
}: Asked<{ state?: VoucherState; cursor?: string }>): Promise<Outcome<RewardActions['vouchers']['data']>> {
  const { member } = await findMemberAndRules(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const below = input.cursor ?? NEWEST
  const most = input.state === undefined ? PAGE : SCANNED
  const found = await newestOf(member, below, most + 1)
  const scanned = found.slice(0, most)
  const wanted = scanned.filter((voucher) => input.state === undefined || stateAt(voucher, now) === input.state)
  const page = wanted.slice(0, PAGE)
  const hasMore = found.length > most || wanted.length > PAGE
  const last = wanted.length > PAGE ? page.at(-1) : scanned.at(-1)
  return {
    ok: true,
    answer: {
      vouchers: page.map((voucher) => myVoucher(voucher, now)),
      ...(hasMore && last ? { next: last.place } : {}),
    },
  }
}

/** Carried or still in her outbox; a carried one is never behind its copy. */
async function newestOf(member: MemberDocument, below: string, limit: number): Promise<Voucher[]> {
  const carried = await findVouchersBelow(member.points.id, below, limit)
  const waiting = vouchersIn(member).filter(({ place }) => place < below)
  const all = new Map([...waiting, ...carried].map((voucher) => [voucher._id, voucher]))
  return [...all.values()].sort((a, b) => (a.place < b.place ? 1 : -1)).slice(0, limit)
}
