import { HttpRefusal, isObject } from './http'

const FAULT_KINDS = ['conflict', 'error500', 'delay', 'lostReply', 'kill', 'systemError', 'timerTwice'] as const

type FaultKind = (typeof FAULT_KINDS)[number]

/** One thing that goes wrong once: on the `nth` call from now that matches. */
export interface Fault {
  readonly kind: FaultKind
  /** The function that makes the call; any when absent. */
  readonly function?: string
  /** The wire action; any when absent. A conflict strikes only where the database can have one, a system error only where
   *  WeChat Pay is asked. */
  readonly action?: string
  /** From 1. */
  readonly nth: number
  /** Milliseconds of a delay. */
  readonly ms: number
}

/** A point at which something may be made to fail. */
export interface Occasion {
  readonly functionName: string | undefined
  readonly action: string
}

/** What every api of WeChat Pay is called by. */
const PAY_ACTION = 'wx.wxPayApi'

const CONFLICTING_ACTIONS: ReadonlySet<string> = new Set([
  'database.insertDocument',
  'database.modifyDocument',
  'database.removeDocument',
  'database.commitTransaction',
])

/** Failures on request. Each fault of the plan counts the calls that match it and strikes once. */
export class Faults {
  #waiting: Array<{ readonly fault: Fault; left: number }> = []

  /** Puts `plan` in the place of what has not struck yet. */
  plan(plan: readonly Fault[]): void {
    this.#waiting = plan.map((fault) => ({ fault, left: fault.nth }))
  }

  pending(): Fault[] {
    return this.#waiting.map(({ fault, left }) => ({ ...fault, nth: left }))
  }

  /** The faults that strike this wire call. */
  strike(occasion: Occasion): Fault[] {
    return this.#take((fault) => fault.kind !== 'timerTwice' && matches(fault, occasion))
  }

  /** Whether the timer of this function is to fire twice. */
  strikeTimer(functionName: string): boolean {
    const struck = this.#take(
      (fault) => fault.kind === 'timerTwice' && (fault.function === undefined || fault.function === functionName),
    )
    return struck.length > 0
  }

  #take(isHit: (fault: Fault) => boolean): Fault[] {
    const struck: Fault[] = []
    this.#waiting = this.#waiting.filter((waiting) => {
      if (!isHit(waiting.fault)) return true
      waiting.left -= 1
      if (waiting.left === 0) struck.push(waiting.fault)
      return waiting.left > 0
    })
    return struck
  }
}

/** A plan as it comes over the control port; refuses what it does not understand, by name. */
export function readFaultPlan(plan: unknown): Fault[] {
  if (!Array.isArray(plan)) throw new HttpRefusal(400, 'plan 必须是数组')
  return plan.map((entry: unknown, index) => {
    const where = `plan[${index}]`
    if (!isObject(entry)) throw new HttpRefusal(400, `${where} 必须是对象`)
    const { kind, function: functionName, action, nth = 1, ms = 0 } = entry
    if (!isFaultKind(kind)) throw new HttpRefusal(400, `${where}.kind 必须是 ${FAULT_KINDS.join('、')} 之一`)
    if (functionName !== undefined && typeof functionName !== 'string')
      throw new HttpRefusal(400, `${where}.function 必须是字符串`)
    if (action !== undefined && typeof action !== 'string') throw new HttpRefusal(400, `${where}.action 必须是字符串`)
    if (typeof nth !== 'number' || !Number.isSafeInteger(nth) || nth < 1)
      throw new HttpRefusal(400, `${where}.nth 必须是从 1 起的整数`)
    if (typeof ms !== 'number' || !(ms >= 0)) throw new HttpRefusal(400, `${where}.ms 必须是不小于 0 的毫秒数`)
    return {
      kind,
      nth,
      ms,
      ...(functionName !== undefined && { function: functionName }),
      ...(action !== undefined && { action }),
    }
  })
}

function isFaultKind(value: unknown): value is FaultKind {
  return FAULT_KINDS.some((kind) => kind === value)
}

function matches(fault: Fault, { functionName, action }: Occasion): boolean {
  if (fault.function !== undefined && fault.function !== functionName) return false
  if (fault.kind === 'systemError' && action !== PAY_ACTION) return false
  if (fault.action !== undefined) return fault.action === action
  return fault.kind !== 'conflict' || CONFLICTING_ACTIONS.has(action)
}
