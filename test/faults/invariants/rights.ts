import type { ErasedDocument } from '../../../cloudfunctions/platform/erased'
import type { MemberDocument } from '../../../cloudfunctions/platform/members'
import type { Ending } from '../play'
import { all, firstFault, heardOf, type Invariant, leaversOf } from './invariant'

/** Texts by which somebody in a world could be known, whoever it is. */
const PERSONAL = /o_member_\d|小满的被子|1371000\d{4}|"02-29"|13900000000|徐汇区/

/** Who was told that she is erased is so, and nothing anywhere says who she was. */
export const theErasedAreGone: Invariant = (ending) => {
  const left = all<ErasedDocument>(ending, 'members', { eraseRequest: { $gt: '' } })
  if (leaversOf(ending).size === 0) return left.length === 0 ? null : `members/${left[0]?._id}: nobody asked for it`

  const members = all<MemberDocument>(ending, 'members', { memberNo: { $gt: '' } })
  const untrue = heardOf<{ erasedAt: number }>(ending, 'erase').find(
    ({ data }) => !left.some(({ erasedAt }) => erasedAt === data.erasedAt),
  )
  if (untrue !== undefined) return `${untrue.openid}: told that she is erased, and is not`
  const both = members.find(({ points }) => left.some(({ account }) => account.id === points.id))
  if (both !== undefined) return `members/${both._id}: erased, and still there`
  return traceIn(ending, members)
}

function traceIn(ending: Ending, members: readonly MemberDocument[]): string | null {
  const joined = heardOf<{ memberNo: string }>(ending, 'join').map(({ data }) => data.memberNo)
  const there = new Set(members.map(({ memberNo }) => memberNo))
  const gone = [...ending.scenery.memberNos, ...joined].filter((memberNo) => !there.has(memberNo))
  const numbers = gone.flatMap((memberNo) => [memberNo, memberNo.replace(/\d{4}(?=\d)/g, '$& ')])
  const numberIn = (text: string) => numbers.find((memberNo) => text.includes(memberNo))

  const accounts = new Set(members.map(({ points }) => points.id))
  const inDocuments = firstFault(ending.store.collectionNames(), (name) =>
    firstFault(all<Held>(ending, name), (document) => {
      const text = JSON.stringify(document)
      const isOf = name === 'export_parts' || accounts.has(document.accountId ?? document.points?.id ?? '')
      const found = (isOf ? undefined : PERSONAL.exec(text)?.[0]) ?? numberIn(text)
      return found === undefined ? null : `${name}/${document._id}: ${found} is there, and she is gone`
    }),
  )
  // What an operator took away is the brand's for its day (rule X-8).
  const hers = ending.files.all().filter((text) => text.startsWith('{'))
  return inDocuments ?? firstFault(hers, (text) => (numberIn(text) ? 'a file of hers is there, and she is gone' : null))
}

interface Held {
  readonly _id: string
  readonly accountId?: string
  readonly points?: { readonly id?: string }
}
