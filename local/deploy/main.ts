import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { ENVIRONMENT } from '../../miniprogram/services/environment'
import { buildFunctions, FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from '../build/functions'
import { REPOSITORY } from '../repository'
import { carryOut } from './carry-out'
import { type Checked, checkDeployment } from './check'
import { readCommandLine, USAGE } from './command-line'
import { givenEnvironment } from './given-environment'
import { ownAppid } from './own-appid'
import { kilobytes } from './package-size'
import { permissionsStep } from './permissions-step'
import { planDeployment } from './plan'
import { refuseOtherEnvironment } from './refuse-other-environment'
import { tencentCloud } from './tencent-cloud'
import { loadTools } from './tools'

const NEEDED = ['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY'] as const

/** `npm run deploy`: exit 1 when something would be refused, or was. */
async function main(): Promise<void> {
  const asked = readCommandLine(process.argv.slice(2))
  if (asked.what === 'help') return console.log(USAGE)

  const checked = await checkDeployment(REPOSITORY)
  console.log(asked.json ? JSON.stringify(checked) : inWords(checked))
  process.exitCode = checked.ok ? 0 : 1
  if (asked.what === 'check' || !checked.ok) return

  const { envId, unset, miniProgram } = asked
  if (miniProgram !== null) refuseOtherEnvironment({ asked: ENVIRONMENT, envId })
  const secrets = secretsOf(process.env)
  const { change: environment, words } = givenEnvironment(process.env, unset)
  for (const word of words) console.log(word)
  const appid = ownAppid(REPOSITORY)
  if (appid === null) throw new Error('project.config.json: put the brand’s own appid there first')
  if (miniProgram !== null && !existsSync(miniProgram.keyFile))
    throw new Error(`${miniProgram.keyFile}: there is no such key`)
  await buildFunctions()
  const plan = planDeployment({
    collectionsFile: path.join(FUNCTIONS_SOURCE, 'collections.json'),
    built: FUNCTIONS_BUILT,
  })
  const cloud = tencentCloud({ ...secrets, appid, envId }, loadTools())
  await carryOut({ plan, environment, miniProgram }, cloud, {
    tell: (step) => console.log(step),
    pause: () => setTimeout(1_000),
  })
  console.log('Deployed.')
  const step = permissionsStep(plan.functions)
  if (step !== null) console.log(`\n${step}`)
}

function secretsOf(shell: NodeJS.ProcessEnv): { readonly secretId: string; readonly secretKey: string } {
  const missing = NEEDED.filter((name) => !shell[name])
  if (missing.length > 0) throw new Error(`${missing.join(', ')}: not set; docs/deploy.md tells where each comes from`)
  const { TENCENT_SECRET_ID: secretId = '', TENCENT_SECRET_KEY: secretKey = '' } = shell
  return { secretId, secretKey }
}

function inWords({ ok, problems, sizes }: Checked): string {
  const rows = sizes.map(({ name, bytes, limit }) => {
    const room = Math.floor((1 - bytes / limit) * 100)
    return `  ${name.padEnd(32)} ${String(kilobytes(bytes)).padStart(5)} KB of ${kilobytes(limit)} KB, ${room} % room`
  })
  const found = problems.map(({ file, what }) => `  ${file}: ${what}`)
  const verdict = ok ? 'Nothing stands in the way.' : `${problems.length} problems:`
  return [...rows, '', verdict, ...found].join('\n')
}

main().catch((fault) => {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
})
