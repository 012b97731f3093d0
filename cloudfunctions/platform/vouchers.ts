import type { Voucher } from '../domain/vouchers/voucher'
import { type Documents, documentsOf } from './documents'
import { type MemberDocument, members } from './members'
import { commands } from './sdk'

export const vouchers: Documents<Voucher> = documentsOf('vouchers')

/** An account's vouchers that were carried already and can be used, what ends soonest first. One wire call. */
export function findUsableVouchers(accountId: string, now: number): Promise<Voucher[]> {
  const where = { accountId, state: 'issued', endsAt: commands.gt(now) }
  return vouchers.find({ where, oldestFirst: 'endsAt', limit: 100 })
}

/** An account's carried vouchers before a place, newest first. One wire call. */
export function findVouchersBelow(accountId: string, below: string, limit: number): Promise<Voucher[]> {
  return vouchers.find({ where: { accountId, place: commands.lt(below) }, newestFirst: 'place', limit })
}

/** One wire call. */
export function findVouchersById(ids: readonly string[]): Promise<Voucher[]> {
  return vouchers.find({ where: { _id: commands.in(ids) }, limit: ids.length })
}

/** The voucher of a code, null when there is none, and whether the request has used up another one before. One wire call for a
 *  voucher that was carried; else two more, which carry it. */
export async function findVoucherToUse(
  code: string,
  request: string,
): Promise<{ readonly voucher: Voucher | null; readonly isReused: boolean }> {
  const found = await vouchers.find({ where: commands.or([{ code }, { 'used.request': request }]), limit: 3 })
  const carried = found.find((voucher) => voucher.code === code)
  const isReused = found.some((voucher) => voucher.code !== code)
  return { voucher: carried ?? (isReused ? null : await carryVoucher(code)), isReused }
}

async function carryVoucher(code: string): Promise<Voucher | null> {
  const [owner] = await members.find({ where: { 'outbox.document.code': code }, limit: 1 })
  const waiting = owner && vouchersIn(owner).find((voucher) => voucher.code === code)
  if (waiting === undefined) return null
  await vouchers.addMissing([waiting])
  return waiting
}

/** A member's own voucher, carried when it still lay in her outbox. One wire call, or two more. */
export async function findVoucherOf(member: MemberDocument, voucherId: string): Promise<Voucher | null> {
  const waiting = vouchersIn(member).find(({ _id }) => _id === voucherId)
  if (waiting !== undefined) await vouchers.addMissing([waiting])
  const voucher = await vouchers.get(voucherId)
  return voucher?.accountId === member.points.id ? voucher : null
}

/** Vouchers on which something is unfinished since before `until`, longest first. One wire call. */
export function findOpenVouchers(until: number, limit: number): Promise<Voucher[]> {
  const openSince = commands.gt(0).and(commands.lt(until))
  return vouchers.find({ where: { openSince }, oldestFirst: 'openSince', limit })
}

/** What is on its way counts as there. */
export function vouchersIn({ outbox }: Pick<MemberDocument, 'outbox'>): Voucher[] {
  return outbox.flatMap((item) => (item.to === 'vouchers' ? [item.document] : []))
}
