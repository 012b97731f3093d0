import { type EraseDue, eraseDueId, eraseDueOf } from '../../domain/rights/dues'
import { answerTo } from '../../edge/answered'
import { eraseMember } from '../../edge/erase-member'
import type { Ordered, Outcome } from '../../edge/serve'
import { dues } from '../../platform/dues'
import { erased as erasedDocuments, erasedKey, findMemberOrErased } from '../../platform/erased'
import { sha256 } from '../../platform/ids'

type Erased = { readonly erasedAt: number }

/**
 * Erases the caller for good (rules E-5 to E-7). That she asked is written down first: from then on the clock goes on where
 * this call is cut off. Asked again under the same request, whoever she is by then, it tells what was done the first time
 * and touches nothing of hers. Some twenty wire calls, once in a life.
 */
export async function erase(ordered: Ordered<unknown>): Promise<Outcome<Erased>> {
  const { caller, requestId, now } = ordered
  const request = sha256(JSON.stringify(['erase', caller.openid, requestId]))
  const { member, erased } = await findMemberOrErased(caller.openid, request)
  if (erased !== null && erased.account.id !== member?.points.id) {
    const due = erased.clearing && (await dues.get(eraseDueId(erased.account.id)))
    if (due?.kind !== 'erase') return { ok: true, answer: { erasedAt: erased.erasedAt } }
    return finished(due, now)
  }
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const reused = answerTo<Erased>(member, ordered)
  if (reused !== null) return reused

  const due = eraseDueOf({ accountId: member.points.id, memberNo: member.memberNo, request, now })
  await dues.putAll([due])
  return finished(due, now)
}

/** Two taps of one request may both be at it: what is written down by then is what both of them are told. */
async function finished(due: EraseDue, now: number): Promise<Outcome<Erased>> {
  if (!(await eraseMember(due, now))) return { ok: false, code: 'TRY_AGAIN' }
  const left = await erasedDocuments.get(erasedKey(due.accountId))
  if (left !== null && !left.eraseRequest.includes(due.request))
    await erasedDocuments.changeIf({ _id: left._id }, { push: { eraseRequest: { items: [due.request] } } })
  return { ok: true, answer: { erasedAt: left?.erasedAt ?? due.askedAt } }
}
