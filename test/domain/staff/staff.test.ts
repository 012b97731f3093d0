import fc from 'fast-check'
import { countAward, type Tally } from '../../../cloudfunctions/domain/staff/daily-limits'
import {
  INVITE_BYTES,
  type Invite,
  inviteCodeFrom,
  plainInviteCode,
  useInvite,
} from '../../../cloudfunctions/domain/staff/invite'
import { dismissed, isOnDuty, type StaffMember } from '../../../cloudfunctions/domain/staff/staff'

const limits = { awards: 3, points: 100 }

test.each([
  ['the last award that fits', { awards: 2, points: 0 }, 1, 'ok'],
  ['one award too many', { awards: 3, points: 0 }, 1, 'awardsToday'],
  ['the last point that fits', { awards: 0, points: 99 }, 1, 'ok'],
  ['one point too many', { awards: 0, points: 100 }, 1, 'pointsToday'],
  ['an award too many comes before points too many', { awards: 3, points: 100 }, 1, 'awardsToday'],
])('countAward: %s', (_fact, tally: Tally, points, expected) => {
  const counted = countAward(tally, points, limits)
  expect(counted.ok ? 'ok' : counted.what).toBe(expected)
})

test('inviteCodeFrom: 80 bits in sixteen characters that are not mistaken for each other', () => {
  expect(inviteCodeFrom(new Uint8Array(INVITE_BYTES))).toBe('0'.repeat(16))
  expect(inviteCodeFrom(new Uint8Array(INVITE_BYTES).fill(255))).toBe('Z'.repeat(16))
  const random = fc.uint8Array({ minLength: INVITE_BYTES, maxLength: INVITE_BYTES })
  fc.assert(
    fc.property(random, random, (one, other) => {
      const codes = [inviteCodeFrom(one), inviteCodeFrom(other)]
      expect(codes[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
      expect(codes[0] === codes[1]).toBe(Buffer.from(one).equals(Buffer.from(other)))
    }),
  )
})

test('plainInviteCode: takes small letters, spaces and dashes', () => {
  expect(plainInviteCode(' ab12-cd34 ef56\n')).toBe('AB12CD34EF56')
})

const invite: Invite = { code: 'A', name: '小林', role: 'clerk', limits, expiresAt: 100, used: null }
const onDuty: StaffMember = {
  staffId: 's',
  name: '小林',
  storeId: 'x',
  role: 'clerk',
  limits,
  enrolledAt: 10,
  dismissedAt: null,
  invites: ['A'],
  sessionKey: 'k',
}
const gone = { ...onDuty, dismissedAt: 50 }
const usedAt = (at: number, by = 'me') => ({ ...invite, used: { by, at } })

test.each([
  ['an unknown one', undefined, null, 1, 'NOT_FOUND'],
  ['a fresh one', invite, null, 99, 'ok'],
  ['a fresh one at its last instant', invite, null, 100, 'CODE_EXPIRED'],
  ['a fresh one for who works here', invite, { ...onDuty, invites: ['Z'] }, 1, 'ALREADY_DONE'],
  ['a fresh one for who was dismissed', { ...invite, code: 'B' }, gone, 60, 'ok'],
  ['one that another used', usedAt(5, 'another'), null, 6, 'CODE_USED'],
  ['one that I used without getting my place, however late', usedAt(5), null, 1_000, 'ok'],
  ['one that led to my place', usedAt(10), onDuty, 11, 'CODE_USED'],
  ['one that led to the place I lost', usedAt(10), gone, 60, 'CODE_USED'],
  ['one that I used and left before I was dismissed', { ...usedAt(20), code: 'B' }, gone, 60, 'CODE_USED'],
  ['one that I used after I was dismissed', { ...usedAt(55), code: 'B' }, gone, 60, 'ok'],
] as const)('useInvite: %s', (_fact, given, staff, now, expected) => {
  const using = useInvite({ invite: given, by: 'me', staff, now })
  expect(using.ok ? 'ok' : using.code).toBe(expected)
})

test('dismissed: from its instant on, once', () => {
  expect(isOnDuty(null)).toBe(false)
  expect(isOnDuty(onDuty)).toBe(true)
  const once = dismissed(onDuty, 70)
  if (!once.ok) throw new Error(once.code)
  expect(isOnDuty(once.staff)).toBe(false)
  expect(dismissed(once.staff, 80)).toMatchObject({ code: 'ALREADY_DONE' })
  expect(dismissed(null, 80)).toMatchObject({ code: 'NOT_FOUND' })
})
