import type { DayFigures } from '../../../typings/contract'
import type { Fact, Happening } from '../happenings/happening'

/** One figure of a day. */
export type Figure = Exclude<keyof DayFigures, 'day'>

export const FIGURES: readonly Figure[] = [
  'joined',
  'checkIns',
  'fullWeeks',
  'draws',
  'prizes',
  'prizeFen',
  'pointsIssued',
  'pointsRedeemed',
  'pointsExpired',
  'redemptions',
  'vouchersUsed',
  'awards',
  'ticketFen',
  'repeatAwards',
  'plansSold',
  'planFen',
  'refundFen',
  'messagesSent',
  'messagesSuppressed',
  'optOuts',
]

/** What is kept of a day. A figure that nothing was added to is missing. */
export type DayCounts = Readonly<Partial<Record<Figure, number>>> & {
  /** Those who were erased on the day, by the day on which they had joined. */
  readonly goneOf?: Readonly<Record<string, number>>
  /** Draws, and what they won, by event. */
  readonly drawsOf?: Readonly<Record<string, number>>
  readonly prizeFenOf?: Readonly<Record<string, number>>
}

export const figuresOf = (day: string, counts: DayCounts | undefined): DayFigures => ({
  day,
  ...(Object.fromEntries(FIGURES.map((figure) => [figure, counts?.[figure] ?? 0])) as Record<Figure, number>),
})

/** Something that is added to a figure of a day, `path` within its document. */
interface Added {
  readonly day: string
  readonly path: Figure | `goneOf.${string}` | `drawsOf.${string}` | `prizeFenOf.${string}`
  readonly by: number
}

/** How many who joined on a day were there at the end of another. `days` holds all from the one to the other. */
export function thereOf(days: ReadonlyMap<string, DayCounts>, joinedOn: string, until: string): number {
  let there = days.get(joinedOn)?.joined ?? 0
  for (const [day, { goneOf = {} }] of days) if (day <= until) there -= goneOf[joinedOn] ?? 0
  return there
}

const WEEK = 7

/** What one happening adds to the figures of days (rules F-1, F-3 and F-4). */
export function addedToDays({ day, facts }: Happening): Added[] {
  return facts.flatMap((fact) => addedBy(fact, day))
}

function addedBy(fact: Fact, day: string): Added[] {
  const on = (path: Added['path'], by: number, when = day): Added => ({ day: when, path, by })
  switch (fact.kind) {
    case 'joined':
      return [on('joined', 1)]
    case 'erased':
      return [on(`goneOf.${fact.joinedDay}`, 1)]
    case 'checkedIn':
      return fact.streak % WEEK === 0 ? [on('checkIns', 1), on('fullWeeks', 1)] : [on('checkIns', 1)]
    case 'points':
      return pointsAdded(fact).map(([figure, by]) => on(figure, by))
    case 'drew':
      return [on('draws', 1), on(`drawsOf.${fact.eventId}`, 1)]
    case 'won':
      return [
        on('prizes', 1, fact.day),
        on('prizeFen', fact.valueFen, fact.day),
        on(`prizeFenOf.${fact.eventId}`, fact.valueFen, fact.day),
      ]
    case 'redeemed':
      return [on('redemptions', 1)]
    case 'voucherUsed':
      return [on('vouchersUsed', 1)]
    case 'bought':
      return [
        on('awards', 1, fact.day),
        on('ticketFen', fact.amountFen, fact.day),
        ...(fact.again ? [on('repeatAwards', 1, fact.day)] : []),
      ]
    case 'broughtBack':
      return [on('ticketFen', -fact.amountFen, fact.day)]
    case 'planGranted':
      return [on('plansSold', 1), on('planFen', fact.paidFen)]
    case 'refunded':
      return [on('refundFen', fact.refundFen)]
    case 'messageSent':
      return [on('messagesSent', 1)]
    case 'messageSuppressed':
      return [on('messagesSuppressed', 1)]
    case 'messageRefused':
      return [on('messagesSent', -1)]
    case 'optedOut':
      return [on('optOuts', 1)]
    // Told for those who write messages, or kept by where members stand.
    default:
      return []
  }
}

function pointsAdded({ reason, delta }: Extract<Fact, { kind: 'points' }>): Array<[Figure, number]> {
  switch (reason) {
    case 'checkIn':
    case 'makeUp':
    case 'givenBack':
    case 'purchase':
    case 'prize':
    case 'gift':
      return [['pointsIssued', delta]]
    case 'redeem':
      return [['pointsRedeemed', -delta]]
    case 'expiry':
      return [['pointsExpired', -delta]]
    default:
      return []
  }
}
