import { setTimeout as sleep } from 'node:timers/promises'
import { type StartedCloud, startTestCloud } from '../started-cloud'

let cloud: StartedCloud

const timer = (name: string, cron: string) => JSON.stringify({ triggers: [{ name, type: 'timer', config: cron }] })
const RECORDS = (extra = '') => `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  exports.main = async (event) => {
    const { SOURCE, OPENID } = cloud.getWXContext()
    await cloud.database().collection('ticks').add({ data: { at: Date.now(), trigger: event.TriggerName, event, SOURCE, OPENID: OPENID ?? null } })
    ${extra}
  }`

beforeAll(async () => {
  cloud = await startTestCloud({
    collections: { ticks: { indexes: [] } },
    functions: {
      'minutely/index.js': RECORDS(),
      'minutely/config.json': timer('every-minute', '0 * * * * * *'),
      'nightly/index.js': RECORDS(`throw new Error('still, the next one comes')`),
      'nightly/config.json': timer('every-night', '30 0 0 * * * *'),
      'wrong/index.js': RECORDS(),
      'wrong/config.json': timer('never', 'whenever'),
    },
    seeds: {
      slow: async (control) => {
        const read = async (path: string) => (await fetch(control + path)).json() as Promise<unknown[]>
        minuteGone = fetch(`${control}/clock`, { method: 'POST', body: JSON.stringify({ advanceMs: MINUTE }) })
        for (let look = 0; look < LOOKS && !ticksWhileSeeded; look++) {
          ticksWhileSeeded = (await read('/collections/ticks')).length
          await sleep(50)
        }
      },
    },
  })
})
beforeEach(async () => {
  await cloud.post('/clock', { now: MIDNIGHT - 2 * MINUTE, timers: false })
  await cloud.post('/reset')
})
afterAll(() => cloud.close())

let minuteGone: Promise<unknown> | undefined
let ticksWhileSeeded: number | undefined
/** Enough for a timer that is not held back to be seen. */
const LOOKS = 30

const MINUTE = 60_000
const MIDNIGHT = Date.parse('2026-11-24T00:00:00+08:00')
const ticks = async () =>
  (await cloud.get('/collections/ticks')) as Array<{ at: number; trigger: string; event: object }>
const shown = async () => (await ticks()).map(({ at, trigger }) => [(at - MIDNIGHT) / 1000, trigger])

test('timers due on the way fire in order, each at its own instant, in Shanghai', async () => {
  const moved = await cloud.post('/clock', { advanceMs: 3 * MINUTE })
  expect(moved).toMatchObject({ now: MIDNIGHT + MINUTE, fired: 4 })
  expect(await shown()).toEqual([
    [-60, 'every-minute'],
    [0, 'every-minute'],
    [30, 'every-night'],
    [60, 'every-minute'],
  ])
})

test('a timer comes from nobody, with SOURCE wx_trigger and the event of a timer', async () => {
  await cloud.post('/clock', { advanceMs: MINUTE })
  expect(await ticks()).toMatchObject([
    {
      SOURCE: 'wx_trigger',
      OPENID: null,
      event: { Type: 'Timer', TriggerName: 'every-minute', Time: expect.any(String) },
    },
  ])
})

test('a clock that is put at an instant fires what lies between, once', async () => {
  await cloud.post('/clock', { now: MIDNIGHT })
  await cloud.post('/clock', { now: MIDNIGHT })
  expect(await shown()).toEqual([
    [-60, 'every-minute'],
    [0, 'every-minute'],
  ])
})

test('a clock that is put back fires nothing, and fires again what comes again', async () => {
  await cloud.post('/clock', { now: MIDNIGHT - MINUTE })
  await cloud.post('/clock', { now: MIDNIGHT - 2 * MINUTE })
  await cloud.post('/clock', { now: MIDNIGHT - MINUTE })
  expect(await shown()).toHaveLength(2)
})

test('a timer fires twice when the faults ask for it', async () => {
  await cloud.post('/faults', { plan: [{ kind: 'timerTwice', function: 'minutely', nth: 2 }] })
  await cloud.post('/clock', { advanceMs: 3 * MINUTE })
  expect((await shown()).filter(([, trigger]) => trigger === 'every-minute')).toEqual([
    [-60, 'every-minute'],
    [0, 'every-minute'],
    [0, 'every-minute'],
    [60, 'every-minute'],
  ])
})

test('a jump of a year is thinned out, and its last firing is kept', async () => {
  const moved = (await cloud.post('/clock', { advanceMs: 365 * 86_400_000 })) as { fired: number; now: number }
  const minutely = (await ticks()).filter(({ trigger }) => trigger === 'every-minute')
  expect(minutely.length).toBeGreaterThan(200)
  expect(minutely.length).toBeLessThanOrEqual(241)
  expect(minutely.at(-1)?.at).toBe(moved.now)
  expect(cloud.lines).toContainEqual(expect.stringContaining('thinned out'))
})

test('timers: false moves the clock past them', async () => {
  expect(await cloud.post('/clock', { advanceMs: 3 * MINUTE, timers: false })).toMatchObject({ fired: 0 })
  expect(await ticks()).toEqual([])
})

test('an expression that cannot be read is logged, and costs the other functions nothing', () => {
  expect(cloud.lines).toContainEqual(expect.stringMatching(/^timers of wrong: .*7 个字段/))
})

test('no timer finds half a data set: what comes due while one is put in fires afterwards', async () => {
  await cloud.post('/seed', { dataset: 'slow' })
  expect(ticksWhileSeeded).toBe(0)

  await minuteGone
  expect(await ticks()).toMatchObject([{ trigger: 'every-minute' }])
})
