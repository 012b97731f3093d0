import type { BrandCloud } from './brand-cloud'
import type { PlannedFunction } from './plan'
import { setTimer } from './set-timer'
import { untilActive, untilSettled } from './until-active'

/** Brings one function about, created or brought up to date, and waits until it runs. */
export async function deployFunction(
  { name, folder, timeoutSeconds, timers }: PlannedFunction,
  environment: Readonly<Record<string, string>>,
  cloud: BrandCloud,
  pause: () => Promise<void>,
): Promise<void> {
  const config = { timeoutSeconds, environment }
  const before = await untilSettled(name, cloud, pause)
  if (before === null || before.status === 'CreateFailed') await cloud.createFunction(name, folder, config)
  else {
    await cloud.uploadCode(name, folder)
    // While it changes CloudBase refuses the next change.
    await untilActive(name, cloud, pause)
    await cloud.configureFunction(name, config)
  }
  await untilActive(name, cloud, pause)
  for (const timer of timers) await setTimer(name, timer, cloud, pause)
}
