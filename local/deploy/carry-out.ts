import type { BrandCloud } from './brand-cloud'
import { deployFunction } from './deploy-function'
import type { Plan } from './plan'
import { refuseOldRuntimes } from './refuse-old-runtimes'

export interface Deployment {
  readonly plan: Plan
  /** What every function gets: FIRST_OPERATOR, PAY_MERCHANT. */
  readonly environment: Readonly<Record<string, string>>
  /** Null leaves the mini program as it is. */
  readonly miniProgram: { readonly version: string; readonly description: string } | null
}

export interface Conduct {
  /** Hears of each step before it begins. */
  readonly tell: (step: string) => void
  /** A second between two looks at what CloudBase is doing. */
  readonly pause: () => Promise<void>
}

/** Carries out a deployment step by step. Where a step fails, everything before it stands and the same deployment can be asked for again. Indexes that are there already are left alone: a unique one that changed
 *  has to be dropped by hand, so that nobody loses one by a slip. */
export async function carryOut(
  { plan, environment, miniProgram }: Deployment,
  cloud: BrandCloud,
  { tell, pause }: Conduct,
): Promise<void> {
  await refuseOldRuntimes(plan.functions, cloud)
  for (const { name, indexes } of plan.collections) {
    tell(`collection ${name}`)
    await cloud.createCollection(name)
    await cloud.closeToClients(name)
    const there = new Set(await cloud.indexesOf(name))
    const missing = indexes.filter((index) => !there.has(index.name))
    if (missing.length > 0) await cloud.createIndexes(name, missing)
  }
  for (const planned of plan.functions) {
    tell(`function ${planned.name}`)
    await deployFunction(planned, environment, cloud, pause)
  }
  if (miniProgram === null) return
  tell(`mini program ${miniProgram.version}`)
  await cloud.uploadMiniProgram(miniProgram.version, miniProgram.description)
}
