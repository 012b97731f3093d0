import { all, type Invariant } from './invariant'

/** Nothing is left half done: no outbox full, no unit held, no receipt or voucher open, no order on its way. */
export const atRest: Invariant = (ending) => {
  const left: ReadonlyArray<readonly [string, Record<string, unknown>]> = [
    ['members', { outboxSince: { $gt: 0 } }],
    ['members', { unitsDueSince: { $gt: 0 } }],
    ['units', { state: 'held' }],
    ['draws', { outcome: 'pending' }],
    ['receipts', { openSince: { $gt: 0 } }],
    ['vouchers', { openSince: { $gt: 0 } }],
    ['orders', { state: { $in: ['unpaid', 'paid', 'refunding'] } }],
    ['orders', { state: { $in: ['granted', 'refunded', 'closed'] }, nextAt: { $gt: 0 } }],
    ['members', { cursor: { $gte: '' }, state: 'running' }],
    ['export_parts', {}],
    ['dues', { at: { $lte: ending.now - 2 * 60_000 } }],
  ]
  for (const [collection, query] of left) {
    const [first] = all<{ _id: string }>(ending, collection, query)
    if (first !== undefined) return `${collection}/${first._id}: left half done (${Object.keys(query).join()})`
  }
  return null
}
