/** Something that waits for its turn. */
interface Turn {
  /** Not before this instant. */
  readonly at: number
  /** Whether whoever waits for it is there no more. */
  readonly isMoot: () => boolean
  readonly run: () => void
}

export interface Scheduler {
  now(): number
  /** Moves the time; what waits for an earlier instant is due. */
  setTime(instant: number): void
  /** Puts something in line. What it is about runs to its next turn before anything else does. */
  turn(run: () => void, options?: { readonly at?: number; readonly isMoot?: () => boolean }): void
  /** Takes turns, one after another in an order of chance, until nobody waits. */
  settle(): Promise<void>
}

/** Longest that one turn takes, in virtual milliseconds. */
const TURN_MS = 8

/** One turn at a time, in the order that `random` decides: the same numbers, the same order of everything. */
export function scheduler(start: number, random: () => number): Scheduler {
  let now = start
  const line: Turn[] = []
  return {
    now: () => now,
    setTime(instant) {
      now = instant
    },
    turn(run, { at = now, isMoot = () => false } = {}) {
      // An instant is a whole number of milliseconds.
      line.push({ run, at: Math.ceil(at), isMoot })
    },
    async settle() {
      // Whoever was just asked to begin gets as far as its first turn.
      await everythingSaid()
      while (line.length > 0) {
        const turn = next()
        if (turn.isMoot()) continue
        now = Math.max(now, turn.at) + Math.floor(random() * TURN_MS)
        turn.run()
        await everythingSaid()
      }
    },
  }

  function next(): Turn {
    const due = line.filter(({ at }) => at <= now)
    const among = due.length > 0 ? due : [earliest()]
    const turn = among[Math.floor(random() * among.length)] as Turn
    line.splice(line.indexOf(turn), 1)
    return turn
  }

  function earliest(): Turn {
    return line.reduce((first, turn) => (turn.at < first.at ? turn : first))
  }
}

/** Until every promise that was settled has been heard. */
const everythingSaid = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
