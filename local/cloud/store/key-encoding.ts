import { isDate, isRegExp, Rank, rankOf } from '../query/values'

/** A value as bytes whose order is MongoDB's order of values, every byte inverted when the field is indexed descending. No encoding is
 *  the beginning of another, so the key of several fields is their encodings one after the other. */
export function encodeValue(value: unknown, direction: 1 | -1): Buffer {
  if (typeof value === 'string' && direction === 1 && !value.includes('\0')) return wholeString(value)
  const bytes: number[] = []
  pushTyped(bytes, value)
  const encoded = Buffer.from(bytes)
  if (direction === -1) for (let at = 0; at < encoded.length; at++) encoded[at] = 0xff - (encoded[at] ?? 0)
  return encoded
}

/** Comes after every key that begins with these whole values, and before every other key that comes after them. */
export function afterAll(prefix: Buffer): Buffer {
  return Buffer.concat([prefix, NO_RANK])
}

/** Bytes just outside the keys of one type, on either side. */
export function aroundType(rank: Rank, direction: 1 | -1): { before: Buffer; after: Buffer } {
  return direction === 1
    ? { before: Buffer.of(rank - 1), after: Buffer.of(rank + 1) }
    : { before: Buffer.of(0xff - rank - 1), after: Buffer.of(0xff - rank + 1) }
}

const NO_RANK = Buffer.of(0xff)
const END = 0x00

function pushTyped(bytes: number[], value: unknown): void {
  bytes.push(rankOf(value))
  pushBody(bytes, value)
}

function pushBody(bytes: number[], value: unknown): void {
  if (typeof value === 'number') pushNumber(bytes, value)
  else if (typeof value === 'string') pushString(bytes, value)
  else if (typeof value === 'boolean') bytes.push(value ? 1 : 0)
  else if (isDate(value)) pushNumber(bytes, value.getTime())
  else if (isRegExp(value)) {
    pushString(bytes, value.source)
    pushString(bytes, value.flags)
  } else if (Array.isArray(value)) {
    for (const element of value) pushTyped(bytes, element)
    bytes.push(END)
  } else if (typeof value === 'object' && value !== null) {
    for (const [field, item] of Object.entries(value)) {
      bytes.push(rankOf(item))
      pushString(bytes, field)
      pushBody(bytes, item)
    }
    bytes.push(END)
  }
}

const scratch = Buffer.alloc(8)

/** A double's bits order like its value once the sign bit is flipped, and all bits of a negative one. NaN is the least. */
function pushNumber(bytes: number[], value: number): void {
  scratch.writeDoubleBE(Number.isNaN(value) || value === 0 ? 0 : value)
  const flip = Number.isNaN(value) ? undefined : value < 0 ? 0xff : 0
  for (const [at, byte] of scratch.entries()) {
    if (flip === undefined) bytes.push(0)
    else bytes.push(flip ^ (at === 0 && flip === 0 ? byte ^ 0x80 : byte))
  }
}

/** What `pushTyped` makes of a string without a NUL, as nearly every _id is. */
function wholeString(value: string): Buffer {
  return Buffer.from(`${STRING_RANK}${value}${STRING_END}`, 'utf8')
}

const STRING_RANK = String.fromCharCode(Rank.string)
const STRING_END = '\0\x01'

/** UTF-8, closed by 00 01; a NUL inside is 00 ff, so that a longer string still comes after its own beginning. */
function pushString(bytes: number[], value: string): void {
  for (const byte of Buffer.from(value, 'utf8')) {
    bytes.push(byte)
    if (byte === 0) bytes.push(0xff)
  }
  bytes.push(0x00, 0x01)
}
