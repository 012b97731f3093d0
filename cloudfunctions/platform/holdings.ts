import { type Erasure, HOLDINGS, type Holding, type HoldingName, type OwnerField } from '../domain/rights/holdings'
import { type Documents, documentsOf, type FieldChanges } from './documents'
import { commands } from './sdk'

/** A document of any collection. */
type Held = { readonly _id: string } & Readonly<Record<string, unknown>>

/** Every collection by its name, as the table of holdings has them. */
const COLLECTIONS: Readonly<Record<HoldingName, Documents<Held>>> = {
  members: documentsOf<Held>('members'),
  entries: documentsOf<Held>('entries'),
  roots: documentsOf<Held>('roots'),
  orders: documentsOf<Held>('orders'),
  dues: documentsOf<Held>('dues'),
  units: documentsOf<Held>('units'),
  draws: documentsOf<Held>('draws'),
  vouchers: documentsOf<Held>('vouchers'),
  receipts: documentsOf<Held>('receipts'),
  acts: documentsOf<Held>('acts'),
  happenings: documentsOf<Held>('happenings'),
  candidates: documentsOf<Held>('candidates'),
  decisions: documentsOf<Held>('decisions'),
  figures: documentsOf<Held>('figures'),
  export_parts: documentsOf<Held>('export_parts'),
}

const NAMES = Object.keys(HOLDINGS) as HoldingName[]

/** The names under which collections know a member. */
export type Owner = Readonly<Record<OwnerField, string>>

const PAGE = 1000

/** What collections hold of a member, by the parts of her file, oldest first. One wire call for each thousand documents of a part. */
export async function readHoldings(owner: Owner): Promise<Readonly<Record<string, readonly Held[]>>> {
  const parts: Record<string, readonly Held[]> = {}
  for (const name of NAMES) {
    const { showing }: Holding = HOLDINGS[name]
    if (!('part' in showing)) continue
    const held = await allOf(COLLECTIONS[name], { [showing.by]: owner[showing.by] })
    parts[showing.part] = held.sort((a, b) => Number(a[showing.order]) - Number(b[showing.order]))
  }
  return parts
}

async function allOf(documents: Documents<Held>, where: Readonly<Record<string, string>>): Promise<Held[]> {
  const all: Held[] = []
  for (let last = ''; ; ) {
    const page = await documents.find({ where: { ...where, _id: commands.gt(last) }, oldestFirst: '_id', limit: PAGE })
    all.push(...page)
    const end = page.at(-1)
    if (end === undefined || page.length < PAGE) return all
    last = end._id
  }
}

/** Takes the person out of what collections hold of her (rule E-6). Done again, it changes nothing. One wire call for each
 *  collection that holds something personal. */
export async function cutHoldings(owner: Owner, erasedAt: number): Promise<void> {
  for (const name of NAMES) {
    const { erasure }: Holding = HOLDINGS[name]
    if (erasure.treat === 'keep') continue
    const where = { [erasure.by]: owner[erasure.by] }
    if (erasure.treat === 'remove') await COLLECTIONS[name].removeMatching(where)
    else await COLLECTIONS[name].changeAll(where, cutOf(erasure, erasedAt))
  }
}

function cutOf({ fields, end = [], versioned }: Extract<Erasure, { treat: 'cut' }>, at: number): FieldChanges<Held> {
  return {
    set: Object.fromEntries(fields.map((field) => [field, null])),
    lower: Object.fromEntries(end.map((field) => [field, at])),
    increase: versioned ? { version: 1 } : {},
  }
}
