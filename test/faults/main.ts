import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { buildFunctions } from '../../local/build/functions'
import { runCommand, wholeNumberOf } from '../../local/command-line'
import { buildBundles } from '../../local/in-process/build-bundles'
import { withProgress } from '../../local/progress'
import { REPOSITORY } from '../../local/repository'
import { type Crew, hire, type Searched } from './crew'
import { inWords } from './in-words'
import { playInLocalCloud } from './local-cloud-stage'
import { BUGS, FOUND_WITHIN } from './planted/bugs'
import { type Script, scriptOf } from './script'

const THREADS = Math.max(2, availableParallelism())

const USAGE = `npm run faults -- [--seeds N] [--from S] [--sdk] [--planted] [--replay FILE] [--json]
  --seeds N      so many worlds (10,000)
  --from S       from this seed on (1)
  --sdk          through the real SDK and the local cloud, a second or two each
  --planted      builds with a mistake in each: every one has to be found
  --replay FILE  a script again that a failing seed was shrunk to
  --json         print the outcome as JSON`

/**
 * `npm run faults`: plays worlds of the shipped bundles inside this process, with whatever can go wrong, and proves every
 * invariant after each. The first seed that fails is shrunk to a script.
 */
void runCommand(
  {
    usage: USAGE,
    options: {
      seeds: { type: 'string', default: '10000' },
      from: { type: 'string', default: '1' },
      replay: { type: 'string' },
      planted: { type: 'boolean', default: false },
      sdk: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
    showStack: true,
  },
  async ({ seeds: count, from, replay: script, planted, sdk, json }) => {
    if (planted) return searchPlanted(json)
    // None proven is not all proven.
    const seeds = {
      from: wholeNumberOf('--from', from, { least: 1 }),
      count: wholeNumberOf('--seeds', count, { least: 1 }),
    }
    if (sdk) return searchThroughSdk(seeds, json)
    const crew = await hire(await buildBundles(), THREADS)
    try {
      if (script !== undefined) await replay(crew, script)
      else await search(crew, seeds, json)
    } finally {
      await crew.dismiss()
    }
  },
)

const WORLDS = '世界 {bar} {percentage}% {value}/{total} 还要 {eta_formatted}'

interface Seeds {
  readonly from: number
  readonly count: number
}

async function search(crew: Crew, seeds: Seeds, isJson: boolean): Promise<void> {
  const searched = await withProgress(WORLDS, isJson, (progress) => {
    progress.start(seeds.count)
    return crew.search(seeds, (more) => progress.increment(more))
  })
  sum(searched, isJson, '进程内的替身 SDK，线上的函数包')
  if (searched.failed !== null) await shorten(crew, searched.failed.seed)
}

/** `through`: how the worlds were played, for whoever reads the report. */
function sum({ worlds, failed }: Searched, isJson: boolean, through: string): void {
  process.exitCode = failed === null ? 0 : 1
  if (isJson) {
    console.log(JSON.stringify({ ok: failed === null, worlds, ...(failed && { failedSeed: failed.seed }) }))
    return
  }
  console.log(
    `${worlds} 个世界，${Math.round(performance.now() / 1000)} 秒（${through}）：${failed === null ? '全部成立' : '有一个不成立'}`,
  )
  if (failed !== null) console.error(`种子 ${failed.seed}：${failed.broken.invariant}：${failed.broken.fault}`)
}

async function searchThroughSdk(seeds: Seeds, isJson: boolean): Promise<void> {
  await buildFunctions()
  const searched = { worlds: 0, failed: null as Searched['failed'] }
  await withProgress(WORLDS, isJson, async (progress) => {
    progress.start(seeds.count)
    for (; searched.worlds < seeds.count && searched.failed === null; searched.worlds++) {
      const seed = seeds.from + searched.worlds
      const broken = await playInLocalCloud(scriptOf(seed))
      if (broken !== null) searched.failed = { seed, broken }
      progress.increment(1)
    }
  })
  sum(searched, isJson, '真实的 SDK，本地云，线上的函数包')
  if (searched.failed !== null) console.error(inWords(scriptOf(searched.failed.seed)))
}

/** Every planted mistake has to be found within a thousand seeds. A thread takes one mistake after another: building it and playing it
 *  leave no core idle, and the seed that is named is the first. */
async function searchPlanted(isJson: boolean): Promise<void> {
  const waiting = [...BUGS]
  const found: Array<{ bug: string; seed: number | null; invariant: string | null }> = []
  const searchInTurn = async () => {
    for (let bug = waiting.shift(); bug !== undefined; bug = waiting.shift()) {
      const crew = await hire(await buildBundles(bug.patches), 1)
      const { failed } = await crew.search({ from: 1, count: FOUND_WITHIN })
      await crew.dismiss()
      found.push({ bug: bug.name, seed: failed?.seed ?? null, invariant: failed?.broken.invariant ?? null })
      if (!isJson)
        console.log(
          `${failed === null ? '✗' : ' '} ${bug.name}: ${failed === null ? '没有发现' : `种子 ${failed.seed}，${failed.broken.invariant}：${failed.broken.fault}`}`,
        )
    }
  }
  await Promise.all(Array.from({ length: THREADS }, searchInTurn))
  if (isJson) console.log(JSON.stringify({ ok: found.every(({ seed }) => seed !== null), found }))
  process.exitCode = found.every(({ seed }) => seed !== null) ? 0 : 1
}

/** Leaves the shortest script that breaks as the seed does. */
async function shorten(crew: Crew, seed: number): Promise<void> {
  const shortest = await crew.shrink(seed)
  const file = path.join(REPOSITORY, 'dist/faults', `seed-${seed}.json`)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(shortest.script, null, 2)}\n`)
  console.error(inWords(shortest.script))
  console.error(`${shortest.broken.invariant}：${shortest.broken.fault}`)
  console.error(`重演：npm run faults -- --replay ${path.relative(process.cwd(), file)}`)
}

async function replay(crew: Crew, file: string): Promise<void> {
  const script = JSON.parse(readFileSync(file, 'utf8')) as Script
  const broken = await crew.play(script)
  console.log(inWords(script))
  console.log(broken === null ? '全部成立' : `${broken.invariant}：${broken.fault}`)
  process.exitCode = broken === null ? 0 : 1
}
