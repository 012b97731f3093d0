import { checkBrandName } from './checks/brand-name'
import { checkCollections } from './checks/collections'
import { checkFunctions } from './checks/functions'
import { checkMiniProgram } from './checks/mini-program'
import { checkProjectConfig } from './checks/project-config'
import { checkSecrets } from './checks/secrets'
import { checkTemplates } from './checks/templates'
import { miniProgramSizes } from './mini-program-sizes'
import { type PackageSize, tooLarge } from './package-size'
import type { Problem } from './problem'

const FUNCTIONS_BUILT = 'dist/cloudfunctions'

export interface Checked {
  readonly ok: boolean
  readonly problems: readonly Problem[]
  readonly sizes: readonly PackageSize[]
}

/** Looks for everything that would keep this project from running on WeChat, without asking WeChat. */
export async function checkDeployment(root: string): Promise<Checked> {
  const functions = await checkFunctions(root)
  const pages = checkMiniProgram(root)
  // What app.json names and is not there is told already; sizes of the rest say nothing then.
  const packages = pages.length === 0 ? await miniProgramSizes(root) : []
  const sizes = [...packages, ...functions.sizes]
  const problems = [
    ...checkProjectConfig(root, FUNCTIONS_BUILT),
    ...pages,
    ...checkBrandName(root),
    ...functions.problems,
    ...checkTemplates(root),
    ...checkCollections(root, functions.collections),
    ...checkSecrets(root),
    ...tooLarge(sizes),
  ]
  return { ok: problems.length === 0, problems, sizes }
}
