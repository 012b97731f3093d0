import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { CODE_LIFE_MS, checkCode, issueCode, readCode } from '../../../cloudfunctions/domain/member-code/member-code'
import {
  isSessionOf,
  isSessionOver,
  KEPT_LIFE_MS,
  openSession,
  readSession,
  SESSION_LIFE_MS,
} from '../../../cloudfunctions/domain/member-code/session'

const mac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex')
const key = 'k'.repeat(64)
const memberNo = '797903828565'
const nonce = Uint8Array.of(1, 2, 3, 255)
const now = Date.parse('2026-11-22T10:00:00+08:00')
const { token, expiresAt } = issueCode({ memberNo, key, nonce, now }, mac)
const check = (text: string, at = now) => checkCode(text, { memberNo, key }, at, mac)

test('issueCode: golden value', () => {
  expect(token).toBe('code.797903828565.mwr6vy80.010203ff.9aec27522d992d4afd374e90f43171b7')
  expect(expiresAt).toBe(now + 30_000)
})

test.each([
  ['lives from its instant', 0, 'ok'],
  ['lives in its last millisecond', CODE_LIFE_MS - 1, 'ok'],
  ['is dead at its last instant', CODE_LIFE_MS, 'CODE_EXPIRED'],
  ['is dead a year later', 365 * 24 * 60 * 60_000, 'CODE_EXPIRED'],
])('checkCode: a code %s', (_fact, later, expected) => {
  const checked = check(token, now + later)
  expect(checked.ok ? 'ok' : checked.code).toBe(expected)
})

test('checkCode: code-that-never-expires — no instant after its thirty seconds, however far, lets it live', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 52 }), (later) => {
      expect(check(token, now + CODE_LIFE_MS + later)).toMatchObject({ code: 'CODE_EXPIRED' })
    }),
  )
})

test('checkCode: guessable-code — a code with any one character changed is none', () => {
  const edit = fc.tuple(
    fc.nat({ max: token.length - 1 }),
    fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz.-_'),
  )
  fc.assert(
    fc.property(edit, ([place, letter]) => {
      fc.pre(token[place] !== letter)
      expect(check(token.slice(0, place) + letter + token.slice(place + 1))).toMatchObject({ code: 'NOT_FOUND' })
    }),
    { numRuns: 1000 },
  )
})

test('checkCode: guessable-code — no text that anybody makes up without the key is a code', () => {
  const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 32, maxLength: 32 })
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        hex.map((signature) => `${token.slice(0, -32)}${signature}`),
      ),
      (text) => {
        fc.pre(text !== token)
        expect(check(text)).toMatchObject({ code: 'NOT_FOUND' })
      },
    ),
    { numRuns: 1000 },
  )
})

test('checkCode: guessable-code — another member’s key, or another member’s code, is none', () => {
  const other = issueCode({ memberNo, key: 'x'.repeat(64), nonce, now }, mac)
  expect(check(other.token)).toMatchObject({ code: 'NOT_FOUND' })
  const hers = issueCode({ memberNo: '100000000008', key, nonce, now }, mac)
  expect(check(hers.token)).toMatchObject({ code: 'NOT_FOUND' })
})

test('issueCode: two of one instant are two, each with its own use', () => {
  const second = issueCode({ memberNo, key, nonce: Uint8Array.of(1, 2, 3, 4), now }, mac)
  const uses = [check(token), check(second.token)].map((checked) => (checked.ok ? checked.use : checked.code))
  expect(new Set(uses).size).toBe(2)
  expect(readCode(second.token)).toMatchObject({ memberNo, issuedAt: now })
})

test('session: says what it was opened with, to its clerk alone, for ten minutes', () => {
  const opened = { memberNo, openedAt: now, turns: 12, turnPoints: 3_456 }
  const session = openSession(opened, key, mac)
  expect(readSession(session)).toEqual(opened)
  expect(isSessionOf(session, key, mac)).toBe(true)
  expect(isSessionOf(session, 'x'.repeat(64), mac)).toBe(false)
  expect(isSessionOf(session.replace('3456', '0'), 'x'.repeat(64), mac)).toBe(false)
  expect(isSessionOver(opened, now + SESSION_LIFE_MS - 1)).toBe(false)
  expect(isSessionOver(opened, now + SESSION_LIFE_MS)).toBe(true)
})

test('session: what a phone kept is judged by when it was made, for a day (rule K-6)', () => {
  const session = { memberNo: '880012345678', openedAt: 1_000_000, turns: 0, turnPoints: 0 }
  const { openedAt } = session
  const late = openedAt + SESSION_LIFE_MS + 1
  expect(isSessionOver(session, late, openedAt + 1)).toBe(false)
  expect(isSessionOver(session, openedAt + KEPT_LIFE_MS - 1, openedAt + SESSION_LIFE_MS - 1)).toBe(false)
  expect(isSessionOver(session, openedAt + KEPT_LIFE_MS, openedAt + 1)).toBe(true)
  for (const made of [openedAt - 1, openedAt + SESSION_LIFE_MS, late + 1])
    expect(isSessionOver(session, late, made)).toBe(true)
})

test('readSession: a code is no session, nor is anything else', () => {
  for (const text of [token, '', 'session', 'session.1.2.3', 'session.1.!.!.!.x']) expect(readSession(text)).toBeNull()
})
