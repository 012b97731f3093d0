import path from 'node:path'
import { buildFunctions, FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from './build/functions'
import { startCloud } from './cloud/start-cloud'
import { portOf, runCommand, type ValuesOf } from './command-line'
import { controlAt } from './control-client'
import { ourCloud } from './our-cloud'
import { startPhone } from './phone/start-phone'
import { withProgress } from './progress'
import { REPOSITORY } from './repository'
import { fillDemo } from './seeds/fill-demo'
import { fillOnce } from './seeds/fill-once'
import { PEOPLE } from './seeds/people'

const USAGE = `npm start -- [--port N] [--automator N] [--data DIR] [--fresh] [--headless] [--json]
  --port N       the phone's port (5180; 0 takes any free one)
  --automator N  the automator's port (9420; 0 takes any free one)
  --data DIR     where everything is kept (.data/)
  --fresh        leave an empty cloud empty instead of filling it with the demo
  --headless     open the phone in the Chromium that npm brought
  --json         print one line of JSON instead of this text`

const TEMPLATES = path.join(FUNCTIONS_SOURCE, 'templates.json')

/** `npm start`: the local cloud with our functions, and the phone that shows our pages. */
async function start(options: ReturnType<typeof optionsOf>): Promise<void> {
  const log = options.json ? () => {} : (line: string) => console.error(line)

  await buildFunctions()
  const cloud = await startCloud({
    dataDir: options.dataDir,
    port: 0,
    functionsDir: FUNCTIONS_BUILT,
    collectionsFile: path.join(FUNCTIONS_SOURCE, 'collections.json'),
    templatesFile: TEMPLATES,
    ...ourCloud(),
    log,
  })
  if (!options.fresh)
    await cloud.undisturbed(async () => {
      const { dataDir, json } = options
      const outcome = await fillOnce({ control: cloud.control, dataDir, fill: () => fill(cloud.control, json) })
      if (outcome === 'asItIs' && !(await hasMembers(cloud.control))) log(USED_WITHOUT_MEMBERS)
    })
  const phone = await startPhone({
    project: REPOSITORY,
    port: options.port,
    automatorPort: options.automatorPort,
    control: cloud.control,
    people: PEOPLE,
    templatesFile: TEMPLATES,
    headless: options.headless,
    log,
  })

  if (options.json) {
    const { admin, control, env } = cloud
    console.log(JSON.stringify({ admin, control, env, phone: phone.url, automator: phone.automator }))
  } else {
    console.log(
      `\n  会员日 Member Day\n\n  手机  ${phone.url}\n  云    ${cloud.control}\n  自动化 ${phone.automator}\n`,
    )
  }

  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await phone.close()
    await cloud.close()
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
}

/** The first time of an hour it takes some seconds. */
async function fill(control: string, quietly: boolean): Promise<void> {
  await withProgress('棉朵的九十天 {bar} {percentage}%', quietly, (progress) => {
    let isShown = false
    return fillDemo(control, (done, of) => {
      if (!isShown) progress.start(of)
      isShown = true
      progress.update(done)
    })
  })
}

const OPTIONS = {
  port: { type: 'string', default: '5180' },
  automator: { type: 'string', default: '9420' },
  data: { type: 'string', default: path.join(REPOSITORY, '.data') },
  fresh: { type: 'boolean', default: false },
  headless: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

const optionsOf = ({ port, automator, data, fresh, headless, json }: ValuesOf<typeof OPTIONS>) => ({
  port: portOf('--port', port),
  automatorPort: portOf('--automator', automator),
  dataDir: path.resolve(data),
  fresh,
  headless,
  json,
})

const USED_WITHOUT_MEMBERS =
  '这里有人用过，还没有会员，照原样打开。想看棉朵的九十天，用 --data 换一个空目录，或删掉这个目录再来。'

/** Stores, rewards and what else the operator makes lie beside the members. */
async function hasMembers(control: string): Promise<boolean> {
  const query = encodeURIComponent(JSON.stringify({ memberNo: { $gt: '' } }))
  const members = await controlAt(control).get<unknown[]>(`collections/members?limit=1&query=${query}`)
  return members.length > 0
}

void runCommand({ usage: USAGE, options: OPTIONS }, (values) => start(optionsOf(values)))
