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
  /** Her request, for nobody to read: asked again, it is told the same. */
  readonly eraseRequest: string
  /** The version of her document that it was made from. */
  readonly from: number
  /** An update that changes nothing counts as none; this one always changes. */
  readonly writes: number
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

/** Writes what will be left of a member, unless one made from a later version of hers is there, or she was cleared already.
 *  One wire call, or two. */
export async function prepareErased(document: Omit<ErasedDocument, '_id' | 'beside' | 'writes'>): Promise<boolean> {
  const _id = erasedKey(document.account.id)
  if ((await erased.add({ ...document, _id, beside: _id, writes: 1 })) === 'added') return true
  return erased.changeIf(
    { _id, from: commands.lte(document.from), clearing: commands.neq(null) },
    { set: document, increase: { writes: 1 } },
  )
}
