import type { DocumentStore } from '../../local/cloud/seams'
import { NO_FATE } from '../../local/in-process/fate'
import type { Stage } from '../../local/in-process/stage'
import type { RewardActions } from '../../typings/contract'
import { Company, type Heard, type Said, type Scenery } from './company'
import { DEEDS } from './deeds'
import type { Script } from './script'
import { advanced } from './time'

/** A world when its script is over and everything has come to rest. */
export interface Ending {
  readonly store: DocumentStore
  /** What WeChat Pay remembers. */
  readonly wechat: DocumentStore
  readonly scenery: Scenery
  readonly heard: readonly Heard[]
  readonly said: readonly Said[]
  /** What members who care what is read of them see on the shelf. */
  readonly shelves: readonly Shelf[]
  readonly files: Files
  /** The script's own number, for what is looked at in some worlds alone. */
  readonly order: number
  /** What somebody saw on the way that cannot be. */
  readonly wrong: readonly string[]
  readonly now: number
}

/** What lies in the storage of the cloud. */
export interface Files {
  /** The text of a file by its id; null where there is none. */
  textOf(fileId: string): string | null
  all(): readonly string[]
}

export interface Shelf {
  readonly openid: string
  readonly seen: RewardActions['rewards']['data']
}

/** Plays a script: in each round the time moves on and then everything of it happens at once. */
export async function play(script: Script, stage: Stage, scenery: Scenery): Promise<Company> {
  const company = new Company(stage, scenery)
  for (const { advance, acts } of script.rounds) {
    await stage.setTime(advanced(stage.now(), advance))
    const doing = Promise.all(acts.map((act) => DEEDS[act.do].perform(company.player(act), act.details)))
    await stage.settle()
    await doing
  }
  await comeToRest(stage)
  return company
}

/** What of a company the invariants ask about. */
export const endingOf = ({
  scenery,
  heard,
  said,
  wrong,
}: Company): Pick<Ending, 'scenery' | 'heard' | 'said' | 'wrong'> => ({
  scenery,
  heard,
  said,
  wrong,
})

/** The path in a file's id, whichever cloud gave it. */
export const pathOf = (fileId: string): string => fileId.replace(/^cloud:\/\/[^/]+\//, '')

const CARING = new Set(['preferences', 'forgetTag', 'pauseTag', 'saveProfile'])

/** What members see whose tags, or whose wish to have none, changed; everybody else's shelf is made the same way. */
export async function shelvesOf({ stage, said }: Company): Promise<Shelf[]> {
  const openids = new Set(said.filter(({ action }) => CARING.has(action)).map(({ openid }) => openid))
  const looking = [...openids].map(async (openid) => {
    const data = { action: 'rewards', input: {} }
    const told = (await stage.call({ name: 'member', openid, data, fate: NO_FATE })) as { ok: boolean; data: unknown }
    return told.ok ? [{ openid, seen: told.data as Shelf['seen'] }] : []
  })
  await stage.settle()
  return (await Promise.all(looking)).flat()
}

const MINUTE_MS = 60_000

/** What the timer needs to finish what was cut off: it waits a minute before it touches what somebody may be at work on,
 *  half an hour for an order that may still be paid, and six hours before it asks again what WeChat Pay did not answer. */
const MINUTES = [1.1, 1.1, 32, 361, 1.1, 1.1, 1.1]

async function comeToRest(stage: Stage): Promise<void> {
  for (const minutes of MINUTES) {
    await stage.setTime(stage.now() + minutes * MINUTE_MS)
    const run = stage.call({ name: 'clock', data: {}, source: 'wx_trigger', fate: NO_FATE })
    await stage.settle()
    await run
  }
}
