import type { DayEvent } from '../../cloudfunctions/domain/draw/event'
import type { LoggedDraw } from '../../cloudfunctions/domain/draw/log'
import type { Happening } from '../../cloudfunctions/domain/happenings/happening'
import type { Order } from '../../cloudfunctions/domain/membership/order'
import type { SealedEntry } from '../../cloudfunctions/domain/points/account'
import type { Receipt } from '../../cloudfunctions/domain/receipts/receipt'
import type { Voucher } from '../../cloudfunctions/domain/vouchers/voucher'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import type { Document, DocumentStore } from '../cloud/seams'

/** What happened, as the documents of the things themselves have it. */
export interface RawDocuments {
  readonly members: readonly MemberDocument[]
  readonly entries: readonly SealedEntry[]
  readonly draws: readonly LoggedDraw[]
  readonly events: readonly DayEvent[]
  readonly vouchers: readonly Voucher[]
  readonly receipts: readonly Receipt[]
  readonly orders: readonly Order[]
  /** Of what leaves no document of its own: messages decided upon, kinds turned off. */
  readonly happenings: readonly Happening[]
}

export function rawDocumentsIn(store: DocumentStore): RawDocuments {
  const all = <T>(name: string): T[] => documentsIn(store, name) as unknown as T[]
  const beside = all<MemberDocument & DayEvent>('members')
  return {
    members: beside.filter((document) => 'memberNo' in document),
    events: beside.filter(({ _id }) => _id.startsWith('$event-')),
    entries: all('entries'),
    draws: all('draws'),
    vouchers: all('vouchers'),
    receipts: all('receipts'),
    orders: all('orders'),
    happenings: all('happenings'),
  }
}

export const documentsIn = (store: DocumentStore, name: string): Document[] =>
  store.collectionNames().includes(name) ? store.find(name, { limit: Number.MAX_SAFE_INTEGER }) : []

/** What is not in the figures yet: outboxes to be carried, happenings to be counted. The clock needs a minute or two. */
export function waitingIn({ members, happenings }: RawDocuments): number {
  const outboxes = members.filter(({ outbox }) => outbox.length > 0)
  return outboxes.length + happenings.filter(({ uncounted }) => uncounted !== undefined).length
}
