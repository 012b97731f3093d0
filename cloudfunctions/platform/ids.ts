import { createHash, createHmac, randomBytes } from 'node:crypto'

export const randomBytesOf = (count: number): Uint8Array => randomBytes(count)

/** An id that nobody guesses, 128 bits. */
export const randomId = (): string => randomBytes(16).toString('hex')

/** SHA-256 of a text, hexadecimal. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** HMAC-SHA-256 of a text under a text, hexadecimal. */
export const hmacSha256 = (key: string, message: string): string =>
  createHmac('sha256', key).update(message).digest('hex')

/** A secret of 256 bits, hexadecimal. */
export const randomSeed = (): string => randomBytes(32).toString('hex')
