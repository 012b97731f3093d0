import type { Broken } from './invariants'
import type { Act, Round, Script } from './script'

export interface Shrunk {
  readonly script: Script
  readonly broken: Broken
}

/** Orders of turns that are tried for each shorter script: with fewer acts the old one means nothing. */
const ORDERS = 6

/** The shortest script that still breaks the same, as far as leaving out one thing after another finds it. */
export async function shrink(
  found: Shrunk,
  breaks: (script: Script) => Promise<Broken | null>,
  mostPlays: number,
): Promise<Shrunk> {
  let shortest = found
  let plays = 0
  for (let isShorter = true; isShorter; ) {
    isShorter = false
    for (const candidate of shorterThan(shortest.script)) {
      const broken = await breaking(candidate)
      if (broken === null) continue
      shortest = broken
      isShorter = true
      break
    }
    if (plays >= mostPlays) break
  }
  return shortest

  async function breaking(script: Script): Promise<Shrunk | null> {
    for (let other = 0; other < ORDERS && plays < mostPlays; other++) {
      const candidate = { ...script, order: script.order + other }
      plays++
      const broken = await breaks(candidate)
      if (broken?.invariant === found.broken.invariant) return { script: candidate, broken }
    }
    return null
  }
}

/** Scripts that lack one thing, the biggest first. */
function* shorterThan({ order, rounds }: Script): Generator<Script> {
  const without = (place: number, round?: Round): Script => ({
    order,
    rounds: rounds.flatMap((each, at) => (at !== place ? [each] : round === undefined ? [] : [round])),
  })
  if (rounds.length > 3) {
    yield { order, rounds: rounds.slice(0, Math.ceil(rounds.length / 2)) }
    yield { order, rounds: rounds.slice(Math.floor(rounds.length / 2)) }
  }
  for (const place of rounds.keys()) yield without(place)
  for (const [place, round] of rounds.entries()) {
    for (const at of round.acts.keys())
      yield without(place, { ...round, acts: round.acts.filter((_, other) => other !== at) })
    for (const [at, act] of round.acts.entries())
      for (const simpler of simplerThan(act))
        yield without(place, { ...round, acts: round.acts.map((each, other) => (other === at ? simpler : each)) })
  }
}

function* simplerThan(act: Act): Generator<Act> {
  for (const at of act.faults.keys()) yield { ...act, faults: act.faults.filter((_, other) => other !== at) }
  if (act.doubled) yield { ...act, doubled: false }
  if (act.tries > 1) yield { ...act, tries: 1 }
}
