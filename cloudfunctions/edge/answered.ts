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

/** Canonical by construction: the schemas give parsed inputs in one order of keys. */
function fingerprintOf({ action, input }: Ordered<unknown>): string {
  return sha256(JSON.stringify([action, input])).slice(0, 32)
}
