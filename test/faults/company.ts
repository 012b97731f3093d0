import { Fate, NO_FATE } from '../../local/in-process/fate'
import type { Stage } from '../../local/in-process/stage'
import type { BehaviourActions, BrandActions, MemberActions, StaffActions } from '../../typings/contract'
import type { Act } from './script'

/** The actions of the functions that people call. */
interface Spoken {
  readonly member: MemberActions
  readonly staff: StaffActions
  readonly brand: BrandActions
  readonly behaviour: BehaviourActions
}

type FunctionName = keyof Spoken
type Told =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: { readonly code: string } }

/** Something that was asked and answered well: from now on it has to be there, once. */
export interface Heard {
  readonly act: Act
  readonly openid: string
  readonly action: string
  readonly input: Readonly<Record<string, unknown>>
  readonly requestId: string
  readonly at: number
  readonly data: unknown
}

/** Something that was asked, whatever came of it. */
export interface Said {
  readonly openid: string
  readonly action: string
  readonly input: Readonly<Record<string, unknown>>
  readonly requestId: string
  readonly from: number
  /** When the phone stopped asking. */
  until: number
}

export const OPERATOR = 'o_operator'
export const MEMBERS = ['o_member_0', 'o_member_1', 'o_member_2', 'o_member_3'] as const
export const CLERKS = ['o_clerk_0', 'o_clerk_1'] as const

/** What was put up before the script begins. */
export interface Scenery {
  readonly storeId: string
  readonly staffIds: readonly string[]
  readonly rewardIds: readonly string[]
  readonly planIds: readonly string[]
  readonly eventId: string
  /** Numbers of those who have joined. */
  readonly memberNos: readonly string[]
  /** When it stood. */
  readonly at: number
}

/** Everybody in a world, and what they heard. */
export class Company {
  readonly heard: Heard[] = []
  readonly said: Said[] = []
  /** What somebody saw that cannot be, at once. */
  readonly wrong: string[] = []
  readonly #chosen = new Map<string, Promise<unknown>>()

  constructor(
    readonly stage: Stage,
    readonly scenery: Scenery,
  ) {}

  /** Whoever does one act. */
  player(act: Act): Player {
    return new Player(this, act, new Fate(act.faults))
  }

  /** What is chosen for a request is chosen once: repeated, it is about the same. Nothing found is looked for again. */
  async once<Value>(key: string, choose: () => Promise<Value | null>): Promise<Value | null> {
    const choosing = (this.#chosen.get(key) as Promise<Value | null> | undefined) ?? choose()
    this.#chosen.set(key, choosing)
    const chosen = await choosing
    if (chosen === null && this.#chosen.get(key) === choosing) this.#chosen.delete(key)
    return chosen
  }
}

export class Player {
  constructor(
    readonly company: Company,
    readonly act: Act,
    readonly fate: Fate,
  ) {}

  get scenery(): Scenery {
    return this.company.scenery
  }

  once<Value>(what: string, choose: () => Promise<Value | null>): Promise<Value | null> {
    return this.company.once(`${this.act.request} ${what}`, choose)
  }

  /** Asks as a phone asks: with the same requestId while nothing came back, and twice at once where the act is doubled. Null
   *  when there was no good answer. `step` tells requests of one act from each other. */
  async ask<Name extends FunctionName, Action extends keyof Spoken[Name] & string>(
    name: Name,
    openid: string,
    action: Action,
    input: InputOf<Spoken[Name][Action]>,
    step = '',
  ): Promise<DataOf<Spoken[Name][Action]> | null> {
    const { stage, said } = this.company
    const requestId = `request-${this.act.request}${step}`
    const asking = { name, openid, action, input: input as Readonly<Record<string, unknown>>, requestId }
    const mine = { ...asking, from: stage.now(), until: Number.POSITIVE_INFINITY }
    said.push(mine)
    const [first, second] = await Promise.all([
      this.#patiently(asking),
      this.act.doubled ? this.#patiently(asking) : null,
    ])
    mine.until = stage.now()
    return (first ?? second) as DataOf<Spoken[Name][Action]> | null
  }

  /** As `ask`, for somebody who only looks: once, and nothing goes wrong on the way. */
  async look<Name extends FunctionName, Action extends keyof Spoken[Name] & string>(
    name: Name,
    openid: string,
    action: Action,
    input: InputOf<Spoken[Name][Action]>,
  ): Promise<DataOf<Spoken[Name][Action]> | null> {
    try {
      const told = (await this.company.stage.call({ name, openid, data: { action, input }, fate: NO_FATE })) as Told
      return told.ok ? (told.data as DataOf<Spoken[Name][Action]>) : null
    } catch {
      return null
    }
  }

  async #patiently(asking: Asking): Promise<unknown> {
    const { stage, heard } = this.company
    const { name, openid, action, input, requestId } = asking
    for (let attempt = 0; attempt < this.act.tries; attempt++) {
      try {
        const data = { action, requestId, input }
        const told = (await stage.call({ name, openid, data, fate: this.fate })) as Told
        if (told.ok) {
          heard.push({ act: this.act, openid, action, input, requestId, at: stage.now(), data: told.data })
          return told.data
        }
        if (!AGAIN.has(told.error.code)) return null
      } catch {
        // Killed, or out of time: the phone asks again.
      }
    }
    return null
  }
}

interface Asking {
  readonly name: FunctionName
  readonly openid: string
  readonly action: string
  readonly input: Readonly<Record<string, unknown>>
  readonly requestId: string
}

const AGAIN = new Set(['INTERNAL', 'TRY_AGAIN'])

type InputOf<Action> = Action extends { readonly input: infer Input } ? Input : never
type DataOf<Action> = Action extends { readonly data: infer Data } ? Data : never
