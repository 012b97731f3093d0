import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { buildFunctions, FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from '../build/functions'
import { REPOSITORY } from '../repository'
import { carryOut } from './carry-out'
import { type Checked, checkDeployment } from './check'
import { kilobytes } from './package-size'
import { planDeployment } from './plan'
import { tencentCloud } from './tencent-cloud'

const USAGE = `npm run deploy -- --check [--json]
npm run deploy -- --env ENV_ID --key FILE [--upload VERSION] [--note TEXT]
  --check           look for what WeChat and CloudBase would refuse, without asking them
  --env ENV_ID      the CloudBase environment: its collections, indexes and functions
  --key FILE        the mini program's upload key (private.wx….key), outside this folder
  --upload VERSION  upload the mini program too, as this version
  --note TEXT       what the version is, for its console

In the environment: TENCENT_SECRET_ID and TENCENT_SECRET_KEY; FIRST_OPERATOR (an openid) and PAY_MERCHANT (a number) once they
are known. docs/deploy.md tells where each comes from.`

const NEEDED = ['TENCENT_SECRET_ID', 'TENCENT_SECRET_KEY'] as const

/** What functions read, and what nobody can do without it. */
const FOR_FUNCTIONS = { FIRST_OPERATOR: 'opens the console', PAY_MERCHANT: 'buys a membership' } as const

/** `npm run deploy`: exit 1 when something would be refused, or was. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      env: { type: 'string' },
      key: { type: 'string' },
      upload: { type: 'string' },
      note: { type: 'string', default: '' },
    },
  })
  const { env: envId, key, upload, note } = values
  if (!values.check && (envId === undefined || key === undefined)) throw new Error(USAGE)

  const checked = await checkDeployment(REPOSITORY)
  console.log(values.json ? JSON.stringify(checked) : inWords(checked))
  process.exitCode = checked.ok ? 0 : 1
  if (values.check || !checked.ok || envId === undefined || key === undefined) return

  const { secretId, secretKey, environment } = fromEnvironment()
  const appid = ownAppid()
  if (!existsSync(key)) throw new Error(`${key}: there is no such key`)
  await buildFunctions()
  const plan = planDeployment({
    collectionsFile: path.join(FUNCTIONS_SOURCE, 'collections.json'),
    built: FUNCTIONS_BUILT,
  })
  const miniProgram = upload === undefined ? null : { version: upload, description: note }
  const cloud = tencentCloud({ appid, envId, secretId, secretKey, uploadKey: path.resolve(key) })
  await carryOut({ plan, environment, miniProgram }, cloud, (step) => console.log(`→ ${step}`))
  console.log('Deployed.')
}

function fromEnvironment() {
  const missing = NEEDED.filter((name) => !process.env[name])
  if (missing.length > 0) throw new Error(`${missing.join(', ')}: not set; docs/deploy.md tells where each comes from`)
  const { TENCENT_SECRET_ID = '', TENCENT_SECRET_KEY = '' } = process.env
  const environment: Record<string, string> = {}
  for (const [name, does] of Object.entries(FOR_FUNCTIONS)) {
    const value = process.env[name]
    if (value) environment[name] = value
    else console.log(`${name} is not set: nobody ${does} yet`)
  }
  return { secretId: TENCENT_SECRET_ID, secretKey: TENCENT_SECRET_KEY, environment }
}

function ownAppid(): string {
  const { appid } = JSON.parse(readFileSync(path.join(REPOSITORY, 'project.config.json'), 'utf8')) as { appid: string }
  if (appid === 'touristappid') throw new Error('project.config.json: put the brand’s own appid there first')
  return appid
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
