import { Refusal } from './api'

/** What a method of `wx` was called with; nothing about it is known until it is read. */
export type Options = Readonly<Record<string, unknown>>

type Callback = (result: unknown) => void

export function readCallbacks(options: unknown): {
  readonly success: Callback | undefined
  readonly fail: Callback | undefined
  readonly complete: Callback | undefined
  readonly any: boolean
} {
  const { success, fail, complete } = (options ?? {}) as Options
  const [onSuccess, onFail, onComplete] = [success, fail, complete].map((callback) =>
    typeof callback === 'function' ? (callback as Callback) : undefined,
  )
  return {
    success: onSuccess,
    fail: onFail,
    complete: onComplete,
    any: [onSuccess, onFail, onComplete].some((callback) => callback !== undefined),
  }
}

/** Required text. */
export function text(options: Options, name: string): string {
  return read(options, name, 'String', (value) => typeof value === 'string') as string
}

/** Text that may be left out. */
export function optionalText(options: Options, name: string, otherwise: string): string {
  return options[name] === undefined || options[name] === null ? otherwise : text(options, name)
}

export function number(options: Options, name: string): number {
  return read(options, name, 'Number', (value) => typeof value === 'number') as number
}

export function optionalNumber(options: Options, name: string, otherwise: number): number {
  return options[name] === undefined || options[name] === null ? otherwise : number(options, name)
}

export function flag(options: Options, name: string): boolean {
  return read(options, name, 'Boolean', (value) => typeof value === 'boolean') as boolean
}

export function optionalFlag(options: Options, name: string, otherwise: boolean): boolean {
  return options[name] === undefined || options[name] === null ? otherwise : flag(options, name)
}

export function list(options: Options, name: string): readonly unknown[] {
  return read(options, name, 'Array', Array.isArray) as readonly unknown[]
}

/** Required array of texts. */
export function texts(options: Options, name: string): readonly string[] {
  const values = list(options, name)
  for (const [index, value] of values.entries()) {
    if (typeof value !== 'string') throw wrongType(`${name}[${index}]`, 'String', value)
  }
  return values as readonly string[]
}

function read(options: Options, name: string, type: string, is: (value: unknown) => boolean): unknown {
  const value = options[name]
  if (!is(value)) throw wrongType(name, type, value)
  return value
}

function wrongType(name: string, type: string, value: unknown): Refusal {
  return new Refusal(`parameter error: parameter.${name} should be ${type} instead of ${typeName(value)};`)
}

const typeName = (value: unknown): string => Object.prototype.toString.call(value).slice('[object '.length, -1)
