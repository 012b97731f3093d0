import { EXPORT_LIVES_MS, type ExportDue } from '../../domain/rights/dues'
import { exportFile } from '../../domain/rights/export-file'
import { HOLDINGS } from '../../domain/rights/holdings'
import { answerTo } from '../../edge/answered'
import { changeMember } from '../../edge/change-member'
import type { Ordered, Outcome } from '../../edge/serve'
import { putFile } from '../../platform/files'
import { readHoldings } from '../../platform/holdings'
import { sha256 } from '../../platform/ids'
import { carry } from '../../platform/ledger'
import { type MemberDocument, members } from '../../platform/members'

type Exported = { readonly fileId: string }

/**
 * Writes everything that is kept of the caller into a file, one for a request (rule E-4). Where it will lie is written down
 * before it does, so that the clock, or her erasure, finds it whatever becomes of this call. Six wire calls, and one for
 * each thousand documents of each part.
 */
export async function exportData(ordered: Ordered<unknown>): Promise<Outcome<Exported>> {
  const { caller, now, requestId } = ordered
  const member = await members.get(caller.openid)
  if (member === null) return { ok: false, code: 'NOT_JOINED' }
  const repeated = answerTo<Exported>(member, ordered)
  if (repeated !== null) return repeated

  const path = `exports/${sha256(JSON.stringify(['export', member.points.id, requestId])).slice(0, 40)}.json`
  // Whoever left meanwhile and joined again is somebody new, to whom nothing of this belongs.
  const isSheStill = (found: MemberDocument) => found.points.id === member.points.id
  // Nor does it count for this one that it was begun for somebody else.
  const beginning = { ...ordered, requestId: `${requestId}-begin-${member.points.id}` }
  const begun = await changeMember(beginning, (found) => {
    if (!isSheStill(found)) return NOT_JOINED
    return { ok: true, member: found, entries: [], dues: [dueOf(found, path, now)], answer: null }
  })
  if (!begun.ok) return begun
  const fileId = await putFile(path, await fileOf(member, now))
  return changeMember(ordered, (found) =>
    isSheStill(found) ? { ok: true, member: found, entries: [], answer: { fileId } } : NOT_JOINED,
  )
}

const NOT_JOINED = { ok: false, code: 'NOT_JOINED' } as const

async function fileOf(member: MemberDocument, now: number): Promise<string> {
  // What is on its way has to be in it.
  await carry(member.outbox)
  const { memberNo, points, invitedBy } = member
  const held = await readHoldings({ accountId: points.id, memberNo, invitedBy: invitedBy ?? '' })
  const parts = Object.values(HOLDINGS).flatMap(({ showing }) => {
    if (!('part' in showing)) return []
    const row = showing.row as (document: unknown) => object
    return [[showing.part, (held[showing.part] ?? []).map(row)] as const]
  })
  return JSON.stringify(exportFile({ member, parts: Object.fromEntries(parts) as never, now }), null, 2)
}

function dueOf({ points }: MemberDocument, path: string, now: number): ExportDue {
  return {
    _id: `export-${sha256(path).slice(0, 32)}`,
    at: now + EXPORT_LIVES_MS,
    kind: 'export',
    accountId: points.id,
    path,
  }
}
