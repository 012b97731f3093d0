import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { type StartedCloud, startTestCloud } from '../started-cloud'

let cloud: StartedCloud

/** A function whose body has `cloud` (the SDK), `event` and `context`. */
const fn = (body: string, before = '') => `
  const cloud = require('wx-server-sdk')
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
  ${before}
  exports.main = async (event, context) => { ${body} }`

beforeAll(async () => {
  cloud = await startTestCloud({
    collections: { marks: { indexes: [] } },
    environment: { FIRST_OPERATOR: 'o_boss' },
    functions: {
      'context/index.js': fn(
        'return { wx: cloud.getWXContext(), event, name: context.function_name, env: process.env }',
      ),
      'outer/index.js': fn(`return (await cloud.callFunction({ name: event.name, data: { from: 'outer' } })).result`),
      'outmost/index.js': fn(`return (await cloud.callFunction({ name: 'outer', data: { name: 'context' } })).result`),
      'outer/config.json': JSON.stringify({ timeout: 20 }),
      'outmost/config.json': JSON.stringify({ timeout: 20 }),
      'slow/index.js': fn('while (true) {}'),
      'slow/config.json': JSON.stringify({ timeout: 0.2 }),
      'echo/index.js': fn(`return event.size ? 'x'.repeat(event.size) : event`),
      'broken/index.js': fn(`throw new Error('out of milk')`),
      'exits/index.js': fn('process.exit(3)'),
      'crashes/index.js': fn(`setImmediate(() => { throw new Error('later') }); await new Promise(() => {})`),
      'does-not-load/index.js': 'exports.main = async () => {',
      'exports-nothing/index.js': 'module.exports = 7',
      'counts/index.js': fn('n += 1; return { n }', 'let n = 0'),
      'waits/index.js': fn(
        `running += 1; await new Promise((resolve) => setTimeout(resolve, 20)); running -= 1; return { overlap: running > 0, id }`,
        `let running = 0; const id = Math.random()`,
      ),
      'born/index.js': fn(
        'await new Promise((resolve) => setTimeout(resolve, 20)); return String(born)',
        'const born = process.hrtime.bigint()',
      ),
      'talks/index.js': fn(`console.log('hello', event.to); console.error('oh no'); return null`),
      'bad-config/index.js': fn('return 1'),
      'bad-config/config.json': '{ "timeout": "soon" }',
      'bad-package/index.js': fn('return 1'),
      'bad-package/package.json': '{ main: index.js }',
      'marks/index.js': fn(`
        const marks = cloud.database().collection('marks')
        await marks.add({ data: { step: 1 } })
        await marks.add({ data: { step: 2 } })
        return 'done'`),
    },
  })
})
afterAll(() => cloud.close())

test('the context is the caller, on whose behalf the function runs', async () => {
  const { result } = (await cloud.call('context', { a: 1 }, 'o_bob')) as { result: Record<string, unknown> }
  expect(result).toMatchObject({
    wx: { OPENID: 'o_bob', APPID: expect.any(String), CLIENTIP: '127.0.0.1', ENV: 'local-env', SOURCE: 'wx_client' },
    event: { a: 1, userInfo: { openId: 'o_bob' } },
    name: 'context',
  })
  expect(result.wx).not.toHaveProperty('API_TOKEN')
})

test('concurrent callers never see one another', async () => {
  const openids = Array.from({ length: 40 }, (_, n) => `o_${n}`)
  const seen = await Promise.all(openids.map((openid) => cloud.call('outer', { name: 'context' }, openid)))
  expect(seen.map((answer) => (answer as { result: { wx: { OPENID: string } } }).result.wx.OPENID)).toEqual(openids)
})

test('the environment is that of a deployment, not that of this machine', async () => {
  const { result } = (await cloud.call('context')) as { result: { env: Record<string, string> } }
  expect(result.env).toMatchObject({ FIRST_OPERATOR: 'o_boss', TCB_ENV: 'local-env' })
  expect(result.env).not.toHaveProperty('HOME')
})

test('SOURCE is a chain through nested calls, and the person stays', async () => {
  expect(await cloud.call('outmost', {}, 'o_bob')).toMatchObject({
    result: { wx: { OPENID: 'o_bob', SOURCE: 'wx_client,scf,scf' }, event: { from: 'outer' } },
  })
})

test('a call may name its source, as a pay callback would', async () => {
  const answer = await cloud.post('/call', { name: 'context', data: {}, source: 'wx_paycallback' })
  expect(answer).toMatchObject({ result: { wx: { SOURCE: 'wx_paycallback' } } })
  expect(answer).not.toHaveProperty('result.wx.OPENID')
})

test('wire calls are counted for the function that made them', async () => {
  await cloud.post('/counters/reset')
  await cloud.call('outmost')
  const counters = (await cloud.get('/counters')) as Record<
    string,
    { invocations: number; actions: object; ms: number }
  >
  const counted = Object.entries(counters).map(([name, { invocations, actions }]) => [name, invocations, actions])
  expect(counted).toEqual([
    ['outmost', 1, { 'functions.invokeFunction': 1 }],
    ['outer', 1, { 'functions.invokeFunction': 1 }],
    ['context', 1, {}],
  ])
  expect(counters.context?.ms).toBeGreaterThan(0)
})

test('past its time-out a function is killed, even in an endless loop, and the next call is served', async () => {
  const late = {
    error: { code: 'FUNCTIONS_TIME_LIMIT', errCode: -504003, message: expect.stringContaining('0.2 seconds') },
  }
  expect(await cloud.call('slow')).toMatchObject(late)
  expect(await cloud.call('slow')).toMatchObject(late)
})

test('a reply of 1 MB passes, one byte more is -604001', async () => {
  const quotes = 2
  expect(await cloud.call('echo', { size: 1024 * 1024 - quotes })).toHaveProperty('result')
  expect(await cloud.call('echo', { size: 1024 * 1024 - quotes + 1 })).toMatchObject({ error: { errCode: -604001 } })
})

test('a payload of 2 MB is refused in words, and the function is never run', async () => {
  await cloud.post('/counters/reset')
  expect(await cloud.call('echo', { text: 'x'.repeat(2 * 1024 * 1024) })).toMatchObject({
    error: { code: 'EXCEED_MAX_PAYLOAD_SIZE', message: expect.stringContaining('1 MB') },
  })
  expect(await cloud.get('/counters')).toEqual({})
})

test.each([
  ['throws', 'broken', 'out of milk'],
  ['exits', 'exits', 'exit'],
  ['crashes after an await', 'crashes', 'later'],
  ['does not load', 'does-not-load', 'SyntaxError'],
  ['exports no main', 'exports-nothing', 'does not export a function main'],
])('a function that %s fails its call with FUNCTIONS_EXECUTE_FAIL', async (_fact, name, says) => {
  expect(await cloud.call(name)).toMatchObject({
    error: { code: 'FUNCTIONS_EXECUTE_FAIL', errCode: -504002, message: expect.stringContaining(says) },
  })
})

test.each(['nobody', '../functions/echo', '', '.'])('a function named %j is not found', async (name) => {
  const answer = await cloud.post('/call', { openid: 'o_bob', name, data: {} })
  expect(answer).toMatchObject({ error: { code: name === '' ? 'BAD_REQUEST' : 'FUNCTIONS_REQUEST_FAIL' } })
})

test('a config.json that cannot be understood is named in the error', async () => {
  expect(await cloud.call('bad-config')).toMatchObject({
    error: { code: 'FUNCTIONS_CONFIG_INVALID', message: expect.stringContaining('bad-config/config.json') },
  })
})

test('a package.json that cannot be understood is named in the error, and costs the other functions nothing', async () => {
  expect(await cloud.call('bad-package')).toMatchObject({
    error: { code: 'FUNCTIONS_CONFIG_INVALID', message: expect.stringContaining('bad-package/package.json') },
  })
  expect(await cloud.call('counts')).toHaveProperty('result')
})

test('an instance is kept between calls', async () => {
  const { result } = (await cloud.call('counts')) as { result: { n: number } }
  expect(await cloud.call('counts')).toEqual({ result: { n: result.n + 1 } })
})

test('a change of its file loads the function afresh', async () => {
  cloud.writeFunctions({ 'reloads/index.js': fn(`return require('./part').n`), 'reloads/part.js': 'exports.n = 1' })
  expect(await cloud.call('reloads')).toEqual({ result: 1 })
  cloud.writeFunctions({ 'reloads/part.js': 'exports.n = 2' })
  // Two writes within one tick of the file system's clock look alike.
  utimesSync(join(cloud.dir, 'functions/reloads/part.js'), 1, 1)
  expect(await cloud.call('reloads')).toEqual({ result: 2 })
})

test('twelve calls at once share four instances, one at a time in each', async () => {
  const answers = (await Promise.all(Array.from({ length: 12 }, () => cloud.call('waits')))) as Array<{
    result: { overlap: boolean; id: number }
  }>
  expect(answers.some(({ result }) => result.overlap)).toBe(false)
  expect(new Set(answers.map(({ result }) => result.id)).size).toBe(4)
})

test('warm: every instance is there before the calls, and a function that is not there is named', async () => {
  expect(await cloud.post('/warm', { name: 'born' })).toEqual({ instances: 4 })
  const warmed = process.hrtime.bigint()
  const answers = await Promise.all(Array.from({ length: 8 }, () => cloud.call('born')))
  for (const { result } of answers as Array<{ result: string }>) expect(BigInt(result)).toBeLessThan(warmed)
  expect(await cloud.post('/warm', { name: 'nobody' })).toMatchObject({ error: { errCode: -501000 } })
})

test('what a function prints is logged under its name, its calls with id, source and duration', async () => {
  await cloud.call('talks', { to: 'you' })
  expect(cloud.lines).toContainEqual(expect.stringMatching(/^talks \| hello you$/))
  expect(cloud.lines).toContainEqual(expect.stringMatching(/^talks \| oh no$/))
  expect(cloud.lines).toContainEqual(expect.stringMatching(/^talks [0-9a-f-]{36} wx_client \d+\.\d ms ok$/))
})

test('kill: the worker is gone before its second call, the first stays done', async () => {
  await cloud.post('/faults', {
    plan: [{ kind: 'kill', function: 'marks', action: 'database.insertDocument', nth: 2 }],
  })
  expect(await cloud.call('marks')).toMatchObject({ error: { code: 'FUNCTIONS_EXECUTE_FAIL' } })
  expect(await cloud.get('/collections/marks')).toMatchObject([{ step: 1 }])
  expect(await cloud.call('marks')).toEqual({ result: 'done' })
})
