import type { SealedEntry } from '../../cloudfunctions/domain/points/account'
import { REWARDS, type Unit } from '../../cloudfunctions/domain/units/unit'
import type { Voucher } from '../../cloudfunctions/domain/vouchers/voucher'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import type { RewardDocument } from '../../cloudfunctions/platform/rewards'
import type { DocumentStore } from '../cloud/seams'
import type { AuditReport } from './audit-store'

const EVERYTHING = Number.MAX_SAFE_INTEGER

type Wrong = AuditReport['firstWrong']

/** Proves rules over a whole store: every point that was redeemed belongs to one voucher, every voucher of a reward
 *  was paid for once, came back at most once and has its unit unless it came back, every unit is free or one voucher's, and
 *  a reward has the units that it promises. What lies in outboxes counts as carried. */
export function firstWrongVoucher(store: DocumentStore): Wrong {
  const all = <T>(name: string, query = {}): T[] =>
    store.collectionNames().includes(name) ? (store.find(name, { query, limit: EVERYTHING }) as unknown as T[]) : []
  const waiting = all<MemberDocument>('members', { outboxSince: { $gt: 0 } }).flatMap(({ outbox }) => outbox ?? [])
  const entries = new Map(
    [
      ...all<SealedEntry>('entries', { reason: { $in: ['redeem', 'return'] } }),
      ...waiting.flatMap((item) => (item.to === 'entries' ? [item.document] : [])),
    ].map((entry) => [entry._id, entry]),
  )
  const vouchers = new Map(
    [...waiting.flatMap((item) => (item.to === 'vouchers' ? [item.document] : [])), ...all<Voucher>('vouchers')].map(
      (voucher) => [voucher._id, voucher],
    ),
  )
  const units = all<Unit>('units', { pool: REWARDS })
  return (
    firstWrongPayment([...entries.values()], vouchers) ??
    firstWrongHolder([...vouchers.values()], units) ??
    firstWrongStock(all<RewardDocument>('members', { createdAt: { $gt: 0 }, units: { $gte: 0 } }), units)
  )
}

function firstWrongPayment(entries: readonly SealedEntry[], vouchers: ReadonlyMap<string, Voucher>): Wrong {
  const paid = new Map<string, number>()
  const returned = new Map<string, number>()
  for (const { _id, reason, ref, delta, accountId } of entries) {
    if (reason !== 'redeem' && reason !== 'return') continue
    const voucher = vouchers.get(ref)
    if (voucher?.origin.from !== 'reward' || voucher.accountId !== accountId) {
      return { document: `entries/${_id}`, fault: 'points were redeemed for no voucher of this account' }
    }
    const sums = reason === 'redeem' ? paid : returned
    sums.set(ref, (sums.get(ref) ?? 0) + delta)
  }
  for (const { _id, origin, state, openSince } of vouchers.values()) {
    if (origin.from !== 'reward') continue
    const document = `vouchers/${_id}`
    if (paid.get(_id) !== -origin.points) return { document, fault: `paid ${paid.get(_id)} of ${origin.points}` }
    const back = returned.get(_id) ?? 0
    // A return that is being brought home has its state first.
    const due = state === 'returned' ? [origin.points, ...(openSince === undefined ? [] : [0])] : [0]
    if (!due.includes(back)) return { document, fault: `${state}, and ${back} points came back` }
  }
  return undefined
}

function firstWrongHolder(vouchers: readonly Voucher[], units: readonly Unit[]): Wrong {
  const taken = new Map(units.filter(({ state }) => state !== 'free').map((unit) => [unit.holder, unit]))
  for (const { _id, origin, state, openSince } of vouchers) {
    if (origin.from !== 'reward') continue
    const unit = taken.get(origin.unit)
    taken.delete(origin.unit)
    if (state === 'returned') {
      if (unit !== undefined && openSince === undefined) {
        return { document: `units/${unit._id}`, fault: 'held for a voucher that came back' }
      }
    } else if (unit?.item !== origin.rewardId) {
      return { document: `vouchers/${_id}`, fault: 'no unit of its reward is there in its name' }
    }
  }
  for (const { _id } of taken.values()) return { document: `units/${_id}`, fault: 'taken for no voucher that is known' }
  return undefined
}

function firstWrongStock(rewards: readonly RewardDocument[], units: readonly Unit[]): Wrong {
  const counts = new Map<string, number>()
  for (const { item } of units) counts.set(item, (counts.get(item) ?? 0) + 1)
  for (const { id, units: promised, unitsDueSince } of rewards) {
    const count = counts.get(id) ?? 0
    if (count > promised || (count < promised && unitsDueSince === undefined)) {
      return { document: `units/rewards-${id}`, fault: `${promised} units are promised, ${count} are there` }
    }
  }
  return undefined
}
