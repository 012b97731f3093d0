import { createHash, createHmac } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'

/** What a bundle of a function gets in the place of the world around it. */
export interface Surroundings {
  readonly sdk: object
  readonly now: () => number
  /** From 0 to below 1. */
  readonly random: () => number
  readonly sleep: (milliseconds: number) => Promise<void>
  readonly environment: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

export type FunctionMain = (event: unknown) => Promise<unknown>

/** Runs the code of a shipped bundle with its time, its chance, its SDK and its log in the hands of a simulation, and gives
 *  the function that CloudBase would call. */
export function loadBundle(code: string, surroundings: Surroundings): FunctionMain {
  const { sdk, now, random, sleep, environment, log } = surroundings
  const modules: Readonly<Record<string, unknown>> = {
    'wx-server-sdk': sdk,
    'node:crypto': { createHash, createHmac, randomBytes: (count: number) => bytesOf(count, random) },
    'node:timers/promises': { setTimeout: sleep },
    'node:util': { isDeepStrictEqual },
  }
  const requireModule = (name: string): unknown => {
    if (!(name in modules)) throw new Error(`a bundle asks for ${name}, which has no place in a simulation`)
    return modules[name]
  }
  const module = { exports: {} as { main?: FunctionMain } }
  const run = new Function('require', 'module', 'exports', 'Date', 'Math', 'process', 'console', code)
  run(requireModule, module, module.exports, dateOf(now), mathOf(random), { env: environment }, consoleOf(log))
  if (typeof module.exports.main !== 'function') throw new Error('a bundle exports no main')
  return module.exports.main
}

const bytesOf = (count: number, random: () => number): Buffer =>
  Buffer.from(Array.from({ length: count }, () => Math.floor(random() * 256)))

function dateOf(now: () => number): DateConstructor {
  return class extends Date {
    constructor(...args: [] | [number]) {
      if (args.length === 0) super(now())
      else super(...args)
    }
    static override now(): number {
      return now()
    }
  } as unknown as DateConstructor
}

function mathOf(random: () => number): Math {
  return Object.create(null, { ...Object.getOwnPropertyDescriptors(Math), random: { value: random } })
}

function consoleOf(log: (line: string) => void) {
  const say = (...parts: unknown[]) => log(parts.map(String).join(' '))
  return { log: say, info: say, warn: say, error: say }
}
