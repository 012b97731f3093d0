import { type Options, readCallbacks } from './parameters'

/** Why a call failed, as WeChat says it after `name:fail `. `facts` go beside errMsg, such as errCode and errno. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }
}

/** What a failed call rejects with and hands to `fail`. */
export type Failure = { readonly errMsg: string } & Readonly<Record<string, unknown>>

export type Api = (options?: unknown) => Promise<Record<string, unknown>> | undefined

/** Makes a method of `wx` that answers by callbacks where any are given, else by a promise, as WeChat does.
 *  `run` gets the options and returns what goes beside `errMsg: 'name:ok'`; whatever it throws becomes the failure. */
export function api(name: string, run: (options: Options) => unknown): Api {
  return (given) => {
    const answered = answer(name, run, given)
    const { success, fail, complete, any } = readCallbacks(given)
    if (!any) return answered
    answered.then(
      (result) => {
        success?.(result)
        complete?.(result)
      },
      (failure) => {
        fail?.(failure)
        complete?.(failure)
      },
    )
    return undefined
  }
}

/** The same for methods that return their answer at once; a failure is thrown with `name:fail …` as its message. */
export function syncApi<Parameters extends readonly unknown[], Result>(
  name: string,
  run: (...parameters: Parameters) => Result,
): (...parameters: Parameters) => Result {
  return (...parameters) => {
    try {
      return run(...parameters)
    } catch (fault) {
      throw Object.assign(new Error(failureOf(name, fault).errMsg), failureOf(name, fault))
    }
  }
}

async function answer(
  name: string,
  run: (options: Options) => unknown,
  given: unknown,
): Promise<Record<string, unknown>> {
  try {
    if (given !== undefined && (typeof given !== 'object' || given === null)) {
      throw new Refusal('parameter error: parameter should be Object')
    }
    const result = await run((given ?? {}) as Options)
    return { ...(typeof result === 'object' ? result : {}), errMsg: `${name}:ok` }
  } catch (fault) {
    throw failureOf(name, fault)
  }
}

function failureOf(name: string, fault: unknown): Failure {
  const facts = fault instanceof Refusal ? fault.facts : {}
  const reason = fault instanceof Error ? fault.message : String(fault)
  return { ...facts, errMsg: `${name}:fail ${reason}` }
}
