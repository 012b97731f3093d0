import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildFunctions } from '../../local/build/functions'
import { REPOSITORY } from '../../local/repository'
import { startWorld } from '../functions/world'
import { BUDGETS } from './budgets'
import { coldStart } from './cold-start'
import { packages } from './packages'
import { plotOf } from './plot'
import { inMarkdown, reportOf } from './report'
import { wireCalls } from './wire-calls'

/** Counts are held strictly, ratios with room for a machine that does other things as well. */

beforeAll(() => buildFunctions())

test('every action keeps its budget of wire calls, and every budget is measured', async () => {
  const world = await startWorld()
  const rows = await wireCalls(world).finally(world.close)
  expect(rows.filter(({ ok }) => !ok)).toEqual([])
  expect(rows.map(({ what }) => what).sort()).toEqual(Object.keys(BUDGETS.wireCalls).sort())
})

test('a function loads as fast as the SDK in it, nearly', () => {
  const { ratio, budget } = coldStart(5)
  expect(ratio).toBeLessThanOrEqual((budget ?? 0) * BUDGETS.noise)
})

test('the packages are no larger than they may be', async () => {
  expect((await packages()).filter(({ ok }) => !ok)).toEqual([])
})

test('the README has the table that the bench wrote, with its date and machine', () => {
  const readme = readFileSync(path.join(REPOSITORY, 'README.md'), 'utf8')
  const [, table = ''] = readme.split(/<!-- \/?bench -->\n/)
  for (const what of Object.keys(BUDGETS.wireCalls)) expect(table).toContain(`| ${what} |`)
  expect(table).toMatch(/Node 20\.\d+\.\d+, 20\d\d-\d\d-\d\d\.\n$/)
})

test('inMarkdown: a row beside its floor, and one that is over its budget', () => {
  const row = { what: 'x', figure: 2, unit: 'ms', floor: 1, ratio: 2, budget: 1.5, ok: false }
  expect(inMarkdown(reportOf([row]))).toContain('| x | 2 ms | 2 × | 1.50 ✗ |')
})

test('plotOf: dearer is higher, larger is further right', () => {
  const svg = plotOf([
    { members: 1_000, ms: 100 },
    { members: 100_000, ms: 200 },
  ])
  const circles = [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => [Number(x), Number(y)])
  expect(circles).toHaveLength(2)
  expect((circles[1]?.[0] ?? 0) - (circles[0]?.[0] ?? 0)).toBeGreaterThan(0)
  expect((circles[1]?.[1] ?? 0) - (circles[0]?.[1] ?? 0)).toBeLessThan(0)
})
