import type { BrandCloud, DeployedTimer, Timer } from './brand-cloud'

/** A timer that was made shows at once, or within seconds. */
const MOST_LOOKS = 5

/** Has a function run at its times, and rejects unless it is seen to: without its timer nothing is carried, drawn or sent, and
 *  nothing else tells. One that was switched off by hand stays so until it is switched on by hand. */
export async function setTimer(
  functionName: string,
  timer: Timer,
  cloud: BrandCloud,
  pause: () => Promise<void>,
): Promise<void> {
  const before = await timerOf(functionName, timer.name, cloud)
  if (before?.config !== timer.config) {
    if (before) await cloud.removeTimer(functionName, timer.name)
    await cloud.createTimer(functionName, timer)
  }
  const after = await timerAfter(functionName, timer, cloud, pause)
  if (after.on) return
  throw new Error(
    `${functionName}: its timer ${timer.name} is switched off; switch it on (云开发控制台 → 云函数 → ${functionName} → 触发器)`,
  )
}

async function timerAfter(
  functionName: string,
  { name, config }: Timer,
  cloud: BrandCloud,
  pause: () => Promise<void>,
): Promise<DeployedTimer> {
  for (let looks = 1; ; looks++) {
    const found = await timerOf(functionName, name, cloud)
    if (found?.config === config) return found
    if (looks === MOST_LOOKS)
      throw new Error(
        `${functionName}: its timer ${name} was set to ${config} and stands at ${found?.config ?? 'nothing'}`,
      )
    await pause()
  }
}

async function timerOf(functionName: string, timerName: string, cloud: BrandCloud): Promise<DeployedTimer | undefined> {
  const deployed = await cloud.functionNamed(functionName)
  return deployed?.timers.find(({ name }) => name === timerName)
}
