import type { LoggedDraw } from '../../cloudfunctions/domain/draw/log'
import { REWARDS, type Unit } from '../../cloudfunctions/domain/units/unit'
import type { EventDocument } from '../../cloudfunctions/platform/events'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import type { DocumentStore } from '../cloud/seams'
import type { AuditReport } from './audit-store'

const EVERYTHING = Number.MAX_SAFE_INTEGER

/** Proves rule D-7 over a whole store: every unit is free or belongs to exactly one draw that won it, every draw that won has
 *  its unit, and every event has exactly the units that it promises. What lies in outboxes counts as carried. */
export function firstWrongUnit(store: DocumentStore): AuditReport['firstWrong'] {
  const all = <T>(name: string, query = {}): T[] =>
    store.collectionNames().includes(name) ? (store.find(name, { query, limit: EVERYTHING }) as unknown as T[]) : []
  const draws = drawsIn(all<LoggedDraw>('draws'), all<MemberDocument>('members', { outboxSince: { $gt: 0 } }))
  const units = all<Unit>('units', { pool: { $ne: REWARDS } })

  const holders = new Set<string>()
  for (const unit of units) {
    const fault = faultOf(unit, draws.get(unit.holder), holders.has(unit.holder))
    if (fault !== null) return { document: `units/${unit._id}`, fault }
    holders.add(unit.holder)
  }
  for (const draw of draws.values()) {
    if (draw.outcome === 'won' && !holders.has(draw._id)) {
      return { document: `draws/${draw._id}`, fault: 'it won, and no unit is there in its name' }
    }
  }
  return firstWrongPool(all<EventDocument>('members', { published: { $ne: null } }), units)
}

function faultOf(unit: Unit, draw: LoggedDraw | undefined, isTwice: boolean): string | null {
  if (isTwice) return 'its draw has another unit already'
  if (unit.state === 'free') return draw === undefined ? null : 'free, and yet a draw has it'
  if (draw === undefined) return 'taken by no draw that is known'
  if (draw.eventId !== unit.pool || draw.landedOn !== unit.item) return 'its draw landed on something else'
  const isAllowed = draw.outcome === 'won' || (draw.outcome === 'pending' && unit.state === 'held')
  return isAllowed ? null : `its draw says ${draw.outcome}`
}

function drawsIn(carried: readonly LoggedDraw[], members: readonly MemberDocument[]): Map<string, LoggedDraw> {
  const draws = new Map(carried.map((draw) => [draw._id, draw]))
  for (const { outbox } of members) {
    for (const item of outbox) if (item.to === 'draws') draws.set(item.document._id, item.document)
  }
  return draws
}

function firstWrongPool(events: readonly EventDocument[], units: readonly Unit[]): AuditReport['firstWrong'] {
  const counts = new Map<string, number>()
  for (const { pool, item } of units) {
    const key = `${pool}-${item}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const { id, published, unitsDue } of events) {
    if (!published || unitsDue) continue
    for (const prize of published.current.prizes) {
      const count = counts.get(`${id}-${prize.id}`) ?? 0
      if (count !== prize.units) {
        return { document: `units/${id}-${prize.id}`, fault: `${prize.units} units are promised, ${count} are there` }
      }
    }
  }
  return undefined
}
