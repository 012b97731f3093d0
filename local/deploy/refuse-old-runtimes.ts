import type { BrandCloud } from './brand-cloud'
import type { PlannedFunction } from './plan'
import { isTooOld, RUNTIME } from './runtime'

/** Rejects, before anything is changed, where a function runs on a Node.js that our bundles do not. What a creation that failed
 *  left behind is no function yet, and is created anew. */
export async function refuseOldRuntimes(functions: readonly PlannedFunction[], cloud: BrandCloud): Promise<void> {
  const found: string[] = []
  for (const { name } of functions) {
    const deployed = await cloud.functionNamed(name)
    if (deployed === null || deployed.status === 'CreateFailed' || !isTooOld(deployed.runtime)) continue
    found.push(`${name} runs on ${deployed.runtime}`)
  }
  if (found.length === 0) return
  throw new Error(
    `${found.join(', ')}, and needs ${RUNTIME}, which a function is given only when it is created. Note its environment ` +
      'variables, delete it (云开发控制台 → 云函数 → 删除; no data lies in it), and deploy again with them exported.',
  )
}
