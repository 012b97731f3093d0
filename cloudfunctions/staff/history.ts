import type { StaffActions } from '../../typings/contract'
import type { Act } from '../domain/audit-log/act'
import { actPage, NEWEST } from '../domain/audit-log/act-view'
import { receiptActs } from '../domain/receipts/book-receipt'
import { onDuty } from '../edge/on-duty'
import type { Asked, Outcome } from '../edge/serve'
import { findActs, findActsBefore, findOpenReceiptsBy, staffDocuments, staffKey } from '../platform/counter'

const PAGE = 20

/** What a minute at one counter can leave open. */
const MOST_OPEN = 100

/** The caller's own acts, newest first. Those that are not carried yet are taken from their receipts, without what they
 *  changed. Two wire calls, two more for the first page. */
export async function history({
  caller,
  input,
}: Asked<{ cursor?: string }>): Promise<Outcome<StaffActions['history']['data']>> {
  const duty = onDuty(await staffDocuments.get(staffKey(caller.openid)))
  if (!duty.ok) return duty
  const { staffId } = duty.staff
  const waiting = input.cursor === undefined ? await waitingActs(staffId) : []
  const carried = await findActsBefore({ who: staffId, place: input.cursor ?? NEWEST, limit: PAGE + 1 })
  const acts = [...waiting, ...carried].sort((a, b) => (a.place < b.place ? 1 : -1))
  return { ok: true, answer: actPage(acts, PAGE) }
}

async function waitingActs(staffId: string): Promise<readonly Act[]> {
  const open = await findOpenReceiptsBy(staffId, MOST_OPEN)
  const acts = open.flatMap(receiptActs).filter(({ who }) => who === staffId)
  const carried = new Set((await findActs(acts.map(({ _id }) => _id))).map(({ _id }) => _id))
  return acts.filter(({ _id }) => !carried.has(_id))
}
