import { type Chance, chanceOf } from '../../local/chance'
import { FAULT_KINDS, type PlannedFault } from '../../local/in-process/fate'
import { AREAS, DEEDS, type DeedName } from './deeds'
import { ADVANCES, type Advance } from './time'

/** One thing that somebody does, with what goes wrong while it is done. */
export interface Act {
  readonly do: DeedName
  /** What the deed needs to know; its own affair. */
  readonly details: Readonly<Record<string, number | boolean>>
  /** Repeated with the same number, it is the same request. */
  readonly request: number
  /** How often the phone asks while nothing good comes back. */
  readonly tries: number
  /** Two of it at once, as a double tap or a delivery that is repeated. */
  readonly doubled: boolean
  readonly faults: readonly PlannedFault[]
}

/** The time moves on, and then all of this happens at once. */
export interface Round {
  readonly advance: Advance
  readonly acts: readonly Act[]
}

/** A world, whole: it can be written down, cut shorter and played again. */
export interface Script {
  /** Decides the order of turns and every random byte. */
  readonly order: number
  readonly rounds: readonly Round[]
}

const LEAST_ROUNDS = 4
const MORE_ROUNDS = 7
const MOST_ACTS = 7
/** How much more often than elsewhere. */
const FOCUSED = 5

/** The world of a seed. */
export function scriptOf(seed: number): Script {
  const chance = chanceOf(seed)
  const focus: readonly DeedName[] = chance.is(0.6) ? [...chance.pick(AREAS), 'timer'] : []
  const kinds = (Object.keys(DEEDS) as DeedName[]).flatMap((name) =>
    Array<DeedName>(DEEDS[name].weight * (focus.includes(name) ? FOCUSED : 1)).fill(name),
  )
  const done: Act[] = []
  const rounds = Array.from({ length: LEAST_ROUNDS + chance.below(MORE_ROUNDS) }, (): Round => {
    const acts = Array.from({ length: 1 + chance.below(MOST_ACTS) }, () => {
      const before = done.length > 0 && chance.is(0.1) ? chance.pick(done.slice(-8)) : null
      const act =
        before === null ? actOf(chance, chance.pick(kinds), done.length) : { ...before, ...luckOf(chance, before.do) }
      done.push(act)
      return act
    })
    return { advance: { to: chance.pick(ADVANCES), ms: chance.below(60) }, acts }
  })
  return { order: chance.below(2 ** 31), rounds }
}

function actOf(chance: Chance, name: DeedName, request: number): Act {
  return { do: name, details: DEEDS[name].details(chance), request, ...luckOf(chance, name) }
}

function luckOf(chance: Chance, name: DeedName): Pick<Act, 'tries' | 'doubled' | 'faults'> {
  return {
    tries: chance.is(0.3) ? 1 : 3,
    doubled: chance.is(0.15),
    faults: chance.is(0.5) ? Array.from({ length: 1 + chance.below(2) }, () => faultOf(chance, name)) : [],
  }
}

function faultOf(chance: Chance, name: DeedName): PlannedFault {
  const nth = 1 + chance.below(DEEDS[name].calls)
  return { kind: chance.pick(FAULT_KINDS), nth, ms: 10 ** (1 + chance.below(4)) * (1 + chance.below(3)) }
}
