import { addDays, type Day, dayOf } from '../../cloudfunctions/domain/time/day'
import type { DayFigures, DaySpan, Report } from '../../typings/contract'
import { plainCostFen } from './plain-cost'
import type { RawDocuments } from './raw-documents'

type Figure = keyof Report['total']

const NOTHING: Report['total'] = {
  joined: 0,
  checkIns: 0,
  fullWeeks: 0,
  draws: 0,
  prizes: 0,
  prizeFen: 0,
  pointsIssued: 0,
  pointsRedeemed: 0,
  pointsExpired: 0,
  redemptions: 0,
  vouchersUsed: 0,
  awards: 0,
  ticketFen: 0,
  repeatAwards: 0,
  plansSold: 0,
  planFen: 0,
  refundFen: 0,
  messagesSent: 0,
  messagesSuppressed: 0,
  optOuts: 0,
}

const ISSUED = ['checkIn', 'makeUp', 'givenBack', 'purchase', 'prize', 'gift']

/** The report of a span, computed by walking over every document of what happened, and by nothing that counts. */
export function plainReport(raw: RawDocuments, span: DaySpan, now: number): Report {
  const days = new Map<Day, DayFigures>()
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) days.set(day, { day, ...NOTHING })
  const add = (day: Day, figure: Figure, by = 1) => {
    const known = days.get(day)
    if (known !== undefined) days.set(day, { ...known, [figure]: known[figure] + by })
  }

  for (const { joinedAt } of raw.members) add(dayOf(joinedAt), 'joined')
  addErased(raw, add)
  addEntries(raw, add)
  for (const draw of raw.draws) {
    add(dayOf(draw.at), 'draws')
    if (draw.outcome !== 'won') continue
    add(dayOf(draw.at), 'prizes')
    add(dayOf(draw.at), 'prizeFen', worthOf(raw, draw))
  }
  for (const { origin, issuedAt, used } of raw.vouchers) {
    if (origin.from === 'reward') add(dayOf(issuedAt), 'redemptions')
    if (used !== undefined) add(dayOf(used.at), 'vouchersUsed')
  }
  addReceipts(raw, add)
  for (const { grantedAt, amountFen, state, refundedAt, refundFen = 0 } of raw.orders) {
    if (grantedAt !== undefined) add(dayOf(grantedAt), 'plansSold')
    if (grantedAt !== undefined) add(dayOf(grantedAt), 'planFen', amountFen)
    if (state === 'refunded' && refundedAt !== undefined) add(dayOf(refundedAt), 'refundFen', refundFen)
  }
  for (const { day, facts } of raw.happenings) {
    for (const fact of facts) {
      if (fact.kind === 'messageSent') add(day, 'messagesSent')
      if (fact.kind === 'messageRefused') add(day, 'messagesSent', -1)
      if (fact.kind === 'messageSuppressed') add(day, 'messagesSuppressed')
      if (fact.kind === 'optedOut') add(day, 'optOuts')
    }
  }
  const all = [...days.values()]
  return { span, days: all, total: totalOf(all), liability: liability(raw, now), draws: drawsOf(raw, span) }
}

type Add = (day: Day, figure: Figure, by?: number) => void

function addEntries({ entries }: RawDocuments, add: Add): void {
  const checkedDays = new Map<string, Set<Day>>()
  for (const { accountId, day, delta, reason, ref } of [...entries].sort((a, b) => a.number - b.number)) {
    if (ISSUED.includes(reason)) add(day, 'pointsIssued', delta)
    if (reason === 'redeem') add(day, 'pointsRedeemed', -delta)
    if (reason === 'expiry') add(day, 'pointsExpired', -delta)
    if (!['checkIn', 'makeUp', 'givenBack'].includes(reason)) continue
    const known = checkedDays.get(accountId) ?? new Set()
    checkedDays.set(accountId, known.add(ref))
    if (reason !== 'checkIn') continue
    add(day, 'checkIns')
    let streak = 0
    while (known.has(addDays(ref, -streak))) streak++
    if (streak % 7 === 0) add(day, 'fullWeeks')
  }
}

function addReceipts({ receipts }: RawDocuments, add: Add): void {
  const buyers = new Set<string>()
  for (const { memberNo, at, amountFen, reversals } of [...receipts].sort((a, b) => a.at - b.at)) {
    if (memberNo === null) continue
    add(dayOf(at), 'awards')
    add(dayOf(at), 'ticketFen', amountFen)
    if (buyers.has(memberNo)) add(dayOf(at), 'repeatAwards')
    buyers.add(memberNo)
    for (const reversal of reversals) add(dayOf(reversal.at), 'ticketFen', -reversal.amountFen)
  }
}

/** Who was erased left no document of hers, and a receipt without her name may be one that never came to her account: when she
 *  joined, what she bought, and that she had a plan for the moment before her order said so, only what happened tells. */
function addErased({ members, happenings, orders }: RawDocuments, add: Add): void {
  const granted = new Set(orders.flatMap(({ _id, grantedAt }) => (grantedAt === undefined ? [] : [_id])))
  const known = new Set(members.map(({ points }) => points.id))
  for (const { day, facts } of happenings.filter(({ accountId }) => !known.has(accountId))) {
    for (const fact of facts) {
      if (fact.kind === 'joined') add(day, 'joined')
      if (fact.kind === 'planGranted' && !granted.has(fact.orderId)) {
        add(day, 'plansSold')
        add(day, 'planFen', fact.paidFen)
      }
      if (fact.kind === 'bought') {
        add(fact.day, 'awards')
        add(fact.day, 'ticketFen', fact.amountFen)
        if (fact.again) add(fact.day, 'repeatAwards')
      }
      if (fact.kind === 'broughtBack') add(fact.day, 'ticketFen', -fact.amountFen)
    }
  }
}

function totalOf(days: readonly DayFigures[]): Report['total'] {
  const total: Record<Figure, number> = { ...NOTHING }
  for (const figures of days) for (const figure of Object.keys(NOTHING) as Figure[]) total[figure] += figures[figure]
  return total
}

function liability({ members }: RawDocuments, now: number): Report['liability'] {
  const months = new Map<string, number>()
  for (const { expiresAt, left } of members.flatMap(({ points }) => points.lots)) {
    if (expiresAt <= now) continue
    const month = dayOf(expiresAt - 1).slice(0, 7)
    months.set(month, (months.get(month) ?? 0) + left)
  }
  return [...months].sort().map(([month, points]) => ({ month, points }))
}

function drawsOf(raw: RawDocuments, { from, to }: DaySpan): Report['draws'] {
  const inSpan = raw.draws.filter(({ at }) => from <= dayOf(at) && dayOf(at) <= to)
  return raw.events
    .filter(({ id }) => inSpan.some(({ eventId }) => eventId === id))
    .sort((a, b) => a.opensAt - b.opensAt || (a.id < b.id ? -1 : 1))
    .map(({ id, published }) => {
      const drawn = inSpan.filter(({ eventId }) => eventId === id)
      const won = drawn.filter(({ outcome }) => outcome === 'won')
      return {
        eventId: id,
        name: published?.terms.name ?? '',
        costFen: won.reduce((sum, draw) => sum + worthOf(raw, draw), 0),
        expectedFen: Math.round(plainCostFen(published?.terms.prizes ?? [], drawn.length)),
      }
    })
}

function worthOf({ events }: RawDocuments, draw: RawDocuments['draws'][number]): number {
  const prizes = events.find(({ id }) => id === draw.eventId)?.published?.terms.prizes ?? []
  return prizes.find(({ id }) => id === draw.landedOn)?.valueFen ?? 0
}
