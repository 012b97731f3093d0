import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildFunctions, FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from '../../../local/build/functions'
import type { BrandCloud, FunctionConfig, Timer } from '../../../local/deploy/brand-cloud'
import { carryOut } from '../../../local/deploy/carry-out'
import { type Plan, planDeployment } from '../../../local/deploy/plan'

const collectionsFile = path.join(FUNCTIONS_SOURCE, 'collections.json')
const environment = { FIRST_OPERATOR: 'o_first', PAY_MERCHANT: '1900000109' }
const miniProgram = { version: '1.0.0', description: '第一版' }

let plan: Plan
beforeAll(async () => {
  await buildFunctions()
  plan = planDeployment({ collectionsFile, built: FUNCTIONS_BUILT })
})

test('planDeployment: every collection with its indexes, every function, and the clock after all others', () => {
  const declared = JSON.parse(readFileSync(collectionsFile, 'utf8'))
  expect(Object.fromEntries(plan.collections.map(({ name, indexes }) => [name, { indexes }]))).toEqual(declared)
  expect(plan.functions.map(({ name }) => name)).toContain('member')
  expect(plan.functions.at(-1)).toMatchObject({
    name: 'clock',
    timeoutSeconds: 60,
    timers: [{ name: 'everyMinute', type: 'timer', config: '0 * * * * * *' }],
  })
})

test('carryOut: an empty environment has everything afterwards, closed to clients, functions configured', async () => {
  const cloud = recordedCloud()
  await carryOut({ plan, environment, miniProgram }, cloud, () => {})
  for (const { name, indexes } of plan.collections) {
    expect(cloud.collections.get(name)).toEqual({ closed: true, indexes: indexes.map((index) => index.name) })
  }
  for (const { name, timeoutSeconds, timers } of plan.functions) {
    expect(cloud.functions.get(name)).toEqual({ config: { timeoutSeconds, environment }, timers })
  }
  expect(cloud.versions).toEqual(['1.0.0'])
})

test('carryOut: done again it makes no index twice; without a version the mini program stays as it is', async () => {
  const cloud = recordedCloud()
  await carryOut({ plan, environment, miniProgram: null }, cloud, () => {})
  const made = cloud.indexesMade
  await carryOut({ plan, environment, miniProgram: null }, cloud, () => {})
  expect(cloud.indexesMade).toBe(made)
  expect(cloud.versions).toEqual([])
})

test('carryOut: cut off at any step it rejects with the reason, and asked for again it comes to the same', async () => {
  const whole = recordedCloud()
  await carryOut({ plan, environment, miniProgram }, whole, () => {})
  for (let failing = 1; failing <= whole.calls; failing += 7) {
    const cloud = recordedCloud(failing)
    const told: string[] = []
    await expect(carryOut({ plan, environment, miniProgram }, cloud, (step) => told.push(step))).rejects.toThrow(
      'no net',
    )
    expect(told.length).toBeGreaterThan(0)
    await carryOut({ plan, environment, miniProgram }, cloud, () => {})
    expect(cloud.collections).toEqual(whole.collections)
    expect(cloud.functions).toEqual(whole.functions)
  }
})

/** An environment that remembers, and fails at its call number `failing`, once. */
function recordedCloud(failing = 0) {
  const collections = new Map<string, { closed: boolean; indexes: string[] }>()
  const functions = new Map<string, { config: FunctionConfig | null; timers: readonly Timer[] }>()
  const seen = { calls: 0, indexesMade: 0, versions: [] as string[] }
  const step = async () => {
    seen.calls++
    if (seen.calls === failing) throw new Error('no net')
  }
  const known = (name: string) => {
    const collection = collections.get(name)
    if (collection === undefined) throw new Error(`${name} was not created`)
    return collection
  }
  const deployed = (name: string) => {
    const found = functions.get(name)
    if (found === undefined) throw new Error(`${name} was not uploaded`)
    return found
  }
  const cloud: BrandCloud = {
    async createCollection(name) {
      await step()
      if (!collections.has(name)) collections.set(name, { closed: false, indexes: [] })
    },
    async indexesOf(name) {
      await step()
      return known(name).indexes
    },
    async createIndexes(name, indexes) {
      await step()
      seen.indexesMade += indexes.length
      known(name).indexes.push(...indexes.map((index) => index.name))
    },
    async closeToClients(name) {
      await step()
      known(name).closed = true
    },
    async uploadFunction(name) {
      await step()
      if (!functions.has(name)) functions.set(name, { config: null, timers: [] })
    },
    async configureFunction(name, config) {
      await step()
      deployed(name).config = config
    },
    async setTimers(name, timers) {
      await step()
      deployed(name).timers = timers
    },
    async uploadMiniProgram(version) {
      await step()
      seen.versions.push(version)
    },
  }
  return Object.assign(seen, cloud, { collections, functions })
}
