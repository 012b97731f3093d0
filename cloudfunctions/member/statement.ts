import type { Statement } from '../../typings/contract'
import { statementOf } from '../domain/points/statement'
import type { Asked, Outcome } from '../edge/serve'
import { entriesIn, findEntriesBelow } from '../platform/ledger'
import { members } from '../platform/members'

const PAGE = 20

/** Two wire calls: the member, and a page of her entries. What is still in her outbox stands in it, so there is no gap. */
export async function statement({
  caller,
  input,
  now,
}: Asked<{ cursor?: string | undefined; limit?: number | undefined }>): Promise<Outcome<Statement>> {
  const member = await members.get(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }

  const below = input.cursor === undefined ? member.points.entryCount : Number(input.cursor)
  const limit = input.limit ?? PAGE
  const carried = await findEntriesBelow({ accountId: member.points.id, below, limit })
  const waiting = entriesIn(member.outbox)
  const entries = [...carried, ...waiting]
  return { ok: true, answer: statementOf({ account: member.points, entries, below, limit, now }) }
}
