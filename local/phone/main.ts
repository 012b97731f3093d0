import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildFunctions } from '../build/functions'
import { startCloud } from '../cloud/start-cloud'
import { portOf, runCommand, type ValuesOf } from '../command-line'
import { ourCloud } from '../our-cloud'
import { REPOSITORY } from '../repository'
import { startPhone } from './start-phone'

const USAGE = `npm run phone -- [--project DIR] [--port N] [--automator N] [--data DIR] [--control URL] [--headless] [--json]
  --project DIR  a mini program: the folder with its project.config.json or app.json (this one); its
                 cloudfunctions/collections.json and templates.json are declared to its cloud
  --port N       the phone's port (5180; 0 takes any free one)
  --automator N  the automator's port (9420; 0 takes any free one)
  --data DIR     where its cloud keeps everything (DIR/.data), when it has cloud functions
  --control URL  the control port of a cloud that runs already: one more phone on it
  --headless     open the phone in the Chromium that npm brought
  --json         print one line of JSON instead of this text`

/** `npm run phone`: any mini program from its folder, with its own cloud functions when it has some. */
async function openPhone(options: ReturnType<typeof optionsOf>): Promise<void> {
  const { project, port, automatorPort, dataDir, headless, json, control } = options
  const log = json ? () => {} : (line: string) => console.error(line)

  const isOurs = project === REPOSITORY && control === undefined
  if (isOurs) await buildFunctions()
  const functionsDir = control === undefined ? functionsOf(project) : undefined
  const collectionsFile = declarationOf(project, 'collections.json')
  const templatesFile = declarationOf(project, 'templates.json')
  const cloud = functionsDir
    ? await startCloud({
        dataDir: dataDir ?? path.join(project, '.data'),
        port: 0,
        functionsDir,
        log,
        ...(isOurs && ourCloud()),
        ...(collectionsFile && { collectionsFile }),
        ...(templatesFile && { templatesFile }),
      })
    : undefined
  const phone = await startPhone({
    project,
    port,
    automatorPort,
    headless,
    log,
    ...(control !== undefined && { control }),
    ...(cloud && { control: cloud.control }),
    ...(templatesFile && { templatesFile }),
  })

  if (json) {
    const addresses = cloud && { admin: cloud.admin, control: cloud.control, env: cloud.env }
    console.log(JSON.stringify({ ...addresses, phone: phone.url, automator: phone.automator }))
  } else
    console.log(
      `\n  手机  ${phone.url}\n  云    ${cloud?.control ?? control ?? '没有云函数'}\n  自动化 ${phone.automator}\n`,
    )

  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await phone.close()
    await cloud?.close()
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

const OPTIONS = {
  project: { type: 'string', default: '.' },
  port: { type: 'string', default: '5180' },
  automator: { type: 'string', default: '9420' },
  data: { type: 'string' },
  control: { type: 'string' },
  headless: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

const optionsOf = ({ project, port, automator, data, control, headless, json }: ValuesOf<typeof OPTIONS>) => ({
  project: path.resolve(project),
  port: portOf('--port', port),
  automatorPort: portOf('--automator', automator),
  dataDir: data === undefined ? undefined : path.resolve(data),
  control,
  headless,
  json,
})

/** What project.config.json names as cloudfunctionRoot, where that folder exists. */
function functionsOf(project: string): string | undefined {
  const configFile = path.join(project, 'project.config.json')
  if (!existsSync(configFile)) return undefined
  const { cloudfunctionRoot } = JSON.parse(readFileSync(configFile, 'utf8')) as { cloudfunctionRoot?: string }
  if (!cloudfunctionRoot) return undefined
  const folder = path.join(project, cloudfunctionRoot)
  return existsSync(folder) ? folder : undefined
}

/** What a deployment would be told beside the functions' sources, where it is declared. */
function declarationOf(project: string, name: 'collections.json' | 'templates.json'): string | undefined {
  const file = path.join(project, 'cloudfunctions', name)
  return existsSync(file) ? file : undefined
}

void runCommand({ usage: USAGE, options: OPTIONS }, (values) => openPhone(optionsOf(values)))
