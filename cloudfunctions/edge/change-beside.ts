import type { Act } from '../domain/audit-log/act'
import type { Refusal } from '../domain/refusal'
import type { BesideDocument } from '../platform/counter'
import type { Documents, FieldChanges } from '../platform/documents'
import type { AnyDue } from '../platform/dues'
import { ANSWERS_KEPT, type OutboxItem } from '../platform/members'
import { byCaller } from './answered'
import { changedFields } from './changed-fields'
import { compareAndSet } from './compare-and-set'
import type { Ordered, Outcome } from './serve'

type Decided<State, Answer> = {
  readonly ok: true
  readonly state: State
  readonly acts: readonly Act[]
  /** What has to be looked at because of it. */
  readonly dues?: readonly AnyDue[]
  readonly answer: Answer
}

export type BesideDecision<State, Answer> = Decided<State, Answer> | Refusal

/** Changes one document beside the members by compare-and-set, with its acts in its own outbox. Two wire calls. `decide`
 *  gets null for a document that is not there yet. */
export function changeBeside<State extends object, Answer>(
  request: Ordered<unknown>,
  documents: Documents<State & BesideDocument>,
  _id: string,
  decide: (document: (State & BesideDocument) | null) => BesideDecision<State, Answer>,
): Promise<Outcome<Answer>> {
  const ordered = byCaller(request)
  return compareAndSet<State & BesideDocument, Decided<State, Answer>>(ordered, {
    read: () => documents.get(_id),
    decide,
    async write(document, { state, acts, dues = [] }, answered) {
      const items: OutboxItem[] = [
        ...acts.map((act) => ({ to: 'acts' as const, document: act })),
        ...dues.map((due) => ({ to: 'dues' as const, document: due })),
      ]
      if (document === null) {
        const first = { _id, beside: _id, version: 1, answered: [answered], outbox: items, outboxSince: ordered.now }
        return (await documents.add({ ...state, ...first })) === 'added'
      }
      return documents.changeIf({ _id, version: document.version }, {
        set: {
          ...changedFields<State>(document, state),
          version: document.version + 1,
          ...(document.outbox.length === 0 ? { outboxSince: ordered.now } : {}),
        },
        push: { answered: { items: [answered], keep: ANSWERS_KEPT }, outbox: { items } },
      } as FieldChanges<State & BesideDocument>)
    },
  })
}
