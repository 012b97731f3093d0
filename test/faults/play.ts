import type { DocumentStore } from '../../local/cloud/seams'
import { NO_FATE } from '../../local/in-process/fate'
import type { Stage } from '../../local/in-process/stage'
import { Company, type Heard, type Scenery } from './company'
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
  /** What somebody saw on the way that cannot be. */
  readonly wrong: readonly string[]
  readonly now: number
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

const MINUTE_MS = 60_000

/** What the timer needs to finish what was cut off: it waits a minute before it touches what somebody may be at work on,
 *  and half an hour for an order that may still be paid. */
const MINUTES = [1.1, 1.1, 32, 1.1, 1.1, 1.1]

async function comeToRest(stage: Stage): Promise<void> {
  for (const minutes of MINUTES) {
    await stage.setTime(stage.now() + minutes * MINUTE_MS)
    const run = stage.call({ name: 'clock', data: {}, source: 'wx_trigger', fate: NO_FATE })
    await stage.settle()
    await run
  }
}
