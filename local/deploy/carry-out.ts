import type { BrandCloud } from './brand-cloud'
import type { Plan } from './plan'

export interface Deployment {
  readonly plan: Plan
  /** What every function gets: FIRST_OPERATOR, PAY_MERCHANT. */
  readonly environment: Readonly<Record<string, string>>
  /** Null leaves the mini program as it is. */
  readonly miniProgram: { readonly version: string; readonly description: string } | null
}

/** Carries out a deployment step by step, and tells each before it begins. Where a step fails, everything before it stands
 *  and the same deployment can be asked for again. Indexes that are there already are left alone: a unique one that changed
 *  has to be dropped by hand, so that nobody loses one by a slip. */
export async function carryOut(
  { plan, environment, miniProgram }: Deployment,
  cloud: BrandCloud,
  tell: (step: string) => void,
): Promise<void> {
  for (const { name, indexes } of plan.collections) {
    tell(`collection ${name}`)
    await cloud.createCollection(name)
    await cloud.closeToClients(name)
    const there = new Set(await cloud.indexesOf(name))
    const missing = indexes.filter((index) => !there.has(index.name))
    if (missing.length > 0) await cloud.createIndexes(name, missing)
  }
  for (const { name, folder, timeoutSeconds, timers } of plan.functions) {
    tell(`function ${name}`)
    await cloud.uploadFunction(name, folder)
    await cloud.configureFunction(name, { timeoutSeconds, environment })
    if (timers.length > 0) await cloud.setTimers(name, timers)
  }
  if (miniProgram === null) return
  tell(`mini program ${miniProgram.version}`)
  await cloud.uploadMiniProgram(miniProgram.version, miniProgram.description)
}
