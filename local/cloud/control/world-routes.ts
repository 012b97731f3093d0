import type { Counters } from '../counters'
import { type Faults, readFaultPlan } from '../faults'
import { HttpRefusal } from '../http'
import type { TimeMachine } from '../time-machine'
import type { ControlRoutes } from './control-route'

export interface WorldParts {
  readonly counters: Counters
  readonly faults: Faults
  readonly time: TimeMachine
}

/** What is counted, what goes wrong, and what time it is. */
export function worldRoutes({ counters, faults, time }: WorldParts): ControlRoutes {
  return {
    'GET /counters': () => counters.report(),
    'POST /counters/reset': () => counters.reset(),

    'GET /faults': () => ({ plan: faults.pending() }),
    'POST /faults': ({ body }) => {
      faults.plan(readFaultPlan(body.plan))
      return { plan: faults.pending() }
    },

    'GET /clock': () => time.report(),
    'POST /clock': async ({ body: { now, advanceMs, real, timers = true } }) => {
      if ([now, advanceMs, real].filter((value) => value !== undefined).length !== 1)
        throw new HttpRefusal(400, '须给出 now、advanceMs、real 三者之一')
      if (typeof timers !== 'boolean') throw new HttpRefusal(400, 'timers 必须是 true 或 false')
      if (real !== undefined) {
        if (real !== true) throw new HttpRefusal(400, 'real 只能是 true')
        return time.returnToReal()
      }
      return now === undefined
        ? time.advance(asInstant(advanceMs, 'advanceMs'), { timers })
        : time.standAt(asInstant(now, 'now'), { timers })
    },
  }
}

/** Whole milliseconds that a Date can hold. */
function asInstant(value: unknown, name: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0 || value > 8.64e15)
    throw new HttpRefusal(400, `${name} 必须是从 0 起的整数毫秒`)
  return value
}
