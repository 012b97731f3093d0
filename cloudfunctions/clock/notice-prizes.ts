import { type PrizeDue, prizeNoticeOf } from '../domain/draw/claim-notice'
import { dues, findDue } from '../platform/dues'
import { findEventsById } from '../platform/events'
import { findOwners } from '../platform/members'
import { putNotices } from '../platform/messages'

const DUES_A_RUN = 200

/** Tells members of prizes that wait and will not wait much longer (rule D-11). As with lots, a notice has its due's id and
 *  the due goes last, so that a run killed in between is repeated without harm. Returns how many were told. */
export async function noticePrizes(now: number): Promise<number> {
  const due = await findDue('prizeUnclaimed', now, DUES_A_RUN)
  if (due.length === 0) return 0
  const owners = await findOwners([...new Set(due.map(({ accountId }) => accountId))])
  const drawsOf = new Map(owners.map(({ points, draws }) => [points.id, draws]))
  const found = await findEventsById([...new Set(due.map(({ eventId }) => eventId))])
  const events = new Map(found.map((event) => [event.id, event]))

  const outcomes = due.map((each) => {
    const event = events.get(each.eventId)
    return event ? prizeNoticeOf(each, drawsOf.get(each.accountId) ?? [], event, now) : { kind: 'nothing' as const }
  })
  const told = outcomes.flatMap((outcome) => (outcome.kind === 'tell' ? [outcome.notice] : []))
  const later = outcomes.flatMap((outcome): PrizeDue[] => (outcome.kind === 'later' ? [outcome.due] : []))
  await putNotices(told)
  const isLater = new Set(later.map(({ _id }) => _id))
  await dues.removeAll(due.map(({ _id }) => _id).filter((id) => !isLater.has(id)))
  for (const { _id, at } of later) await dues.changeIf({ _id }, { set: { at } })
  return told.length
}
