import { assert } from '../domain/assert'
import type { Entry } from '../domain/points/account'
import { giveBack } from '../domain/rewards/give-back'
import { REWARDS } from '../domain/units/unit'
import type { Voucher } from '../domain/vouchers/voucher'
import { entriesIn, findEntries } from '../platform/ledger'
import { findOwner, type MemberDocument, members } from '../platform/members'
import { hasFreeUnit, releaseUnit } from '../platform/units'
import { vouchers } from '../platform/vouchers'
import { changeFound } from './change-member'
import type { Ordered, Outcome } from './serve'

/** Brings a returned voucher to its member's account, frees its unit, and closes the voucher (rule R-5). Every step may be
 *  repeated. Six wire calls. `openid` null looks her up by her account. */
export async function bringBack(
  voucher: Voucher,
  openid: string | null,
  ordered: Ordered<unknown>,
): Promise<Outcome<{ points: number }>> {
  const { origin } = voucher
  assert(origin.from === 'reward', `${voucher._id} is no reward's`)
  const outcome = await changeFound(
    ordered,
    async () => ({ ok: true as const, member: await ownerOf(voucher, openid) }),
    async (member) => {
      const [about, isLeft] = await Promise.all([entriesAbout(member, voucher), hasFreeUnit(REWARDS, origin.rewardId)])
      return giveBack({ member, voucher, about, isOut: !isLeft, now: ordered.now })
    },
  )
  if (outcome.ok) await closeReturned(voucher)
  return outcome
}

/** Ends a return whose points are in her account. Two wire calls. */
async function closeReturned({ _id, origin }: Voucher): Promise<void> {
  if (origin.from === 'reward') await releaseUnit(origin.unit)
  await vouchers.changeIf({ _id, state: 'returned' }, { remove: ['openSince'] })
}

/** Ends the return of a voucher whose member was erased meanwhile. Did its points come back before, it was returned; else it was
 *  not, and ended with her. Three wire calls at most. */
export async function endReturn(voucher: Voucher): Promise<void> {
  const { _id, accountId } = voucher
  const [cameBack] = await findEntries({ accountId, reasons: ['return'], fromRef: _id, toRef: _id, limit: 1 })
  if (cameBack !== undefined) return closeReturned(voucher)
  const change = { set: { state: 'issued' }, remove: ['returned', 'openSince'] } as const
  await vouchers.changeIf({ _id, state: 'returned' }, change)
}

/** Whoever joined again with the same openid is somebody else. */
async function ownerOf({ accountId }: Voucher, openid: string | null): Promise<MemberDocument | null> {
  if (openid === null) return findOwner(accountId)
  const member = await members.get(openid)
  return member?.points.id === accountId ? member : null
}

/** A voucher is paid for once and comes back once. */
const REASONS = ['redeem', 'return'] as const

async function entriesAbout(member: MemberDocument, { _id }: Voucher): Promise<Entry[]> {
  const wanted = { accountId: member.points.id, reasons: REASONS, fromRef: _id, toRef: _id, limit: 2 }
  const waiting = entriesIn(member.outbox).filter(({ ref }) => ref === _id)
  const entries = [...(await findEntries(wanted)), ...waiting]
  return [...new Map(entries.map((entry) => [entry._id, entry])).values()]
}
