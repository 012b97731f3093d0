import { BSONRegExp, EJSON, ObjectId } from 'bson'
import { isObject } from '../http'
import { invalidParam } from './wire-error'

/**
 * Values out of an Extended JSON string: Date and RegExp revived, numbers plain, a server date turned into `now` plus its
 * offset. What the database of this cloud does not hold (ObjectId, binary, decimals) is refused.
 */
export function parseExtended(text: string, now: number): unknown {
  let parsed: unknown
  try {
    parsed = EJSON.parse(text)
  } catch (error) {
    throw invalidParam(`not Extended JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  return revive(parsed, now)
}

export function formatExtended(value: unknown): string {
  return EJSON.stringify(value, { relaxed: false })
}

function revive(value: unknown, now: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (Array.isArray(value)) return value.map((item) => revive(item, now))
  if (value instanceof BSONRegExp) return new RegExp(value.pattern, value.options)
  if (value instanceof ObjectId || '_bsontype' in value)
    throw invalidParam('unsupported type of value in Extended JSON')
  if ('$tcb_server_date' in value) return serverDate(value.$tcb_server_date, now)
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item, now)]))
}

function serverDate(spec: unknown, now: number): Date {
  const offset = isObject(spec) ? (spec.offset ?? 0) : Number.NaN
  if (typeof offset !== 'number' || !Number.isFinite(offset))
    throw invalidParam('server date without a number for offset')
  return new Date(now + offset)
}
