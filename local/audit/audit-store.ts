import { createHash } from 'node:crypto'
import type { PointsAccount, SealedEntry } from '../../cloudfunctions/domain/points/account'
import { auditAccount } from '../../cloudfunctions/domain/points/audit-account'
import { extendRoot, openRoot } from '../../cloudfunctions/domain/points/daily-root'
import { dayOf } from '../../cloudfunctions/domain/time/day'
import type { ErasedDocument } from '../../cloudfunctions/platform/erased'
import type { RootDocument } from '../../cloudfunctions/platform/ledger'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import type { DocumentStore } from '../cloud/seams'
import { firstWrongMessage } from './audit-messages'
import { firstWrongUnit } from './audit-units'
import { firstWrongVoucher } from './audit-vouchers'

export interface AuditReport {
  readonly ok: boolean
  readonly members: number
  readonly entries: number
  readonly units: number
  /** Accounts whose owners were erased; absent where nobody was. */
  readonly erased?: number
  /** The first document that is wrong, as `collection/id`, and what is wrong with it. */
  readonly firstWrong?: { readonly document: string; readonly fault: string }
}

interface Progress {
  total(documents: number): void
  done(documents: number): void
}

const PAGE = 1000

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Walks a store and proves that for every account Σ entries = balance = Σ lots − debt, that its chain is unbroken, that no
 *  entry is there twice or without an account, that every closed day's root is what its entries give, and that every unit of
 *  a prize is free or one draw's and of a reward free or one voucher's, paid for, and that
 *  messages kept to her day and to what she allowed. Stops at the first document that is wrong. */
export function auditStore(store: DocumentStore, progress: Progress): AuditReport {
  const has = (name: string) => store.collectionNames().includes(name)
  const entryCount = has('entries') ? store.count('entries', {}) : 0
  progress.total((has('members') ? store.count('members', {}) : 0) + entryCount)

  const seen = { members: 0, erased: 0, entries: 0, carried: 0 }
  const report = (firstWrong?: AuditReport['firstWrong']): AuditReport => ({
    ok: firstWrong === undefined,
    members: seen.members,
    entries: seen.entries,
    units: has('units') ? store.count('units', {}) : 0,
    ...(seen.erased === 0 ? {} : { erased: seen.erased }),
    ...(firstWrong === undefined ? {} : { firstWrong }),
  })

  for (const { account, waiting, isErased } of has('members') ? accountsIn(store) : []) {
    const carried = has('entries') ? [...entriesOf(store, account)] : []
    const { entries, wrong } = joinWaiting(carried, waiting)
    if (isErased) seen.erased++
    else seen.members++
    seen.entries += entries.length
    seen.carried += carried.length
    progress.done(1 + carried.length)
    const fault = wrong ?? auditAccount(account, entries, sha256)
    if (fault) return report({ ...fault, document: `entries/${fault.document}` })
  }
  if (seen.carried !== entryCount) {
    return report({ document: 'entries', fault: `${entryCount - seen.carried} entries belong to no account` })
  }
  const firstWrong =
    (has('roots') ? firstWrongRoot(store) : undefined) ??
    firstWrongUnit(store) ??
    firstWrongVoucher(store) ??
    firstWrongMessage(store)
  return report(firstWrong)
}

interface AuditedAccount {
  readonly account: PointsAccount
  /** Entries on their way. */
  readonly waiting: readonly SealedEntry[]
  readonly isErased: boolean
}

/** A member's, or what is left of one who was erased. */
function* accountsIn(store: DocumentStore): Generator<AuditedAccount> {
  let after = ''
  for (;;) {
    const page = store.find('members', { query: { _id: { $gt: after } }, order: [['_id', 1]], limit: PAGE })
    for (const document of page) {
      if ('memberNo' in document) yield accountOf(document as unknown as MemberDocument)
      else if ('eraseRequest' in document) yield* erasedIn(store, document as unknown as ErasedDocument)
    }
    const last = page.at(-1)
    if (last === undefined || page.length < PAGE) return
    after = String(last._id)
  }
}

function* entriesOf(store: DocumentStore, account: PointsAccount): Generator<SealedEntry> {
  let after = -1
  for (;;) {
    const query = { accountId: account.id, number: { $gt: after } }
    const page = store.find('entries', { query, order: [['number', 1]], limit: PAGE })
    yield* page as unknown as SealedEntry[]
    if (page.length < PAGE) return
    after = (page as unknown as SealedEntry[]).at(-1)?.number ?? after
  }
}

function accountOf({ points, outbox }: MemberDocument): AuditedAccount {
  const waiting = outbox.flatMap((item) => (item.to === 'entries' ? [item.document] : []))
  return { account: points, waiting, isErased: false }
}

/** What was written down of a member who is still there counts for nothing yet. */
function erasedIn(store: DocumentStore, { account, clearing }: ErasedDocument): AuditedAccount[] {
  const isThere = store.count('members', { 'points.id': account.id }) > 0
  return isThere ? [] : [{ account, waiting: clearing?.entries ?? [], isErased: true }]
}

/** What is on its way may have been carried already, and then has to be the same. */
function joinWaiting(carried: readonly SealedEntry[], waiting: readonly SealedEntry[]) {
  const byNumber = new Map(carried.map((entry) => [entry.number, entry]))
  for (const entry of waiting) {
    const known = byNumber.get(entry.number)
    if (known !== undefined && known.hash !== entry.hash) {
      return { entries: carried, wrong: { document: entry._id, fault: 'carried as another entry than its outbox has' } }
    }
    byNumber.set(entry.number, entry)
  }
  const entries = [...byNumber.values()].sort((a, b) => a.number - b.number)
  const stray = entries.find((entry) => entry.day !== dayOf(entry.at))
  return { entries, wrong: stray && { document: stray._id, fault: 'its day is not the day of its instant' } }
}

function firstWrongRoot(store: DocumentStore): AuditReport['firstWrong'] {
  let prev: string | null = null
  for (const root of store.find('roots', { query: {}, order: [['_id', 1]], limit: Number.MAX_SAFE_INTEGER })) {
    const written = root as unknown as RootDocument
    if (!written.closed) return undefined
    const computed = rootOf(store, written.day, prev)
    if (computed.root !== written.root || computed.entryCount !== written.entryCount) {
      return { document: `roots/${written.day}`, fault: 'the root is not what the entries of the day give' }
    }
    prev = written.root
  }
  return undefined
}

function rootOf(store: DocumentStore, day: string, prev: string | null) {
  let root = openRoot(day, prev, sha256)
  for (;;) {
    const query = { day, _id: { $gt: root.lastEntryId } }
    const page = store.find('entries', { query, order: [['_id', 1]], limit: PAGE }) as unknown as SealedEntry[]
    root = extendRoot(root, page, sha256)
    if (page.length < PAGE) return root
  }
}
