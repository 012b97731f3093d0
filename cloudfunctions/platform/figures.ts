import type { Counted } from '../domain/figures/counted'
import type { DayCounts } from '../domain/figures/day-counts'
import { dayKey, type Growth, histogramPrefix, movesKey } from '../domain/figures/growth'
import { cellNamed, type HistogramKind } from '../domain/figures/histograms'
import type { Day } from '../domain/time/day'
import { type Documents, documentsOf } from './documents'
import { commands } from './sdk'

/** `figures`: the days, the moves of days, the months of histograms, and how far happenings are counted. */
interface FiguresDocument {
  readonly _id: string
  /** The number of the last batch that was added (rule F-2). */
  readonly batch: number
}

type DayDocument = FiguresDocument & DayCounts
type CellsDocument = FiguresDocument & { readonly cells?: Readonly<Record<string, number>> }

/** How far happenings are counted. While `counting`, the batch of that number is being added: what it adds, and whom it
 *  counts, lie here, so that whoever comes next can go on. */
export interface CountingDocument {
  readonly _id: typeof COUNTING_ID
  readonly number: number
  readonly state: 'resting' | 'counting'
  readonly growth: readonly Growth[]
  readonly happeningIds: readonly string[]
}

export const COUNTING_ID = 'counting'

const figures: Documents<FiguresDocument> = documentsOf('figures')
const days: Documents<DayDocument> = documentsOf('figures')
const cells: Documents<CellsDocument> = documentsOf('figures')
export const counting: Documents<CountingDocument> = documentsOf('figures')

/** Adds what a batch adds to one document, unless the document has it already. One wire call, two for a new document. */
export async function grow({ _id, numbers }: Growth, batch: number): Promise<void> {
  const isAdded = await figures.changeIf({ _id, batch: commands.lt(batch) }, { set: { batch }, increaseAt: numbers })
  if (isAdded) return
  // It has the batch, or it is not there yet; whoever is first to make it makes it with this batch in it, as batches are
  // made one after another.
  await figures.add({ _id, batch, ...nested(numbers) })
}

/** `cells.x` and `cells.y` as fields of one `cells`. */
function nested(numbers: Growth['numbers']): object {
  const fields: Record<string, number | Record<string, number>> = {}
  for (const { path, by } of numbers) {
    const [field = '', name] = path.split('.')
    fields[field] = name === undefined ? by : { ...(fields[field] as object), [name]: by }
  }
  return fields
}

/** The figures of the days of a span, at most 1,000. One wire call. */
export async function findDays(from: Day, to: Day): Promise<ReadonlyMap<Day, DayCounts>> {
  const found = await days.find({ where: between(dayKey(from), dayKey(to)), limit: 1000 })
  return new Map(found.map((document) => [document._id.slice(dayKey('').length), document]))
}

/** Every cell of a histogram. One wire call for the months of eighty years. */
export async function findHistogram<Kind extends HistogramKind>(kind: Kind): Promise<Counted[]> {
  return (await findHistograms(kind))[kind]
}

/** Every cell of several histograms. One wire call for the months of eighty years, divided among them. */
export async function findHistograms<Kind extends HistogramKind>(
  ...kinds: readonly Kind[]
): Promise<Readonly<Record<Kind, Counted[]>>> {
  const months = kinds.map((kind) => between(histogramPrefix(kind), `${histogramPrefix(kind)}~`))
  const found = await cells.find({ where: commands.or(months), limit: 1000 })
  const countedOf = (kind: Kind): [Kind, Counted[]] => {
    const mine = found.filter(({ _id }) => _id.startsWith(histogramPrefix(kind)))
    return [kind, mine.flatMap((document) => countedIn(document, (name) => cellNamed(kind, name)))]
  }
  return Object.fromEntries(kinds.map(countedOf)) as Record<Kind, Counted[]>
}

/** What moved between the cells of all histograms from a day on. One wire call. */
export async function findMovesSince(day: Day): Promise<Counted[]> {
  const found = await cells.find({ where: between(movesKey(day), movesKey('~')), limit: 1000 })
  return found.flatMap((document) =>
    countedIn(document, (name) => {
      const [kind = '', ...rest] = name.split(':')
      return cellNamed(kind as HistogramKind, rest.join(':'))
    }),
  )
}

const between = (from: string, to: string) => ({ _id: commands.gte(from).and(commands.lte(to)) })

function countedIn({ cells: counts = {} }: CellsDocument, cellOf: (name: string) => Counted['cell']): Counted[] {
  return Object.entries(counts).map(([name, count]) => ({ cell: cellOf(name), count }))
}
