import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { buildFunctions } from '../../local/build/functions'
import { buildBundles } from '../../local/in-process/build-bundles'
import { type Crew, hire } from './crew'
import { playInLocalCloud } from './local-cloud-stage'
import { BUGS } from './planted/bugs'
import { type Script, scriptOf } from './script'

/** What the simulator itself has to hold; `npm run faults` plays the worlds by the thousand. */

/** Scripts stay what they are; what a seed means changes with every deed that is added. */
const FOUND = path.join(__dirname, 'found')

const BUG = 'stock-counted-then-taken'

let broken: Crew

beforeAll(async () => {
  const patches = BUGS.find(({ name }) => name === BUG)?.patches
  broken = await hire(await buildBundles(patches), 1)
})
afterAll(() => broken.dismiss())

test('a seed is a world: the same script, and the same end', async () => {
  expect(scriptOf(7)).toEqual(scriptOf(7))
  const { failed } = await broken.search({ from: 1, count: 300 })
  expect(failed).not.toBeNull()
  for (let time = 0; time < 3; time++) expect(await broken.play(scriptOf(failed?.seed ?? 0))).toEqual(failed?.broken)
})

test('a seed that fails shrinks to a short script, which replays from its text', async () => {
  const { failed } = await broken.search({ from: 1, count: 300 })
  const { script, broken: fault } = await broken.shrink(failed?.seed ?? 0)
  const acts = (told: Script) => told.rounds.flatMap((round) => round.acts).length
  expect(acts(script)).toBeLessThan(acts(scriptOf(failed?.seed ?? 0)) / 2)
  expect(await broken.play(JSON.parse(JSON.stringify(script)))).toEqual(fault)
})

test('scripts to which seeds that found a fault of ours were shrunk hold since it was mended', async () => {
  const mended = await hire(await buildBundles(), 1)
  try {
    for (const name of readdirSync(FOUND)) {
      const script = JSON.parse(readFileSync(path.join(FOUND, name), 'utf8')) as Script
      expect([name, await mended.play(script)]).toEqual([name, null])
    }
  } finally {
    mended.dismiss()
  }
})

test('a patch that fits no more fails, rather than plant nothing', async () => {
  const patch = { file: 'platform/time.ts', find: 'no such text', replace: '' }
  await expect(buildBundles([patch])).rejects.toThrow('0 places')
  await expect(buildBundles([{ file: 'no-such-file.ts', find: 'x', replace: '' }])).rejects.toThrow('nothing imports')
})

test('worlds through the real SDK and the local cloud hold, too', async () => {
  await buildFunctions()
  for (const seed of [11, 12, 13])
    expect({ seed, broken: await playInLocalCloud(scriptOf(seed)) }).toEqual({ seed, broken: null })
}, 120_000)
