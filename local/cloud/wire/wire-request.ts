import type { IncomingMessage } from 'node:http'
import { type Caller, readCallerToken } from '../caller'
import { isObject, MEGABYTE, parseObject, readBody } from '../http'
import { parseMultipart } from './multipart'
import { invalidParam } from './wire-error'

const BODY_LIMIT_BYTES = 16 * MEGABYTE

/** One call of the SDK, as it came over the wire. */
export interface WireRequest {
  readonly action: string
  readonly caller: Caller
  /** What a function invoked by this call sees as SOURCE: the maker's own source with `scf` added. */
  readonly source: string
  readonly fields: WireFields
}

/** Reads a call from its body: JSON, or multipart where the SDK sends bytes (openapi, pay). */
export async function readWireRequest(request: IncomingMessage): Promise<WireRequest> {
  const body = await readBody(request, BODY_LIMIT_BYTES)
  const contentType = request.headers['content-type'] ?? ''
  const values: Record<string, unknown> = contentType.startsWith('multipart/form-data')
    ? parseMultipart(body, contentType)
    : parseObject(body.toString())
  const fields = new WireFields(values)
  return {
    action: fields.text('action'),
    caller: readCallerToken(fields.optionalText('wxCloudApiToken')),
    source: (request.headers['x-tcb-source']?.toString() ?? '').replace(/^,/, ''),
    fields,
  }
}

/** The fields of a call, each read with the type it must have; a wrong one is refused by its name. */
export class WireFields {
  readonly #values: Readonly<Record<string, unknown>>

  constructor(values: Readonly<Record<string, unknown>>) {
    this.#values = values
  }

  text(name: string): string {
    const value = this.optionalText(name)
    if (value === undefined || value === '') throw invalidParam(`${name} is required`)
    return value
  }

  optionalText(name: string): string | undefined {
    const value = this.#get(name)
    if (value === undefined || typeof value === 'string') return value
    if (Buffer.isBuffer(value)) return value.toString()
    throw invalidParam(`${name} must be a string`)
  }

  bytes(name: string): Buffer {
    const value = this.#get(name)
    if (Buffer.isBuffer(value)) return value
    throw invalidParam(`${name} must be sent as multipart bytes`)
  }

  flag(name: string): boolean {
    const value = this.#get(name)
    if (value === undefined || typeof value === 'boolean') return value ?? false
    throw invalidParam(`${name} must be true or false`)
  }

  /** A whole number from 0. */
  count(name: string): number | undefined {
    const value = this.#get(name)
    if (value === undefined) return undefined
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
    throw invalidParam(`${name} must be a whole number from 0`)
  }

  texts(name: string): string[] {
    const value = this.#get(name)
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
    throw invalidParam(`${name} must be a list of strings`)
  }

  objects(name: string): Array<Record<string, unknown>> {
    const value = this.#get(name)
    if (Array.isArray(value) && value.every(isObject)) return value
    throw invalidParam(`${name} must be a list of objects`)
  }

  #get(name: string): unknown {
    return this.#values[name] ?? undefined
  }
}
