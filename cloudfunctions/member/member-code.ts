import type { MemberCode } from '../../typings/contract'
import { issueCode, NONCE_BYTES } from '../domain/member-code/member-code'
import type { Asked, Outcome } from '../edge/serve'
import { hmacSha256, randomBytesOf, randomSeed } from '../platform/ids'
import { type MemberDocument, members } from '../platform/members'

/** One wire call. A member who joined before there were codes gets her key with the first: two more, once. */
export async function memberCode({ caller, now }: Asked<unknown>): Promise<Outcome<MemberCode>> {
  const member = await members.get(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const key = member.codeKey ?? (await giveKey(member))
  if (key === undefined) return { ok: false, code: 'TRY_AGAIN' }
  const nonce = randomBytesOf(NONCE_BYTES)
  return { ok: true, answer: issueCode({ memberNo: member.memberNo, key, nonce, now }, hmacSha256) }
}

/** The member's key, whoever of two at once gave it; undefined when something else of hers changed meanwhile. */
async function giveKey({ _id, version }: MemberDocument): Promise<string | undefined> {
  await members.changeIf({ _id, version }, { set: { codeKey: randomSeed(), version: version + 1 } })
  return (await members.get(_id))?.codeKey
}
