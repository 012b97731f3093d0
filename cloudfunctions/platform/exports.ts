import type { ExportState } from '../domain/exports/export-job'
import type { BesideDocument } from './counter'
import { type Documents, documentsOf } from './documents'
import { commands, type Filter } from './sdk'

/** Jobs lie beside the members, as everything does whose acts are logged. */
export type ExportDocument = ExportState & BesideDocument

export const exportJobs: Documents<ExportDocument> = documentsOf('members')

/** No openid has a dollar in it. */
export const exportKey = (jobId: string): string => `$export-${jobId}`

/** `export_parts`: the rows of one step, as they will stand in the file. */
interface PartDocument {
  readonly _id: string
  readonly text: string
}

export const exportParts: Documents<PartDocument> = documentsOf('export_parts')

/** Parts of a thousand rows that one reply of the platform takes with ease. */
const PARTS_A_READ = 10

/** The text of parts in their order; null where one is gone, since the job went on meanwhile. One wire call for each ten. */
export async function textOfParts(ids: readonly string[]): Promise<string | null> {
  const texts: string[] = []
  for (let from = 0; from < ids.length; from += PARTS_A_READ) {
    const some = ids.slice(from, from + PARTS_A_READ)
    const found = await exportParts.find({ where: { _id: commands.in(some) }, limit: PARTS_A_READ })
    const textOf = new Map(found.map(({ _id, text }) => [_id, text]))
    for (const id of some) {
      const text = textOf.get(id)
      if (text === undefined) return null
      texts.push(text)
    }
  }
  return texts.join('')
}

/** Removes all parts of a job that has ended, those too that counted for nothing. One wire call. */
export async function removeParts(jobId: string): Promise<void> {
  await exportParts.removeMatching({ _id: commands.gt(`${jobId}-`).and(commands.lt(`${jobId}-~`)) })
}

type Found = { readonly _id: string } & Readonly<Record<string, unknown>>

const COLLECTIONS = {
  members: documentsOf<Found>('members'),
  entries: documentsOf<Found>('entries'),
  vouchers: documentsOf<Found>('vouchers'),
  draws: documentsOf<Found>('draws'),
  acts: documentsOf<Found>('acts'),
  orders: documentsOf<Found>('orders'),
  decisions: documentsOf<Found>('decisions'),
}

/** What is exported: documents of a collection in the order of a key that never changes. */
export interface Source {
  readonly collection: keyof typeof COLLECTIONS
  readonly key: string
  /** The least and the greatest key, and what else holds of the documents. */
  readonly from: string
  readonly to: string
  readonly where: Filter
}

/** A page behind a key. One wire call. */
export function findRows(source: Source, after: string, limit: number): Promise<Found[]> {
  const { collection, key, where, from, to } = source
  const behind = after === '' ? commands.gte(from) : commands.gt(after)
  return COLLECTIONS[collection].find({
    where: { ...where, [key]: behind.and(commands.lte(to)) },
    oldestFirst: key,
    limit,
  })
}

/** One wire call. */
export function countRows({ collection, key, where, from, to }: Source): Promise<number> {
  return COLLECTIONS[collection].count({ ...where, [key]: within(from, to) })
}

/** From one value to another, both in it. */
export const within = (from: number | string, to: number | string): unknown => commands.gte(from).and(commands.lte(to))
