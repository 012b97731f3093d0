import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildFunctions } from '../../local/build/functions'
import { runCommand } from '../../local/command-line'
import { REPOSITORY } from '../../local/repository'
import { onePrize, publishedDay } from '../functions/member-days'
import { startWorld, type World } from '../functions/world'
import { clockRows } from './clock'
import { coldStart } from './cold-start'
import { documentGet } from './document-get'
import { firstPage } from './first-page'
import { packages } from './packages'
import { plotOf } from './plot'
import { inMarkdown, inWords, type Report, type Row, reportOf } from './report'
import { memberDay, timePerAction } from './time-per-action'
import { wireCalls } from './wire-calls'

const FLOOR = path.join(REPOSITORY, 'test/bench/fixtures/floor/index.ts')
const PLOT = path.join(REPOSITORY, 'docs/bench-clock.svg')
const README = path.join(REPOSITORY, 'README.md')

const USAGE = `npm run bench -- [--million] [--readme] [--json]
  --million  ask the clock among 1,000,000 members too, which takes minutes to fill
  --readme   write the table into the README, and the plot into docs/
  --json     print the report as JSON`

/** `npm run bench`: what things cost, as counts and as ratios to a floor measured in the same run. */
void runCommand(
  {
    usage: USAGE,
    options: {
      json: { type: 'boolean', default: false },
      million: { type: 'boolean', default: false },
      readme: { type: 'boolean', default: false },
    },
    showStack: true,
  },
  async (values) => {
    await buildFunctions()
    const sizes = [1_000, 10_000, 100_000, ...(values.million ? [1_000_000] : [])]
    const clock = await clockRows(sizes, 12)
    const report = reportOf([
      ...(await inWorld(wireCalls)),
      ...(await inWorld(times)),
      await documentGet(),
      coldStart(15),
      ...clock.rows,
      ...(await firstPage()),
      ...(await packages()),
    ])
    if (values.readme) {
      writeFileSync(PLOT, plotOf(clock.costs))
      writeFileSync(README, withTable(readFileSync(README, 'utf8'), report))
    }
    console.log(values.json ? JSON.stringify(report) : inWords(report))
    process.exitCode = report.rows.every((row) => row.ok) ? 0 : 1
  },
)

async function times(world: World): Promise<Row[]> {
  const chances = { chances: { free: 2, bonus: 0, bonusDays: 1 } }
  const { id } = await publishedDay(world, { ...onePrize(0.5, 10), ...chances })
  return [await timePerAction(world), ...(await memberDay(world, id))]
}

async function inWorld(measure: (world: World) => Promise<Row[]>): Promise<Row[]> {
  const world = await startWorld({
    only: ['member', 'behaviour', 'staff', 'brand', 'clock', 'payment'],
    own: { floor: FLOOR },
  })
  return measure(world).finally(world.close)
}

/** Between these two lines stands what the command has written. */
function withTable(readme: string, report: Report): string {
  const [before, rest] = readme.split('<!-- bench -->\n')
  const [, after] = rest?.split('<!-- /bench -->\n') ?? []
  if (before === undefined || after === undefined) throw new Error('README.md has no place for the bench')
  return `${before}<!-- bench -->\n${inMarkdown(report)}\n<!-- /bench -->\n${after}`
}
