import { now as instant } from '../platform/time'

/** The platform ends a run after 60 seconds (config.json): nothing is begun after so long. */
const RUN_MS = 45_000

/** After so long a job leaves the rest to the next run: after an outage, what there is much of keeps nothing else waiting. */
const JOB_MS = 8_000

/** A job's share of a run. */
export interface Turn {
  /** How many items it has begun with. */
  readonly begun: number
  /** The items while there is time, the first one always. */
  whileTime<Item>(items: Iterable<Item>): Iterable<Item>
  /** As often as that, while there is time. */
  times(count: number): Iterable<number>
}

/** `runBegan`: epoch ms. */
export function turnOf(runBegan: number, now = instant): Turn {
  const until = Math.min(now() + JOB_MS, runBegan + RUN_MS)
  let begun = 0
  function* whileTime<Item>(items: Iterable<Item>): Iterable<Item> {
    let isFirst = true
    for (const item of items) {
      if (!isFirst && now() >= until) return
      isFirst = false
      begun++
      yield item
    }
  }
  return {
    get begun() {
      return begun
    },
    whileTime,
    times: (count) => whileTime(Array(count).keys()),
  }
}
