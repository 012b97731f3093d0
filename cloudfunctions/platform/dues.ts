import type { PrizeDue } from '../domain/draw/claim-notice'
import type { TableDue } from '../domain/exports/export-job'
import type { GiftDue } from '../domain/gifts/gift-due'
import type { EndingDue, RefundDue } from '../domain/membership/ending-notice'
import type { MonthlyDue } from '../domain/membership/monthly-due'
import type { JudgeDue } from '../domain/messages/decide'
import type { OpeningDue } from '../domain/messages/opening-notice'
import type { WishersDue } from '../domain/messages/wishers-due'
import type { Due } from '../domain/points/expiry-notice'
import type { EraseDue, ExportDue } from '../domain/rights/dues'
import type { VoucherDue } from '../domain/vouchers/ending-notice'
import { type Documents, documentsOf, TELLING } from './documents'
import { commands } from './sdk'

/** Everything that has to be looked at when its time comes, by its kind. */
export type AnyDue =
  | Due
  | PrizeDue
  | VoucherDue
  | EndingDue
  | RefundDue
  | MonthlyDue
  | WishersDue
  | OpeningDue
  | GiftDue
  | JudgeDue
  | ExportDue
  | EraseDue
  | TableDue

export const dues: Documents<AnyDue> = documentsOf('dues')

const KINDS: ReadonlyArray<AnyDue['kind']> = Object.keys({
  lotExpiring: true,
  prizeUnclaimed: true,
  voucherEnding: true,
  membershipEnding: true,
  refund: true,
  monthlyItem: true,
  wishers: true,
  opening: true,
  gift: true,
  judge: true,
  export: true,
  erase: true,
} satisfies Readonly<Record<AnyDue['kind'], true>>) as Array<AnyDue['kind']>

/** Which kinds have something due at `now`; every kind where too much is due to tell. One wire call. */
export async function findDueKinds(now: number): Promise<ReadonlySet<AnyDue['kind']>> {
  const due = await dues.findFields({ where: { at: commands.lte(now) }, fields: ['kind'], limit: TELLING })
  return new Set(due.length === TELLING ? KINDS : (due as AnyDue[]).map(({ kind }) => kind))
}

/** What is due of one kind at `now`, longest due first. One wire call. */
export async function findDue<Kind extends AnyDue['kind']>(
  kind: Kind,
  now: number,
  limit: number,
): Promise<Array<Extract<AnyDue, { kind: Kind }>>> {
  const due = await dues.find({ where: { kind, at: commands.lte(now) }, oldestFirst: 'at', limit })
  return due as Array<Extract<AnyDue, { kind: Kind }>>
}

/** Where files of a member's own lie, or will lie as soon as a call that is under way has written one. One wire call. */
export async function findExportPaths(accountId: string): Promise<string[]> {
  const due = await dues.find({ where: { kind: 'export', accountId }, limit: 1_000 })
  return due.flatMap((each) => ('path' in each ? [each.path] : []))
}
