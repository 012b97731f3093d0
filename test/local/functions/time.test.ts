import { type StartedCloud, startTestCloud } from '../started-cloud'

let cloud: StartedCloud

beforeAll(async () => {
  cloud = await startTestCloud({
    functions: {
      'tells/index.js': 'exports.main = (event) => eval(event.expression)',
    },
  })
})
beforeEach(() => cloud.post('/clock', { now: Date.UTC(2026, 10, 24, 15, 59, 59, 999) }))
afterAll(() => cloud.close())

const tells = async (expression: string) => {
  const answer = await cloud.call('tells', { expression })
  return (answer as { result: unknown }).result
}

test.each<[fact: string, expression: string, expected: unknown]>([
  ['Date.now reads the clock', 'Date.now()', Date.UTC(2026, 10, 24, 15, 59, 59, 999)],
  ['new Date reads the clock', 'new Date().toISOString()', '2026-11-24T15:59:59.999Z'],
  [
    'Date called as a function reads the clock',
    'Date()',
    'Tue Nov 24 2026 15:59:59 GMT+0000 (Coordinated Universal Time)',
  ],
  ['hours are those of UTC', 'new Date().getHours()', 15],
  ['parts are read as UTC', 'new Date(2026, 0, 2, 3).getTime()', Date.UTC(2026, 0, 2, 3)],
  ['text without a zone is read as UTC', `new Date('2026-01-02T03:00:00').getTime()`, Date.UTC(2026, 0, 2, 3)],
  ['text with a zone keeps it', `Date.parse('2026-01-02T03:00:00+08:00')`, Date.UTC(2026, 0, 1, 19)],
  ['text of another form without a zone is read as UTC', `Date.parse('Jan 2, 2026 03:00')`, Date.UTC(2026, 0, 2, 3)],
  ['nonsense is no instant', `String(new Date('soon'))`, 'Invalid Date'],
  ['undefined is no instant', 'Number.isNaN(new Date(undefined).getTime())', true],
  ['the offset is none', 'new Date().getTimezoneOffset()', 0],
  ['setHours sets those of UTC', 'new Date(0).setHours(5)', 5 * 3_600_000],
  ['text for people is in UTC', `new Date().toLocaleTimeString('en-GB')`, '15:59:59'],
  ['Intl formats in UTC', `new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' }).format(new Date())`, '15:59:59'],
  [
    'Intl formats in another zone when asked',
    `new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(new Date())`,
    '23:59:59',
  ],
  ['a date is a Date', 'new Date() instanceof Date && new Date().constructor === Date', true],
  ['a subclass of Date works', 'new (class Day extends Date {})().getTime()', Date.UTC(2026, 10, 24, 15, 59, 59, 999)],
])('in a function, %s', async (_fact, expression, expected) => {
  expect(await tells(expression)).toEqual(expected)
})

test('a moved clock is seen at once by an instance that is running', async () => {
  const running = cloud.call('tells', {
    expression: `new Promise((resolve) => { const began = Date.now(); const look = () => Date.now() > began ? resolve('moved') : setTimeout(look, 1); look() })`,
  })
  let answered = false
  void running.then(() => {
    answered = true
  })
  while (!answered) await cloud.post('/clock', { advanceMs: 1 })
  expect(await running).toEqual({ result: 'moved' })
})
