import { addDays, type Day, dayOf } from '../../cloudfunctions/domain/time/day'
import type { RawDocuments } from './raw-documents'

const OWN_REASONS = ['checkIn', 'makeUp', 'redeem', 'prize']
const RECEIPT_BANDS = [1, 2, 3, 4, 6, 10, 20]
const AMOUNT_BANDS = [0, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000]

/** How many members each segment has, found by looking at every one of them. */
export function plainSegments(raw: RawDocuments, now: number): Record<string, number> {
  const today = dayOf(now)
  const lastDays = lastActiveDays(raw)
  const count = (holds: (member: RawDocuments['members'][number]) => boolean) => raw.members.filter(holds).length
  const classes = classesOf(raw)
  return {
    all: raw.members.length,
    new: count(({ joinedAt }) => dayOf(joinedAt) > addDays(today, -30)),
    paid: count(({ membership }) => (membership?.grants ?? []).some(({ until }) => until > now)),
    silent: count(({ points }) => (lastDays.get(points.id) ?? '') <= addDays(today, -30)),
    super: 0,
    recent: 0,
    steady: 0,
    slipping: 0,
    cooled: 0,
    ...classes.counts,
    neverBought: raw.members.length - classes.buyers,
  }
}

/** Where members stand, by the cells of the histograms that should hold them. */
export function plainStandings(raw: RawDocuments): Record<string, Record<string, number>> {
  const count = (names: readonly string[]) => {
    const counts: Record<string, number> = {}
    for (const name of names) counts[name] = (counts[name] ?? 0) + 1
    return counts
  }
  const ends = raw.members.flatMap(({ membership }) =>
    (membership?.grants ?? [])
      .map(({ until }) => until)
      .sort()
      .slice(-1),
  )
  const buyers = buyersIn(raw)
  return {
    active: count([...lastActiveDays(raw).values()]),
    paid: count(ends.map((until) => dayOf(until - 1))),
    shopped: count(buyers.map(({ lastDay, receipts, amount }) => `${lastDay}:${receipts - 1}:${amount - 1}`)),
  }
}

function lastActiveDays({ members, entries, draws, receipts, orders }: RawDocuments): Map<string, Day> {
  const last = new Map<string, Day>()
  const known = new Set(members.map(({ points }) => points.id))
  const reach = (accountId: string, day: Day) => {
    if (known.has(accountId) && day > (last.get(accountId) ?? '')) last.set(accountId, day)
  }
  const accounts = new Map(members.map(({ memberNo, points }) => [memberNo, points.id]))
  for (const { points, joinedAt } of members) reach(points.id, dayOf(joinedAt))
  for (const { accountId, reason, day } of entries) if (OWN_REASONS.includes(reason)) reach(accountId, day)
  for (const { accountId, at } of draws) reach(accountId, dayOf(at))
  for (const { memberNo, at } of receipts) reach(accounts.get(memberNo ?? '') ?? '', dayOf(at))
  for (const { accountId, grantedAt } of orders) if (grantedAt !== undefined) reach(accountId, dayOf(grantedAt))
  return last
}

interface Buyer {
  readonly lastDay: Day
  readonly receipts: number
  readonly amount: number
}

function buyersIn({ receipts }: RawDocuments): Buyer[] {
  const fen = (of: RawDocuments['receipts'][number]) =>
    of.amountFen - of.reversals.reduce((sum, { amountFen }) => sum + amountFen, 0)
  return [...new Set(receipts.flatMap(({ memberNo }) => memberNo ?? []))].map((memberNo): Buyer => {
    const own = receipts.filter((receipt) => receipt.memberNo === memberNo)
    const days = own.map(({ at }) => dayOf(at)).sort()
    const total = own.reduce((sum, receipt) => sum + fen(receipt), 0)
    return {
      lastDay: days.at(-1) ?? '',
      receipts: RECEIPT_BANDS.filter((least) => own.length >= least).length,
      amount: AMOUNT_BANDS.filter((least) => total >= least).length,
    }
  })
}

function classesOf(raw: RawDocuments): { readonly counts: Record<string, number>; readonly buyers: number } {
  const buyers = buyersIn(raw)
  const counts: Record<string, number> = {}
  for (const buyer of buyers) {
    const recency = scoreOf(buyer, buyers, ({ lastDay }) => lastDay)
    const frequency = scoreOf(buyer, buyers, (each) => each.receipts)
    const amount = scoreOf(buyer, buyers, (each) => each.amount)
    const name = nameOf(recency, frequency, amount)
    counts[name] = (counts[name] ?? 0) + 1
  }
  return { counts, buyers: buyers.length }
}

function nameOf(recency: number, frequency: number, amount: number): string {
  if (recency >= 4) return frequency >= 4 && amount >= 4 ? 'super' : 'recent'
  if (recency === 3) return 'steady'
  return frequency >= 4 || amount >= 4 ? 'slipping' : 'cooled'
}

/** The fifth in which the middle of those alike lies. */
function scoreOf(buyer: Buyer, buyers: readonly Buyer[], partOf: (buyer: Buyer) => string | number): number {
  const below = buyers.filter((each) => partOf(each) < partOf(buyer)).length
  const alike = buyers.filter((each) => partOf(each) === partOf(buyer)).length
  return Math.min(5, 1 + Math.floor((5 * (2 * below + alike)) / (2 * buyers.length)))
}
