import type { Document } from '../../../local/cloud/seams'
import type { Ending } from '../play'

/** Something that holds at the end of every world; else what is wrong. Another one is a function like this, and a line in
 *  index.ts. */
export type Invariant = (ending: Ending) => string | null

/** Every document of a collection, by type. */
export function all<Kind>(
  { store }: Pick<Ending, 'store'>,
  collection: string,
  query: Record<string, unknown> = {},
): Kind[] {
  return store.find(collection, {
    query,
    limit: Number.MAX_SAFE_INTEGER,
  }) as ReadonlyArray<Document> as unknown as Kind[]
}

/** Who asked to be erased, whatever came of it: what was told to somebody before may be about nobody now. */
export const leaversOf = ({ said }: Pick<Ending, 'said'>): ReadonlySet<string> =>
  new Set(said.flatMap(({ action, openid }) => (action === 'erase' ? [openid] : [])))

/** The answers of an action, by type. */
export const heardOf = <Data>({ heard }: Pick<Ending, 'heard'>, action: string) =>
  heard.flatMap((each) => (each.action === action ? [{ ...each, data: each.data as Data }] : []))

/** The first fault among the items, if any. */
export function firstFault<Item>(items: Iterable<Item>, faultOf: (item: Item) => string | null): string | null {
  for (const item of items) {
    const fault = faultOf(item)
    if (fault !== null) return fault
  }
  return null
}
