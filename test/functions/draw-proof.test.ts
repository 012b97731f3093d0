import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { verifyLog } from '../../local/verify-draw/verify-log'
import type { DrawLog, DrawLogLine } from '../../typings/contract'
import { DRAFT, minutesPass, publishedDay, sha256 } from './member-days'
import { startWorld, type World } from './world'

let world: World
let log: DrawLog
beforeAll(async () => {
  world = await startWorld()
  log = await downloadedLog()
})
afterAll(() => world.close())

/** Sixty draws on a small pool, an amendment in between, everything revealed and summed up. */
async function downloadedLog(): Promise<DrawLog> {
  await world.setTime('2026-11-22T09:00:00.000')
  const members = Array.from({ length: 60 }, (_, index) => world.member(`o_log_${index}`))
  await Promise.all(members.map((member) => member.must('join')))
  const prizes = [
    { id: 'bag', name: '帆布袋', kind: 'goods' as const, valueFen: 5900, odds: 0.5, units: 8 },
    { id: 'points', name: '5 积分', kind: 'points' as const, points: 5, valueFen: 5, odds: 0.25, units: 100 },
  ]
  const event = await publishedDay(world, { prizes })
  await Promise.all(members.map((member, index) => member.must('draw', { eventId: event.id, nonce: `nonce-${index}` })))
  const more = prizes.map((prize) => (prize.id === 'bag' ? { ...prize, units: 9 } : prize))
  await world.operator.must('saveEvent', { id: event.id, prizes: more })
  await minutesPass(world, '2026-11-24T22:00', 14)
  const [someone] = members
  if (someone === undefined) throw new Error('nobody')
  const { next, ...page } = await someone.must('drawLog', { eventId: event.id })
  expect(next).toBeUndefined()
  return page
}

const lineWith = (holds: (line: DrawLogLine) => boolean): number => log.lines.findIndex(holds)
const withLine = (index: number, change: Partial<DrawLogLine>): DrawLog => ({
  ...log,
  lines: log.lines.map((line, place) => (place === index ? { ...line, ...change } : line)),
})
const prizeAt = (place: number, change: object): DrawLog => ({
  ...log,
  terms: {
    ...log.terms,
    prizes: log.terms.prizes.map((prize, index) => (index === place ? { ...prize, ...change } : prize)),
  },
})

test('the downloaded log verifies: every draw, no name in it', () => {
  expect(verifyLog(log)).toEqual({ ok: true, draws: 60, emptyPoolsWithUnitsLeft: expect.any(Number) })
  expect(log.lines.filter(({ unit }) => unit !== null).length).toBeGreaterThan(8)
  expect(log.lines.every(({ member }) => /^\d{4}$/.test(member))).toBe(true)
  expect(JSON.stringify(log)).not.toContain('o_log_')
})

test.each<[string, () => DrawLog]>([
  ['one unit of the terms', () => prizeAt(0, { units: 9 })],
  ['one odd', () => prizeAt(0, { odds: 0.500001 })],
  ['one row of the table', () => ({ ...log, table: log.table.map((row) => ({ ...row, to: row.to / 2 })) })],
  ['the seed', () => ({ ...log, seed: sha256('another') })],
  ['the seed and its commitment', () => ({ ...log, seed: sha256('another'), commitment: sha256(sha256('another')) })],
  ['an amendment', () => ({ ...log, amendments: [] })],
  ['a roll', () => withLine(3, { roll: 0.5 })],
  ['a nonce', () => withLine(3, { nonce: 'mine' })],
  ['the instant of a draw', () => withLine(3, { at: (log.lines[3]?.at ?? 0) + 1 })],
  [
    'a unit for another of the pool',
    () =>
      withLine(
        lineWith(({ prizeId }) => prizeId === 'points'),
        { unit: `${log.terms.id}-points-99` },
      ),
  ],
  [
    'a prize for none',
    () =>
      withLine(
        lineWith(({ prizeId }) => prizeId !== null),
        { prizeId: null, unit: null },
      ),
  ],
  [
    'none for a prize',
    () =>
      withLine(
        lineWith(({ prizeId }) => prizeId === null),
        { prizeId: 'bag', unit: `${log.terms.id}-bag-1` },
      ),
  ],
  ['the masked member', () => withLine(3, { member: '0000' })],
  ['a line left out', () => ({ ...log, lines: log.lines.slice(1) })],
  ['the last line left out', () => ({ ...log, lines: log.lines.slice(0, -1) })],
  ['a line told twice', () => ({ ...log, lines: [...log.lines.slice(0, 1), ...log.lines] })],
  [
    'two lines in another order',
    () => ({ ...log, lines: [...log.lines.slice(0, 2).reverse(), ...log.lines.slice(2)] }),
  ],
  ['no root', () => ({ ...log, root: null })],
])('verification fails when %s is changed', (_what, tamper) => {
  const tampered = tamper()
  expect(tampered).not.toEqual(log)
  expect(verifyLog(tampered)).toMatchObject({ ok: false, firstWrong: { fault: expect.any(String) } })
})

test('verify-draw: names the first wrong line of a file, and exits with 1', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'draw-log-'))
  try {
    const whole = path.join(folder, 'whole.json')
    const wrong = path.join(folder, 'wrong.json')
    await writeFile(whole, JSON.stringify(log))
    await writeFile(wrong, JSON.stringify(withLine(41, { roll: 0.25 })))
    expect(JSON.parse((await verifyDraw(whole)).stdout)).toMatchObject({ ok: true, draws: 60 })
    const refused = await verifyDraw(wrong).catch((error: { code: number; stdout: string }) => error)
    expect(refused).toMatchObject({ code: 1 })
    expect(JSON.parse(refused.stdout)).toMatchObject({ ok: false, draws: 41, firstWrong: { line: 42 } })
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('the log is NOT_OPEN before the seed is revealed', async () => {
  const event = await publishedDay(world, DRAFT)
  expect(await world.member('o_log_0').ask('drawLog', { eventId: event.id })).toMatchObject({
    error: { code: 'NOT_OPEN' },
  })
})

function verifyDraw(file: string) {
  return promisify(execFile)(process.execPath, ['--import', 'tsx', 'local/verify-draw/main.ts', file, '--json'], {
    timeout: 60_000,
  })
}
