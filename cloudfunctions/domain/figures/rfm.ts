import { type Counted, totals } from './counted'
import type { Cell } from './histograms'

/** What a buyer is, by recency, frequency and amount (rule F-7). Each is in exactly one, the first that holds. */
const CLASSES = {
  /** Lately, often, and for much. */
  super: ({ recency, frequency, amount }: Scores) => recency >= 4 && frequency >= 4 && amount >= 4,
  recent: ({ recency }: Scores) => recency >= 4,
  steady: ({ recency }: Scores) => recency === 3,
  /** Once often or for much, and not lately. */
  slipping: ({ frequency, amount }: Scores) => frequency >= 4 || amount >= 4,
  cooled: () => true,
} satisfies Record<string, (scores: Scores) => boolean>

export type RfmClass = keyof typeof CLASSES

interface Scores {
  readonly recency: number
  readonly frequency: number
  readonly amount: number
}

const NAMES = Object.keys(CLASSES) as RfmClass[]

/** How many buyers are of each class. */
export function rfmClasses(buyers: readonly Counted[]): Record<RfmClass, number> {
  const scores = scoresIn(buyers)
  const classOf = (cell: Cell) => NAMES.find((name) => CLASSES[name](scores(cell)))
  const counts = totals(buyers, classOf)
  return Object.fromEntries(NAMES.map((name) => [name, counts.get(name) ?? 0])) as Record<RfmClass, number>
}

function scoresIn(buyers: readonly Counted[]): (cell: Cell) => Scores {
  const recency = fifths(totals(buyers, ({ day }) => day))
  const frequency = fifths(totals(buyers, ({ bands }) => bands?.receipts ?? 0))
  const amount = fifths(totals(buyers, ({ bands }) => bands?.amount ?? 0))
  return ({ day, bands }) => ({
    recency: recency(day),
    frequency: frequency(bands?.receipts ?? 0),
    amount: amount(bands?.amount ?? 0),
  })
}

/** The fifth in which the middle of those with a value lies, 1 the lowest. */
function fifths<Value extends string | number>(counts: ReadonlyMap<Value, number>): (value: Value) => number {
  const scores = new Map<Value, number>()
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  let below = 0
  for (const [value, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    // Half of them lie below their middle; twice everything keeps it whole.
    scores.set(value, Math.min(5, 1 + Math.floor((5 * (2 * below + count)) / (2 * all))))
    below += count
  }
  return (value) => scores.get(value) ?? 1
}
