import type { Act } from '../domain/audit-log/act'
import type { Refusal } from '../domain/refusal'
import type { BesideDocument } from '../platform/counter'
import type { Documents, FieldChanges } from '../platform/documents'
import { ANSWERS_KEPT } from '../platform/members'
import { backOff } from '../platform/time'
import { answeredRequest, answerTo, byCaller } from './answered'
import type { Ordered, Outcome } from './serve'

const ATTEMPTS = 5

export type BesideDecision<State, Answer> =
  | { readonly ok: true; readonly state: State; readonly acts: readonly Act[]; readonly answer: Answer }
  | Refusal

/** Changes one document beside the members as `changeMember` changes a member: by compare-and-set with its acts in its own
 *  outbox, two wire calls, the same answer to the same request, and `TRY_AGAIN` when five tries met somebody else's.
 *  `decide` gets null for a document that is not there yet. */
export async function changeBeside<State extends object, Answer>(
  request: Ordered<unknown>,
  documents: Documents<State & BesideDocument>,
  _id: string,
  decide: (document: (State & BesideDocument) | null) => BesideDecision<State, Answer>,
): Promise<Outcome<Answer>> {
  const ordered = byCaller(request)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const document = await documents.get(_id)
    const repeated = document && answerTo<Answer>(document, ordered)
    if (repeated) return repeated

    const decision = decide(document)
    if (!decision.ok) return decision
    const answered = answeredRequest(ordered, decision.answer)
    const items = decision.acts.map((act) => ({ to: 'acts' as const, document: act }))
    const first = { _id, beside: _id, version: 1, answered: [answered], outbox: items, outboxSince: ordered.now }
    const done =
      document === null
        ? (await documents.add({ ...decision.state, ...first })) === 'added'
        : await documents.changeIf({ _id, version: document.version }, {
            set: {
              ...changedFields<State>(document, decision.state),
              version: document.version + 1,
              ...(document.outbox.length === 0 ? { outboxSince: ordered.now } : {}),
            },
            push: { answered: { items: [answered], keep: ANSWERS_KEPT }, outbox: { items } },
          } as FieldChanges<State & BesideDocument>)
    if (done) return { ok: true, answer: decision.answer }
    await backOff(attempt)
  }
  return { ok: false, code: 'TRY_AGAIN' }
}

/** A rule keeps what it does not touch, so a field that changed is another object or value. */
function changedFields<State extends object>(before: State, after: State): Partial<State> {
  const fields = Object.keys(after) as Array<keyof State>
  return Object.fromEntries(
    fields.filter((field) => after[field] !== before[field]).map((field) => [field, after[field]]),
  ) as Partial<State>
}
