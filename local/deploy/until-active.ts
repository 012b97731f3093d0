import type { BrandCloud, DeployedFunction } from './brand-cloud'

/** A second each: the SDK is installed meanwhile. */
const MOST_PAUSES = 600

/** Waits for a change of a function to have taken effect. Rejects with CloudBase's reason where it failed. The tools' own
 *  waiting does not serve: manager-node 5.6.5 takes UpdateFailed for active, miniprogram-ci 2.1.42 asks on for a quarter of an
 *  hour without a pause. */
export async function untilActive(
  name: string,
  cloud: BrandCloud,
  pause: () => Promise<void>,
): Promise<DeployedFunction> {
  // What was asked for just now may not show at once.
  await pause()
  const settled = await untilSettled(name, cloud, pause)
  if (settled?.status === 'Active') return settled
  throw new Error(`${name} is ${settled === null ? 'not there' : inWords(settled)}`)
}

/** Waits while somebody changes a function. Null where there is none. */
export async function untilSettled(
  name: string,
  cloud: BrandCloud,
  pause: () => Promise<void>,
): Promise<DeployedFunction | null> {
  for (let pauses = 0; ; pauses++) {
    const deployed = await cloud.functionNamed(name)
    if (deployed === null || !isChanging(deployed)) return deployed
    if (pauses === MOST_PAUSES) throw new Error(`${name} is still ${inWords(deployed)} after ${MOST_PAUSES} seconds`)
    await pause()
  }
}

/** Creating, Updating, Publishing, UpdatingAndPublishing, Deleting. */
const isChanging = ({ status }: DeployedFunction): boolean => /ing$/.test(status)

const inWords = ({ status, reason }: DeployedFunction): string => (reason === '' ? status : `${status}: ${reason}`)
