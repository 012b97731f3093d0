import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { buildFunctions, FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from '../build/functions'
import { startCloud } from '../cloud/start-cloud'
import { controlAt } from '../control-client'
import { functionEnvironment } from '../function-environment'
import { launchBrowser } from '../phone/server/headless'
import { startPhone } from '../phone/start-phone'
import { REPOSITORY } from '../repository'
import { fillDemo } from '../seeds/fill-demo'
import { PEOPLE, SHENLAN } from '../seeds/people'
import { flawRow, type Seen } from './flaw-rows'
import { photographPages, type Shot } from './photograph-pages'
import { drawSheets } from './sheets'
import { type Sight, sightsOf } from './sights'

const USAGE = `npm run screenshots -- [--out DIR] [--width N]… [--docs] [--json]
  --out DIR   where the pictures go (dist/screenshots/)
  --width N   width of the phone in CSS pixels, 375 unless given; may be repeated
  --docs      make the pictures of the README and of docs/pages.md anew as well
  --json      print {"files": […], "flaws": […]} instead of their names
Prints what is clipped, stands out too little or is too small to tap, and exits with 1 where anything is.`

const THEMES = ['light', 'dark'] as const

/** `npm run screenshots`: every page of the mini program in both themes, in the hands of whom it is for. */
async function main(): Promise<void> {
  const { out, widths, docs, json } = readOptions()
  await mkdir(out, { recursive: true })

  const dataDir = await mkdtemp(path.join(tmpdir(), 'member-day-screenshots-'))
  await buildFunctions()
  const cloud = await startCloud({
    dataDir,
    port: 0,
    functionsDir: FUNCTIONS_BUILT,
    collectionsFile: path.join(FUNCTIONS_SOURCE, 'collections.json'),
    environment: functionEnvironment(SHENLAN.openid),
  })
  const now = morningOf(Date.now())
  const control = controlAt(cloud.control)
  await control.post('clock', { now, timers: false })
  await cloud.undisturbed(() => fillDemo(cloud.control))
  const sights = await sightsOf(control)
  const shots = widths.flatMap((width) =>
    THEMES.flatMap((theme) =>
      sights.map((sight): Shot => ({ ...sight, theme, width, file: fileOf(out, sight, theme, width) })),
    ),
  )
  const phone = await startPhone({
    project: REPOSITORY,
    port: 0,
    automatorPort: 0,
    control: cloud.control,
    people: PEOPLE,
    headless: false,
  })
  const browser = await launchBrowser()

  try {
    const bar = process.stderr.isTTY && !json ? new SingleBar({ format: '{bar} {value}/{total} {page}' }) : null
    bar?.start(shots.length, 0, { page: '' })
    const flaws: Seen[] = []
    await photographPages(shots, { browser, phone, now }, (shot, found) => {
      flaws.push(...found.map((flaw) => ({ page: shot.page, theme: shot.theme, width: shot.width, ...flaw })))
      bar?.increment({ page: shot.page })
    })
    bar?.stop()
    const files = shots.map(({ file }) => file)
    if (docs) files.push(...(await drawSheets(browser, shots)))
    if (json) console.log(JSON.stringify({ files, flaws }))
    else console.log([...files.map((file) => path.relative('', file)), '', ...flaws.map(flawRow)].join('\n'))
    if (flaws.length > 0) process.exitCode = 1
  } finally {
    await browser.close()
    await phone.close()
    await cloud.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string', default: path.join(REPOSITORY, 'dist/screenshots') },
      width: { type: 'string', multiple: true, default: ['375'] },
      docs: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) {
    console.log(USAGE)
    process.exit(0)
  }
  return { ...values, out: path.resolve(values.out), widths: values.width.map(widthOf) }
}

function widthOf(text: string): number {
  const width = Number(text)
  if (!Number.isInteger(width) || width < 240 || width > 1024) throw new Error(`not the width of a phone: ${text}`)
  return width
}

/** `pages/check-in/check-in` in the light at 375 becomes `check-in-light-375.png`, with its state behind the page. */
function fileOf(out: string, { page, state }: Sight, theme: string, width: number): string {
  const parts = [...path.posix.dirname(page).split('/'), ...(state === undefined ? [] : [state.name])]
  const name = parts.filter((part) => part !== 'pages' && part !== 'packages').join('-')
  return path.join(out, `${name}-${theme}-${width}.png`)
}

/** 9:41 in Shanghai on the same day, so that pictures of any hour look alike. */
function morningOf(instant: number): number {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(instant)
  return Date.parse(`${day}T09:41:00+08:00`)
}

main().catch((fault: unknown) => {
  console.error(fault instanceof Error ? fault.message : fault)
  console.error(USAGE)
  process.exit(1)
})
