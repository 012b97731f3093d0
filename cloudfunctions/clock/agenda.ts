import { type AnyDue, findDueKinds } from '../platform/dues'
import { findHappeningsWaiting } from '../platform/happenings'
import { findMembersWaiting } from '../platform/members'
import { findMessagesWaiting } from '../platform/messages'

/**
 * What a run has to do, where one read tells it for several jobs: a minute in which nothing happened is paid for by the read.
 * Each is asked for once, when the first job wants to know, so nothing that jobs before it carried or wrote is overlooked; a
 * read that failed is asked for again. It only says that a job has something to look at: the job itself reads what.
 */
export interface Agenda {
  isDue(kind: AnyDue['kind']): Promise<boolean>
  waitsInMembers(field: 'outboxSince' | 'nextAt' | 'unitsDueSince'): Promise<boolean>
  waitsInHappenings(field: 'uncounted' | 'unread'): Promise<boolean>
  waitsInMessages(field: 'openSince' | 'uncounted'): Promise<boolean>
}

export function agendaOf(now: number): Agenda {
  const dueKinds = once(() => findDueKinds(now))
  const members = once(() => findMembersWaiting(now))
  const happenings = once(() => findHappeningsWaiting(now))
  const messages = once(() => findMessagesWaiting(now))
  return {
    isDue: async (kind) => (await dueKinds()).has(kind),
    waitsInMembers: async (field) => (await members()).has(field),
    waitsInHappenings: async (field) => (await happenings()).has(field),
    waitsInMessages: async (field) => (await messages()).has(field),
  }
}

function once<Found>(read: () => Promise<Found>): () => Promise<Found> {
  let found: Found | undefined
  return async () => {
    found ??= await read()
    return found
  }
}
