import type { Control } from '../control-client'
import { fillDemo } from '../seeds/fill-demo'
import { CHENMU, HEQING, type Person } from '../seeds/people'
import { joinFirst, openFirstStore } from './worlds/fresh'
import { withLongNames } from './worlds/long-names'
import { withMany } from './worlds/many'

/** What is in the cloud. States of one world share a cloud. */
export interface World {
  fill(controlUrl: string, control: Control): Promise<unknown>
  /** What has to be there before somebody in particular can look at her pages, and would be in the way of the others. */
  readonly before?: Readonly<Record<string, (control: Control) => Promise<unknown>>>
}

/** Circumstances in which pages are looked at. */
export interface State {
  readonly world: World
  /** Which pages look different in them. */
  readonly pages: (page: string) => boolean
  /** Who holds the pages of a member; 林小满 unless it is somebody else. */
  readonly member?: Person
  /** Whether pages show what can be tapped on them. */
  readonly isActive: boolean
  readonly network?: 'off'
  /** Every function answers that it failed. */
  readonly isFailing?: boolean
  /** How much larger than usual text is drawn. */
  readonly textScale?: number
}

const demo: World = { fill: (controlUrl) => fillDemo(controlUrl) }
const fresh: World = {
  fill: (_controlUrl, control) => joinFirst(control),
  before: { [HEQING.openid]: openFirstStore },
}
const longNames: World = { fill: (controlUrl) => fillDemo(controlUrl, undefined, withLongNames) }
const many: World = { fill: (controlUrl) => fillDemo(controlUrl, undefined, withMany) }

/** Pages that show as many as there are of something, and count or draw them. */
const LISTS = [
  ...['home', 'rewards', 'vouchers', 'statement', 'inbox', 'orders', 'history'],
  ...['today', 'events', 'messages', 'shelf', 'plans', 'stores', 'staff', 'audit', 'segments', 'invite'],
]

const everywhere = () => true
const ofLists = (page: string) => LISTS.some((list) => page.endsWith(`/${list}`))
const ofMembers = (page: string) => page.startsWith('pages/')

export const USUAL: State = { world: demo, pages: everywhere, isActive: true }

/** By what `--state` calls them. */
export const STATES: Readonly<Record<string, State>> = {
  /** Before she has joined. */
  outside: { world: demo, pages: ofMembers, member: CHENMU, isActive: false },
  /** A member who has just joined a brand that has nothing yet. */
  empty: { world: fresh, pages: everywhere, isActive: false },
  failed: { world: demo, pages: everywhere, isActive: false, isFailing: true },
  offline: { world: demo, pages: everywhere, isActive: false, network: 'off' },
  /** WeChat's care mode (关怀模式). */
  large: { world: demo, pages: everywhere, isActive: true, textScale: 1.4 },
  long: { world: longNames, pages: everywhere, isActive: true },
  many: { world: many, pages: ofLists, isActive: false },
}
