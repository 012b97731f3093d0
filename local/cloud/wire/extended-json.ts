import { isObject } from '../http'
import { invalidParam } from './wire-error'

/**
 * Extended JSON, both ways, as far as the SDK speaks it. Ours rather than bson's: one walk instead of three over every
 * document, and a server date is a matter of this wire alone.
 */

/**
 * Values out of an Extended JSON string: Date and RegExp revived, numbers plain, a server date turned into now plus its
 * offset. What the database of this cloud does not hold (ObjectId, binary, decimals) is refused.
 */
export function parseExtended(text: string, now: () => number): unknown {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    throw invalidParam(`not Extended JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  // Every wrapper has a dollar in its name, and only a backslash could hide one.
  return text.includes('$') || text.includes('\\') ? revive(parsed, now) : parsed
}

/** In the relaxed form, which the SDK reads like the canonical one and which is a third of its size. */
export function formatExtended(value: unknown): string {
  return JSON.stringify(wrap(value))
}

type Reviver = (content: unknown, now: () => number) => unknown

const WRAPPERS: Readonly<Record<string, Reviver>> = {
  $numberInt: asNumber,
  $numberLong: asNumber,
  $numberDouble: asNumber,
  $date: asDate,
  $regularExpression: asRegExp,
  $tcb_server_date: asServerDate,
}

const UNSUPPORTED: ReadonlySet<string> = new Set([
  '$oid',
  '$binary',
  '$uuid',
  '$numberDecimal',
  '$timestamp',
  '$symbol',
  '$code',
  '$minKey',
  '$maxKey',
  '$undefined',
  '$dbPointer',
])

function revive(value: unknown, now: () => number): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => revive(item, now))
  const entries = Object.entries(value)
  const [only] = entries
  if (entries.length === 1 && only !== undefined && only[0].startsWith('$')) {
    const [name, content] = only
    if (UNSUPPORTED.has(name)) throw invalidParam(`unsupported type of value in Extended JSON: ${name}`)
    const reviver = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined
    if (reviver !== undefined) return reviver(content, now)
  }
  // fromEntries defines fields, so that one named __proto__ stays a field.
  return Object.fromEntries(entries.map(([key, item]) => [key, revive(item, now)]))
}

function asNumber(content: unknown): number {
  const value = typeof content === 'string' && content !== '' ? Number(content) : Number.NaN
  if (Number.isNaN(value) && content !== 'NaN') throw invalidParam(`not a number: ${JSON.stringify(content)}`)
  return value
}

/** Milliseconds wrapped or bare, or ISO text. */
function asDate(content: unknown): Date {
  const date = new Date(isObject(content) ? asNumber(content.$numberLong) : (content as number | string))
  if (Number.isNaN(date.getTime())) throw invalidParam(`not a date: ${JSON.stringify(content)}`)
  return date
}

function asRegExp(content: unknown): RegExp {
  const { pattern, options = '' } = isObject(content) ? content : {}
  try {
    return new RegExp(String(pattern), String(options))
  } catch (error) {
    throw invalidParam(`not a regular expression: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function asServerDate(content: unknown, now: () => number): Date {
  const offset = isObject(content) ? revive(content.offset ?? 0, now) : undefined
  if (typeof offset !== 'number' || !Number.isFinite(offset))
    throw invalidParam('server date without a number for offset')
  return new Date(now() + offset)
}

/** Whether JSON alone would lose something. Looked at first, since nearly every document can go out as it is. */
function needsWrapping(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value) || Object.is(value, -0)
  if (typeof value !== 'object' || value === null) return false
  if (value instanceof Date || value instanceof RegExp) return true
  for (const item of Array.isArray(value) ? value : Object.values(value)) if (needsWrapping(item)) return true
  return false
}

function wrap(value: unknown): unknown {
  if (!needsWrapping(value)) return value
  if (typeof value === 'number') return { $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) }
  if (value instanceof Date) return { $date: { $numberLong: String(value.getTime()) } }
  if (value instanceof RegExp) return { $regularExpression: { pattern: value.source, options: value.flags } }
  if (Array.isArray(value)) return value.map(wrap)
  return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, wrap(item)]))
}
