import { sha256 } from '../platform/ids'
import type { AnsweredRequest } from '../platform/members'
import type { Ordered, Outcome } from './serve'

/** The stored answer to a request that was answered before; null for a new one. */
export function answerTo<Answer>(
  { answered }: { readonly answered: readonly AnsweredRequest[] },
  ordered: Ordered<unknown>,
): Outcome<Answer> | null {
  const known = answered.find((request) => request.id === ordered.requestId)
  if (known === undefined) return null
  if (known.fingerprint !== fingerprintOf(ordered)) return { ok: false, code: 'REQUEST_REUSED' }
  return { ok: true, answer: known.answer as Answer }
}

export function answeredRequest(ordered: Ordered<unknown>, answer: unknown): AnsweredRequest {
  return { id: ordered.requestId, fingerprint: fingerprintOf(ordered), answer }
}

/** The request under a name that is its caller's own: a document that several people change keeps the answers of them all,
 *  and what one phone calls its request must not be taken for another's. */
export function byCaller<Request extends Ordered<unknown>>(ordered: Request): Request {
  return { ...ordered, requestId: `${sha256(ordered.caller.openid).slice(0, 16)}:${ordered.requestId}` }
}

/** Canonical by construction: the schemas give parsed inputs in one order of keys. */
export function fingerprintOf({ action, input }: Ordered<unknown>): string {
  return sha256(JSON.stringify([action, input])).slice(0, 32)
}
