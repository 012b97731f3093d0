import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { buildFunctions } from '../build/functions'
import { runCommand, type ValuesOf } from '../command-line'
import { launchBrowser } from '../phone/server/headless'
import { withProgress } from '../progress'
import { REPOSITORY } from '../repository'
import { flawRow, type Seen } from './flaw-rows'
import { openStudio } from './open-studio'
import { photographPages, type Shot } from './photograph-pages'
import { drawSheets } from './sheets'
import { type Sight, sightsOf } from './sights'
import { STATES, type State, USUAL, type World } from './states'

const THEMES = ['light', 'dark'] as const
type Theme = (typeof THEMES)[number]

const USAGE = `npm run screenshots -- [--out DIR] [--width N]… [--theme T]… [--state NAME]… [--states] [--page PART]… [--measure] [--docs] [--json]
  --out DIR     where the pictures go (dist/screenshots/)
  --width N     width of the phone in CSS pixels, 375 unless given; may be repeated
  --theme T     ${THEMES.join(' or ')}; both unless given
  --state NAME  pages in other circumstances in place of the usual ones: ${Object.keys(STATES).join(', ')}; may be repeated
  --states      all of these, beside the usual ones
  --page PART   only pages with this in their path; may be repeated
  --measure     take no pictures, measure alone
  --docs        make the pictures of the README and of docs/pages.md anew as well
  --json        print {"files": […], "flaws": […]} instead of their names
Prints what is cut off, covered, too pale, too small to tap, without a name to read out or too much for one page, and exits with 1
where anything is.`

/** `npm run screenshots`: every page of the mini program in both themes, in the hands of whom it is for. */
async function takePictures(options: Options): Promise<void> {
  await mkdir(options.out, { recursive: true })
  await buildFunctions()
  const browser = await launchBrowser()
  try {
    const shots: Shot[] = []
    const flaws: Seen[] = []
    for (const world of new Set(options.states.map(([, state]) => state.world))) {
      const states = options.states.filter(([, state]) => state.world === world)
      const taken = await takeWorld(browser, { world, states }, options)
      shots.push(...taken.shots)
      flaws.push(...taken.flaws)
    }
    const files = shots.flatMap(({ file }) => file ?? [])
    if (options.docs) files.push(...(await drawSheets(browser, shots)))
    if (options.json) console.log(JSON.stringify({ files, flaws }))
    else console.log([...files.map((file) => path.relative('', file)), '', ...flaws.map(flawRow)].join('\n'))
    if (flaws.length > 0) process.exitCode = 1
  } finally {
    await browser.close()
  }
}

type Options = ReturnType<typeof optionsOf>
type NamedState = readonly [name: string, state: State]

/** The states of one world, in one cloud. */
async function takeWorld(
  browser: Browser,
  { world, states }: { readonly world: World; readonly states: readonly NamedState[] },
  options: Options,
): Promise<{ readonly shots: readonly Shot[]; readonly flaws: readonly Seen[] }> {
  const studio = await openStudio(browser, world)
  try {
    const shots = (await Promise.all(states.map((state) => shotsOf(state, studio.control, options)))).flat()
    const needsMore = ({ holder }: Shot) => Number(world.before?.[holder.openid] !== undefined)
    shots.sort((a, b) => needsMore(a) - needsMore(b))
    const flaws: Seen[] = []
    await withProgress('{bar} {value}/{total} {page}', options.json, (progress) => {
      progress.start(shots.length, { page: '' })
      return photographPages(shots, studio, (shot, found) => {
        const { page, stateName: state, theme, width } = shot
        flaws.push(...found.map((flaw) => ({ page, state, theme, width, ...flaw })))
        progress.increment(1, { page })
      })
    })
    return { shots, flaws }
  } finally {
    await studio.close()
  }
}

async function shotsOf(
  [stateName, state]: NamedState,
  control: Parameters<typeof sightsOf>[0],
  { widths, themes, pages, out, measure }: Options,
): Promise<Shot[]> {
  const sights = (await sightsOf(control, state)).filter(
    ({ page }) => pages.length === 0 || pages.some((part) => page.includes(part)),
  )
  return widths.flatMap((width) =>
    themes.flatMap((theme) =>
      sights.map((sight): Shot => {
        const file = measure ? null : path.join(out, fileOf(sight, [stateName, theme, String(width)]))
        return { ...sight, stateName, state, theme, width, file }
      }),
    ),
  )
}

const OPTIONS = {
  out: { type: 'string', default: path.join(REPOSITORY, 'dist/screenshots') },
  width: { type: 'string', multiple: true, default: ['375'] as string[] },
  theme: { type: 'string', multiple: true, default: [...THEMES] as string[] },
  state: { type: 'string', multiple: true, default: [] as string[] },
  states: { type: 'boolean', default: false },
  page: { type: 'string', multiple: true, default: [] as string[] },
  measure: { type: 'boolean', default: false },
  docs: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const

function optionsOf(values: ValuesOf<typeof OPTIONS>) {
  const { measure, docs, json, page: pages } = values
  const named = values.states ? Object.keys(STATES) : values.state
  const usual: NamedState[] = values.states || docs || named.length === 0 ? [['', USUAL]] : []
  return {
    measure: measure && !docs,
    docs,
    json,
    pages,
    out: path.resolve(values.out),
    widths: values.width.map(widthOf),
    themes: values.theme.map(themeOf),
    states: [...usual, ...named.map(stateOf)],
  }
}

function widthOf(text: string): number {
  const width = Number(text)
  if (!Number.isInteger(width) || width < 240 || width > 1024) throw new Error(`not the width of a phone: ${text}`)
  return width
}

function themeOf(text: string): Theme {
  const theme = THEMES.find((each) => each === text)
  if (theme === undefined) throw new Error(`not a theme: ${text}`)
  return theme
}

function stateOf(name: string): NamedState {
  const state = STATES[name]
  if (state === undefined) throw new Error(`not a state: ${name}; there are ${Object.keys(STATES).join(', ')}`)
  return [name, state]
}

/** `pages/check-in/check-in` in the light at 375 becomes `check-in-light-375.png`, with what was done on it and its state behind
 *  the page. */
function fileOf({ page, after }: Sight, circumstances: readonly string[]): string {
  const parts = [...path.posix.dirname(page).split('/'), after?.name ?? '', ...circumstances]
  return `${parts.filter((part) => !['', 'pages', 'packages'].includes(part)).join('-')}.png`
}

void runCommand({ usage: USAGE, options: OPTIONS }, (values) => takePictures(optionsOf(values)))
