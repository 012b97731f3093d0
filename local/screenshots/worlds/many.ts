import type { Document } from '../../cloud/seams'
import type { DemoDocuments } from '../../seeds/demo'
import { HEQING, XIAOMAN } from '../../seeds/people'

const MANY = 10_000

/** A brand has a few dozen of these; the functions read up to a thousand of most of them. */
const MANY_BESIDE: Readonly<Record<string, number>> = { reward: 600, store: 400, staff: 600, event: 200, plan: 60 }

const MINUTE_MS = 60 * 1000

type Documents = DemoDocuments['documents']

/** The demo after many years: ten thousand of everything that 林小满 and 何青 are shown in lists, and a shelf, stores and people
 *  without an end for 沈岚. Its ledger does not fit its hashes: it is there to be looked at. */
export function withMany({ documents, wechat }: DemoDocuments): DemoDocuments {
  const { members = [] } = documents
  const member = members.find(({ _id }) => _id === XIAOMAN.openid)
  const clerk = members.find(({ _id }) => _id === `$staff-${HEQING.openid}`)
  if (member === undefined || clerk === undefined) throw new Error('the demo has nobody who could have many')
  const accountId = (member.points as { id: string }).id
  const isHers = (document: Document) => document.accountId === accountId
  return {
    documents: {
      ...documents,
      members: members
        .flatMap((each) => (each === member ? [withEntries(member)] : [each]))
        .concat(moreBeside(members)),
      entries: [...all(documents, 'entries').filter((entry) => !isHers(entry)), ...entriesOf(accountId)],
      vouchers: withCopies(all(documents, 'vouchers'), isHers, voucherCopy),
      decisions: withCopies(all(documents, 'decisions'), (each) => isHers(each) && each.shown === true, placed('at')),
      acts: withCopies(
        all(documents, 'acts'),
        ({ who, what }) => who === clerk.staffId && what === 'award',
        placed('at'),
      ),
      orders: withCopies(
        all(documents, 'orders'),
        ({ state }) => state === 'granted',
        (order, n) => ({ ...order, _id: `order${n}`, accountId, createdAt: Number(order.createdAt) - n * MINUTE_MS }),
      ),
    },
    wechat,
  }
}

const all = (documents: Documents, collection: string): readonly Document[] => documents[collection] ?? []

function withCopies(
  documents: readonly Document[],
  isModel: (document: Document) => boolean,
  copy: (model: Document, n: number) => Document,
): Document[] {
  const model = documents.find(isModel)
  if (model === undefined) throw new Error('the demo has nothing of which there could be many')
  return [...documents, ...Array.from({ length: MANY }, (_, n) => copy(model, n + 1))]
}

/** Each a minute before the other, in the place that its time gives it. */
const placed =
  (field: string) =>
  (model: Document, n: number): Document => {
    const at = Number(model[field]) - n * MINUTE_MS
    const id = `${model._id}-${n}`
    return { ...model, _id: id, [field]: at, place: `${String(at).padStart(16, '0')}-${id}` }
  }

const voucherCopy = (model: Document, n: number): Document => ({
  ...placed('issuedAt')(model, n),
  code: `M${String(n).padStart(12, '0')}`,
})

const withEntries = (member: Document): Document => ({
  ...member,
  points: { ...(member.points as object), entryCount: MANY },
})

function entriesOf(accountId: string): Document[] {
  const first = Date.UTC(2020, 0, 1)
  return Array.from({ length: MANY }, (_, number) => {
    const at = first + number * 6 * 60 * MINUTE_MS
    const day = new Date(at).toISOString().slice(0, 10)
    const id = `${accountId}-${number}`
    return { _id: id, accountId, number, day, delta: 5, balance: 5 * number, at, reason: 'checkIn', ref: day }
  })
}

/** Rewards, stores and the like lie among the members, under keys with a dollar. */
function moreBeside(members: readonly Document[]): Document[] {
  return Object.entries(MANY_BESIDE).flatMap(([kind, count]) => {
    const models = members.filter(({ _id }) => String(_id).startsWith(`$${kind}-`))
    return Array.from({ length: count }, (_, n) => copyBeside(models[n % models.length] as Document, n))
  })
}

function copyBeside(model: Document, n: number): Document {
  const key = `${model._id}x${n}`
  const id = model.id === undefined ? {} : { id: `${model.id}x${n}` }
  const staffId = model.staffId === undefined ? {} : { staffId: `${model.staffId}x${n}` }
  return { ...model, ...id, ...staffId, _id: key, beside: key, outbox: [], answered: [] }
}
