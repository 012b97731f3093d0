import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { REPOSITORY } from '../../local/repository'
import { buildBundles } from './build-bundles'
import { type Crew, hire, type Searched } from './crew'
import { inWords } from './in-words'
import { BUGS, FOUND_WITHIN } from './planted/bugs'
import type { Script } from './script'

const THREADS = Math.max(2, availableParallelism())

/**
 * `npm run faults -- [--seeds N] [--from S] [--json]`: plays that many worlds of the shipped bundles inside this process,
 * with whatever can go wrong, and proves every invariant after each. The first seed that fails is shrunk to a script.
 * `--replay FILE` plays such a script again. `--planted` plays builds with a mistake in each, which has to be found.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '10000' },
      from: { type: 'string', default: '1' },
      replay: { type: 'string' },
      planted: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  if (values.planted) return searchPlanted(values.json)
  const crew = await hire(await buildBundles(), THREADS)
  try {
    if (values.replay !== undefined) await replay(crew, values.replay)
    else await search(crew, { from: Number(values.from), count: Number(values.seeds) }, values.json)
  } finally {
    await crew.dismiss()
  }
}

async function search(crew: Crew, seeds: { from: number; count: number }, isJson: boolean): Promise<void> {
  const bar = new SingleBar({
    format: '世界 {bar} {percentage}% {value}/{total} 还要 {eta_formatted}',
    noTTYOutput: false,
  })
  const shown = !isJson && process.stderr.isTTY
  const started = performance.now()
  if (shown) bar.start(seeds.count, 0)
  const { worlds, failed } = await crew.search(seeds, (played) => shown && bar.increment(played))
  if (shown) bar.stop()
  process.exitCode = failed === null ? 0 : 1
  if (isJson) console.log(JSON.stringify({ ok: failed === null, worlds, ...(failed && { failedSeed: failed.seed }) }))
  else {
    const seconds = (performance.now() - started) / 1000
    console.log(
      `${worlds} 个世界，${seconds.toFixed(1)} 秒，进程内的替身 SDK，线上的函数包：${failed === null ? '全部成立' : '有一个不成立'}`,
    )
  }
  if (failed !== null) await tell(crew, failed)
}

/** Every planted mistake has to be found within a thousand seeds. */
async function searchPlanted(isJson: boolean): Promise<void> {
  const found: Array<{ bug: string; seed: number | null; invariant: string | null }> = []
  for (const { name, patches } of BUGS) {
    if (process.env.BUG && name !== process.env.BUG) continue
    const crew = await hire(await buildBundles(patches), THREADS)
    const { failed } = await crew.search({ from: 1, count: FOUND_WITHIN })
    await crew.dismiss()
    found.push({ bug: name, seed: failed?.seed ?? null, invariant: failed?.broken.invariant ?? null })
    if (!isJson)
      console.log(
        `${failed === null ? '✗' : ' '} ${name}: ${failed === null ? '没有发现' : `种子 ${failed.seed}，${failed.broken.invariant}：${failed.broken.fault}`}`,
      )
  }
  if (isJson) console.log(JSON.stringify({ ok: found.every(({ seed }) => seed !== null), found }))
  process.exitCode = found.every(({ seed }) => seed !== null) ? 0 : 1
}

/** Says what broke, and leaves the shortest script of it. */
async function tell(crew: Crew, { seed, broken }: NonNullable<Searched['failed']>): Promise<void> {
  console.error(`种子 ${seed}：${broken.invariant}：${broken.fault}`)
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

main().catch((fault) => {
  console.error(fault)
  process.exitCode = 1
})
