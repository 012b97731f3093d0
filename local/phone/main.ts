import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startCloud } from '../cloud/start-cloud'
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
async function main(): Promise<void> {
  const { project, port, automatorPort, dataDir, headless, json, control } = readOptions()
  const log = json ? () => {} : (line: string) => console.error(line)

  const functionsDir = control === undefined ? functionsOf(project) : undefined
  const collectionsFile = declarationOf(project, 'collections.json')
  const templatesFile = declarationOf(project, 'templates.json')
  const cloud = functionsDir
    ? await startCloud({
        dataDir: dataDir ?? path.join(project, '.data'),
        port: 0,
        functionsDir,
        log,
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

function readOptions() {
  const { values } = parseArgs({
    options: {
      project: { type: 'string', default: '.' },
      port: { type: 'string', default: '5180' },
      automator: { type: 'string', default: '9420' },
      data: { type: 'string' },
      control: { type: 'string' },
      headless: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  return {
    project: path.resolve(values.project),
    port: portOf(values.port),
    automatorPort: portOf(values.automator),
    dataDir: values.data === undefined ? undefined : path.resolve(values.data),
    control: values.control,
    headless: values.headless,
    json: values.json,
  }
}

function portOf(text: string): number {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`not a port: ${text}`)
  return port
}

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

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault)
  console.error(USAGE)
  process.exit(1)
})
