import type { MessageDecision } from '../../cloudfunctions/domain/messages/decision'
import { kindOf } from '../../cloudfunctions/domain/messages/messaging'
import { isQuiet } from '../../cloudfunctions/domain/messages/quiet-hours'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import type { MessageKind } from '../../typings/contract'
import type { DocumentStore } from '../cloud/seams'
import type { AuditReport } from './audit-store'

const EVERYTHING = Number.MAX_SAFE_INTEGER

type Wrong = AuditReport['firstWrong']

/** Those that have taken a day and an acceptance. */
const TAKING: readonly MessageDecision['state'][] = ['toSend', 'sending', 'sent', 'unknown']

/** Proves rules N-2 and N-4 to N-6 over a whole store: nobody has two messages on a day, none went out at night or past a
 *  gate, and nobody got more of a kind than she said yes to, nor has more left. What lies in outboxes counts as carried. */
export function firstWrongMessage(store: DocumentStore): Wrong {
  const all = <T>(name: string): T[] =>
    store.collectionNames().includes(name) ? (store.find(name, { query: {}, limit: EVERYTHING }) as unknown as T[]) : []
  const members = all<MemberDocument>('members').filter((document) => 'memberNo' in document)
  const waiting = members.flatMap(({ outbox }) =>
    outbox.flatMap((item) => (item.to === 'decisions' ? [item.document] : [])),
  )
  const decisions = new Map([...waiting, ...all<MessageDecision>('decisions')].map((each) => [each._id, each]))
  const taking = [...decisions.values()].filter(({ state }) => TAKING.includes(state))
  return firstWrongHour(taking) ?? firstWrongDay(taking) ?? firstWrongQuota(members, taking)
}

function firstWrongHour(taking: readonly MessageDecision[]): Wrong {
  for (const { _id, failed, claimedAt } of taking) {
    const document = `decisions/${_id}`
    if (failed.length > 0) return { document, fault: `went out past the gate ${failed[0]}` }
    if (claimedAt !== undefined && isQuiet(claimedAt)) return { document, fault: 'went out at night' }
  }
  return undefined
}

function firstWrongDay(taking: readonly MessageDecision[]): Wrong {
  const days = new Set<string>()
  for (const { _id, accountId, day } of taking) {
    const key = `${accountId} ${day}`
    if (days.has(key)) return { document: `decisions/${_id}`, fault: `a second message on ${day}` }
    days.add(key)
  }
  return undefined
}

function firstWrongQuota(members: readonly MemberDocument[], taking: readonly MessageDecision[]): Wrong {
  const taken = new Map<string, number>()
  for (const { accountId, kind } of taking) {
    const key = `${accountId} ${kind}`
    taken.set(key, (taken.get(key) ?? 0) + 1)
  }
  for (const { points, messaging } of members) {
    for (const kind of Object.keys(messaging.kinds) as MessageKind[]) {
      const { accepted, quota } = kindOf(messaging, kind)
      const left = accepted - (taken.get(`${points.id} ${kind}`) ?? 0)
      if (quota < 0 || quota > left) {
        return { document: `members/${points.id}`, fault: `${quota} of ${kind} are left, and ${left} can be` }
      }
    }
  }
  return undefined
}
