import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from '../build/functions'
import { startCloud } from '../cloud/start-cloud'
import { type Control, controlAt } from '../control-client'
import { functionEnvironment } from '../function-environment'
import { startPhone } from '../phone/start-phone'
import { REPOSITORY } from '../repository'
import { PEOPLE, SHENLAN } from '../seeds/people'
import type { Studio } from './photograph-pages'
import type { World } from './states'

export interface OpenStudio extends Studio {
  readonly control: Control
  close(): Promise<void>
}

/** A cloud with a world in it, whose functions have been built, and a phone on it; its clock stands. */
export async function openStudio(browser: Browser, world: World): Promise<OpenStudio> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'member-day-screenshots-'))
  const cloud = await startCloud({
    dataDir,
    port: 0,
    functionsDir: FUNCTIONS_BUILT,
    collectionsFile: path.join(FUNCTIONS_SOURCE, 'collections.json'),
    environment: functionEnvironment(SHENLAN.openid),
  })
  const now = morningOf(Date.now())
  const control = controlAt(cloud.control)
  await control.post('clock', { now, timers: false })
  await cloud.undisturbed(async () => void (await world.fill(cloud.control, control)))
  const phone = await startPhone({
    project: REPOSITORY,
    port: 0,
    automatorPort: 0,
    control: cloud.control,
    people: PEOPLE,
    headless: false,
  })
  const prepared = new Set<string>()
  return {
    browser,
    phone,
    now,
    control,
    async prepare(openid) {
      if (prepared.has(openid)) return
      prepared.add(openid)
      await world.before?.[openid]?.(control)
    },
    async close() {
      await phone.close()
      await cloud.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** 9:41 in Shanghai on the same day, so that pictures of any hour look alike. */
function morningOf(instant: number): number {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(instant)
  return Date.parse(`${day}T09:41:00+08:00`)
}
