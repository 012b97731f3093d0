import type { Chance } from '../../../local/chance'
import { MEMBERS, type Player } from '../company'

export type Details = Readonly<Record<string, number | boolean>>

/** Something that people do. Another one is a file with one of these and a line in index.ts. */
export interface Deed<Known extends Details = Details> {
  /** How often it is done, against the others. */
  readonly weight: number
  /** About how many wire calls it takes, so that what goes wrong goes wrong within it. */
  readonly calls: number
  details(chance: Chance): Known
  perform(player: Player, details: Known): Promise<void>
}

export function deed<Known extends Details>(spec: Deed<Known>): Deed {
  return spec as unknown as Deed
}

/** The first ones more often: what races, races over one account. */
export const someMember = (chance: Chance): { readonly member: number } => ({
  member: Math.min(chance.below(MEMBERS.length), chance.below(MEMBERS.length)),
})

export const memberOf = ({ member }: { readonly member: number }): string => MEMBERS[member] ?? MEMBERS[0]

/** The item at a place, counted round and round; null where there is none. */
export function around<Item>(items: readonly Item[] | undefined, place: number): Item | null {
  if (items === undefined || items.length === 0) return null
  return items[place % items.length] ?? null
}
