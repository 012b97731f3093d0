import { readFileSync } from 'node:fs'
import path from 'node:path'
import { buildFunctions, FUNCTIONS_BUILT, FUNCTIONS_SOURCE } from '../../../local/build/functions'
import { carryOut, type Deployment } from '../../../local/deploy/carry-out'
import type { EnvironmentChange } from '../../../local/deploy/function-environment'
import { type Plan, type PlannedFunction, planDeployment } from '../../../local/deploy/plan'
import { RUNTIME } from '../../../local/deploy/runtime'
import { StandInCloud } from './stand-in-cloud'

const collectionsFile = path.join(FUNCTIONS_SOURCE, 'collections.json')
const given = { FIRST_OPERATOR: 'o_first', PAY_MERCHANT: '1900000109' }
const environment = { given, unset: [] }
const miniProgram = { version: '1.0.0', description: '第一版', keyFile: 'private.wx.key' }

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
    openApis: ['subscribeMessage.send'],
  })
})

test('carryOut: an empty environment has everything afterwards, closed to clients, functions created and running', async () => {
  const cloud = new StandInCloud()
  await deployTo(cloud)
  for (const { name, indexes } of plan.collections) {
    expect(cloud.collections.get(name)).toEqual({ closed: true, indexes: indexes.map((index) => index.name) })
  }
  for (const { name, folder, timeoutSeconds, timers } of plan.functions) {
    expect(cloud.functions.get(name)).toEqual({
      status: 'Active',
      runtime: RUNTIME,
      code: folder,
      timeoutSeconds,
      environment: given,
      timers: timers.map(({ name, config }) => ({ name, config, on: true })),
    })
  }
  expect(cloud.versions).toEqual(['1.0.0'])
})

test('carryOut: done again it makes no index twice; without a version the mini program stays as it is', async () => {
  const cloud = new StandInCloud()
  await deployTo(cloud, { miniProgram: null })
  const made = cloud.indexesMade
  await deployTo(cloud, { miniProgram: null })
  expect(cloud.indexesMade).toBe(made)
  expect(cloud.versions).toEqual([])
})

test('carryOut: an older version is brought up to date, its code before its configuration, each once the last has settled', async () => {
  const cloud = new StandInCloud()
  for (const { name } of plan.functions) cloud.has(name, { code: 'yesterday', timeoutSeconds: 3 })
  await deployTo(cloud)
  for (const { name, folder, timeoutSeconds } of plan.functions) {
    expect(cloud.functions.get(name)).toMatchObject({ status: 'Active', code: folder, timeoutSeconds })
  }
})

test('carryOut: a function that somebody is changing is waited for', async () => {
  const cloud = new StandInCloud()
  cloud.has('member', { code: 'yesterday' })
  cloud.change('member', 'Updating', 'Active')
  await deployTo(cloud)
  expect(cloud.functions.get('member')).toMatchObject({ status: 'Active', code: functionNamed('member').folder })
})

test('carryOut: what a creation that failed left behind is created anew, whatever it was to run on', async () => {
  const cloud = new StandInCloud()
  cloud.has('member', { status: 'CreateFailed', runtime: 'Nodejs8.9' })
  await deployTo(cloud)
  expect(cloud.functions.get('member')).toMatchObject({ status: 'Active', runtime: RUNTIME })
})

test('carryOut: a function that runs on an older Node.js is refused by name, with what to do, before anything is changed', async () => {
  const cloud = new StandInCloud()
  cloud.has('member', { runtime: 'Nodejs16.13' })
  cloud.has('staff', { runtime: 'Nodejs22.1' })
  await expect(deployTo(cloud)).rejects.toThrow(/^member runs on Nodejs16\.13, and needs Nodejs20\.19.*delete it/)
  expect(cloud.collections.size).toBe(0)
})

test.each([
  ['created', 'CreateFailed', () => new StandInCloud()],
  ['updated', 'UpdateFailed', () => new StandInCloud().has('staff', { code: 'yesterday' })],
])(
  'carryOut: a function that could not be %s ends it with the reason of the cloud',
  async (_done, status, environmentOf) => {
    const cloud = environmentOf()
    cloud.failing.add('staff')
    await expect(deployTo(cloud)).rejects.toThrow(`staff is ${status}: npm did not answer`)
    cloud.failing.clear()
    await deployTo(cloud)
    expect(cloud.functions.get('staff')).toMatchObject({ status: 'Active', code: functionNamed('staff').folder })
  },
)

test('carryOut: a function that never settles ends it', async () => {
  const cloud = new StandInCloud()
  cloud.has('member', { status: 'Updating' })
  await expect(deployTo(cloud)).rejects.toThrow('member is still Updating after 600 seconds')
})

test.each<readonly [fact: string, change: EnvironmentChange, left: Readonly<Record<string, string>>]>([
  [
    'one that is not spoken of stays',
    { given: { FIRST_OPERATOR: 'o_next' }, unset: [] },
    { FIRST_OPERATOR: 'o_next', PAY_MERCHANT: '1900000109' },
  ],
  ['nothing said leaves everything', { given: {}, unset: [] }, given],
  ['one goes when it is asked for', { given: {}, unset: ['PAY_MERCHANT'] }, { FIRST_OPERATOR: 'o_first' }],
  ['all go when they are asked for', { given: {}, unset: ['PAY_MERCHANT', 'FIRST_OPERATOR'] }, {}],
  ['one that is not there cannot go', { given: {}, unset: ['REGION'] }, given],
])('carryOut: of the variables a function has, %s', async (_fact, change, left) => {
  const cloud = new StandInCloud()
  await deployTo(cloud)
  await deployTo(cloud, { environment: change })
  for (const { environment } of cloud.functions.values()) expect(environment).toEqual(left)
})

test('carryOut: tells by name which variables stay and which go, and tells no value', async () => {
  const cloud = new StandInCloud().has('member', { environment: { ...given, REGION: 'east' } })
  const told: string[] = []
  await deployTo(cloud, { environment: { given: { FIRST_OPERATOR: 'o_next' }, unset: ['REGION'] } }, told)
  const from = told.indexOf('→ function member')
  expect(told.slice(from + 1, from + 3)).toEqual(['  keeps PAY_MERCHANT', '  removes REGION'])
  for (const value of ['1900000109', 'east', 'o_first', 'o_next']) expect(told.join('\n')).not.toContain(value)
})

test('carryOut: a variable that did not go, though the cloud said so, is told', async () => {
  const cloud = Object.assign(new StandInCloud(), { clingsToVariables: true })
  cloud.has('behaviour', { environment: { PAY_MERCHANT: '1900000109' } })
  await expect(deployTo(cloud, { environment: { given: {}, unset: ['PAY_MERCHANT'] } })).rejects.toThrow(
    'behaviour still has PAY_MERCHANT',
  )
})

const EVERY_MINUTE = { name: 'everyMinute', config: '0 * * * * * *', on: true }

test.each([
  ['none', []],
  ['the one that is wanted', [EVERY_MINUTE]],
  ['one at other times', [{ ...EVERY_MINUTE, config: '0 */5 * * * * *' }]],
])('carryOut: of its timer the clock had %s, and has the one that is wanted', async (_before, timers) => {
  const cloud = new StandInCloud().has('clock', { timers })
  await deployTo(cloud)
  expect(cloud.functions.get('clock')?.timers).toEqual([EVERY_MINUTE])
})

test.each<readonly [fact: string, cloud: () => StandInCloud, told: RegExp]>([
  ['is refused', () => Object.assign(new StandInCloud(), { refusesTimers: true }), /批量创建触发器失败/],
  [
    'is not there afterwards',
    () => Object.assign(new StandInCloud(), { losesTimers: true }),
    /clock: its timer everyMinute was set to 0 \* \* \* \* \* \* and stands at nothing/,
  ],
  [
    'is switched off',
    () => new StandInCloud().has('clock', { timers: [{ ...EVERY_MINUTE, on: false }] }),
    /clock: its timer everyMinute is switched off/,
  ],
])('carryOut: where the timer of the clock %s it does not end well', async (_fact, cloudOf, told) => {
  await expect(deployTo(cloudOf())).rejects.toThrow(told)
})

describe.each(['not done', 'done, and its answer lost'] as const)('carryOut: cut off where a step is %s', (cut) => {
  test('it rejects with the reason, and asked for again it comes to the same', async () => {
    const whole = new StandInCloud()
    await deployTo(whole)
    for (let failing = 1; failing <= whole.calls; failing++) {
      const cloud = new StandInCloud({ call: failing, cut })
      await expect(deployTo(cloud)).rejects.toThrow('no net')
      await deployTo(cloud)
      expect(cloud.collections).toEqual(whole.collections)
      expect(cloud.functions).toEqual(whole.functions)
    }
  })
})

const deployTo = (cloud: StandInCloud, asked: Partial<Deployment> = {}, told: string[] = []) =>
  carryOut({ plan, environment, miniProgram, ...asked }, cloud, { tell: (step) => told.push(step), pause: cloud.pause })

function functionNamed(name: string): PlannedFunction {
  const found = plan.functions.find((planned) => planned.name === name)
  if (found === undefined) throw new Error(`no ${name}`)
  return found
}
