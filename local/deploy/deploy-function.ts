import type { BrandCloud, DeployedFunction } from './brand-cloud'
import type { Conduct } from './conduct'
import { changedEnvironment, type EnvironmentChange } from './function-environment'
import type { PlannedFunction } from './plan'
import { setTimer } from './set-timer'
import { untilActive, untilSettled } from './until-active'

/** Brings one function about, created or brought up to date, waits until it runs, and rejects unless it then has the variables
 *  it was given. */
export async function deployFunction(
  { name, folder, timeoutSeconds, timers }: PlannedFunction,
  change: EnvironmentChange,
  cloud: BrandCloud,
  { tell, pause }: Conduct,
): Promise<void> {
  const before = await untilSettled(name, cloud, pause)
  const { variables, kept, removed } = changedEnvironment(before?.environment ?? {}, change)
  if (kept.length > 0) tell(`  keeps ${kept.join(', ')}`)
  if (removed.length > 0) tell(`  removes ${removed.join(', ')}`)

  if (before === null || before.status === 'CreateFailed')
    await cloud.createFunction(name, folder, { timeoutSeconds, environment: variables })
  else {
    await cloud.uploadCode(name, folder)
    // While it changes CloudBase refuses the next change.
    await untilActive(name, cloud, pause)
    const isSame = kept.length === Object.keys(variables).length && removed.length === 0
    await cloud.configureFunction(name, { timeoutSeconds, environment: isSame ? null : variables })
  }
  const after = await untilActive(name, cloud, pause)
  requireEnvironment(name, after, variables, removed)
  for (const timer of timers) await setTimer(name, timer, cloud, pause)
}

function requireEnvironment(
  name: string,
  { environment }: DeployedFunction,
  variables: Readonly<Record<string, string>>,
  removed: readonly string[],
): void {
  const lost = Object.keys(variables).filter((variable) => environment[variable] !== variables[variable])
  const left = removed.filter((variable) => Object.hasOwn(environment, variable))
  if (lost.length > 0) throw new Error(`${name} was given ${lost.join(', ')}, and does not have it`)
  if (left.length > 0)
    throw new Error(`${name} still has ${left.join(', ')}: remove it by hand (云开发控制台 → 云函数 → ${name} → 配置)`)
}
