import type { BrandCloud, MiniProgramUpload } from './brand-cloud'
import type { Conduct } from './conduct'
import { deployFunction } from './deploy-function'
import type { EnvironmentChange } from './function-environment'
import type { Plan } from './plan'
import { refuseOldRuntimes } from './refuse-old-runtimes'

export interface Deployment {
  readonly plan: Plan
  /** Of every function. */
  readonly environment: EnvironmentChange
  /** Null leaves the mini program as it is. */
  readonly miniProgram: MiniProgramUpload | null
}

/** Carries out a deployment step by step. Where a step fails, everything before it stands and the same deployment can be asked for again. Indexes that are there already are left alone: a unique one that changed
 *  has to be dropped by hand, so that nobody loses one by a slip. */
export async function carryOut(
  { plan, environment, miniProgram }: Deployment,
  cloud: BrandCloud,
  conduct: Conduct,
): Promise<void> {
  const { tell } = conduct
  await refuseOldRuntimes(plan.functions, cloud)
  for (const { name, indexes } of plan.collections) {
    tell(`→ collection ${name}`)
    await cloud.createCollection(name)
    await cloud.closeToClients(name)
    const there = new Set(await cloud.indexesOf(name))
    const missing = indexes.filter((index) => !there.has(index.name))
    if (missing.length > 0) await cloud.createIndexes(name, missing)
  }
  for (const planned of plan.functions) {
    tell(`→ function ${planned.name}`)
    await deployFunction(planned, environment, cloud, conduct)
  }
  if (miniProgram === null) return
  tell(`→ mini program ${miniProgram.version}`)
  await cloud.uploadMiniProgram(miniProgram)
}
