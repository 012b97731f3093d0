import type { Refusal } from '../domain/refusal'
import type { AnsweredRequest } from '../platform/members'
import { backOff } from '../platform/time'
import { answeredRequest, answerTo } from './answered'
import type { Ordered, Outcome } from './serve'

const ATTEMPTS = 5

/** For whoever changes what somebody else has changed since she read it. */
export const CHANGED = { ok: false, code: 'LOCKED', why: 'changed' } as const

interface Steps<Document, Decided> {
  read(): Promise<Document | null>
  /** Gets null for a document that is not there yet. */
  decide(document: Document | null): Decided | Refusal
  /** Writes what was decided with its answer, unless somebody changed the document meanwhile: then false. */
  write(document: Document | null, decided: Decided, answered: AnsweredRequest): Promise<boolean>
}

/** Changes one document that others change too, as `changeMember` changes a member: the same answer to the same request,
 *  and `TRY_AGAIN` when five tries met somebody else's. */
export async function compareAndSet<
  Document extends { readonly answered: readonly AnsweredRequest[] },
  Decided extends { readonly ok: true; readonly answer: unknown },
>(ordered: Ordered<unknown>, { read, decide, write }: Steps<Document, Decided>): Promise<Outcome<Decided['answer']>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const document = await read()
    const repeated = document && answerTo<Decided['answer']>(document, ordered)
    if (repeated) return repeated

    const decided = decide(document)
    if (!decided.ok) return decided
    const done = await write(document, decided, answeredRequest(ordered, decided.answer))
    if (done) return { ok: true, answer: decided.answer }
    await backOff(attempt)
  }
  return { ok: false, code: 'TRY_AGAIN' }
}
