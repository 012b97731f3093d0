import type { Happening } from '../domain/happenings/happening'
import type { PointsAccount, SealedEntry } from '../domain/points/account'
import { type Documents, documentsOf } from './documents'
import type { MemberDocument } from './members'
import { commands } from './sdk'

/**
 * What is left of a member who was erased: her account, at zero, so that its entries still add up to something. It lies
 * beside the members. It is written before her own document goes and counts from then on; the removing of that document, at
 * the version that this one was made from, is the one instant in which she is erased.
 */
export interface ErasedDocument {
  readonly _id: string
  readonly beside: string
  readonly account: PointsAccount
  readonly erasedAt: number
  /** Her requests, for nobody to read, more than one where two phones asked at once: asked again, each is told the same. */
  readonly eraseRequest: readonly string[]
  /** The version of her document that it was made from. */
  readonly from: number
  /** What has to be done once she is gone; absent when it was. */
  readonly clearing?: Clearing
}

export interface Clearing {
  readonly entries: readonly SealedEntry[]
  readonly happenings: readonly Happening[]
  /** Files of hers, by their paths. */
  readonly paths: readonly string[]
}

export const erased: Documents<ErasedDocument> = documentsOf('members')

/** No openid has a dollar in it. */
export const erasedKey = (accountId: string): string => `$erased-${accountId}`

/** A member, and what was erased by this request before. One wire call for both. */
export async function findMemberOrErased(
  openid: string,
  request: string,
): Promise<{ readonly member: MemberDocument | null; readonly erased: ErasedDocument | null }> {
  const found = await documentsOf<MemberDocument | ErasedDocument>('members').find({
    where: commands.or([{ _id: openid }, { eraseRequest: request }]),
    limit: 2,
  })
  return {
    member: found.find((document): document is MemberDocument => document._id === openid) ?? null,
    erased: found.find((document): document is ErasedDocument => 'eraseRequest' in document) ?? null,
  }
}

/** Writes what will be left of a member. Whoever was first to make it from a version of hers has made it for everybody: who
 *  comes second may come after she is gone, and what was carried of it by then has to stay true. False where one made from a
 *  later version is there. One wire call, up to three where somebody else is at it. */
export async function prepareErased(document: Omit<ErasedDocument, '_id' | 'beside'>): Promise<boolean> {
  const _id = erasedKey(document.account.id)
  if ((await erased.add({ ...document, _id, beside: _id })) === 'added') return true
  const isNewer = { _id, from: commands.lt(document.from), clearing: commands.neq(null) }
  if (await erased.changeIf(isNewer, { set: document })) return true
  return (await erased.get(_id))?.from === document.from
}
