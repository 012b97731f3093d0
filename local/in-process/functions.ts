import { type FunctionMain, loadBundle } from './load-bundle'
import { type Behind, standInSdk } from './sdk'

/** Every function's shipped code, with the seconds that its config.json gives it. */
export type Bundles = Readonly<Record<string, { readonly code: string; readonly timeoutMs: number }>>

/** The world in which functions run: its time, its chance, and its ears. */
export interface Around extends Behind {
  now(): number
  random(): number
  sleep(milliseconds: number): Promise<void>
  /** A function has written a line into its log. */
  said(line: string): void
}

/** The functions of one build, loaded once, for one world after another. */
export interface Functions {
  /** From now on they run in this world. */
  enter(world: Around): void
  main(name: string): FunctionMain
  timeoutOf(name: string): number
}

export function loadFunctions(bundles: Bundles, environment: Readonly<Record<string, string>>): Functions {
  let entered: Around | null = null
  const around = (): Around => {
    if (entered === null) throw new Error('the functions are in no world')
    return entered
  }
  const sdk = standInSdk(around)
  const surroundings = {
    sdk,
    now: () => around().now(),
    random: () => around().random(),
    sleep: (milliseconds: number) => around().sleep(milliseconds),
    environment,
    log: (line: string) => around().said(line),
  }
  const mains = new Map(Object.entries(bundles).map(([name, { code }]) => [name, loadBundle(code, surroundings)]))
  return {
    enter(next) {
      entered = next
    },
    main(name) {
      const main = mains.get(name)
      if (main === undefined) throw new Error(`no function ${name}`)
      return main
    },
    timeoutOf: (name) => bundles[name]?.timeoutMs ?? 0,
  }
}
