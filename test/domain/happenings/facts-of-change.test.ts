import { actOf } from '../../../cloudfunctions/domain/audit-log/act'
import { type Change, factsOf } from '../../../cloudfunctions/domain/happenings/facts-of-change'
import { happeningOf } from '../../../cloudfunctions/domain/happenings/happening'
import { type MemberState, newMember } from '../../../cloudfunctions/domain/member/member'
import { earn } from '../../../cloudfunctions/domain/points/earn'
import { spend } from '../../../cloudfunctions/domain/points/spend'

const now = Date.parse('2026-12-01T08:00:00+08:00')
const nobody = newMember({ memberNo: '100000000008', accountId: 'a1', now })
const nothing: Change = { before: nobody, after: nobody, entries: [], vouchers: [], acts: [], refunds: [] }

test('factsOf: a change of nothing has no fact, and is no happening', () => {
  expect(factsOf(nothing)).toEqual([])
  expect(happeningOf({ accountId: 'a1', change: '2', facts: [], now })).toEqual([])
})

test('factsOf: what lots lose and gain is told by the instant of their end, and sums to the entries', () => {
  const earned = earn({ account: nobody.points, points: 30, now, reason: 'purchase', ref: 'r' })
  const spent = spend({ account: earned.account, points: 12, now, ref: 'v' })
  if (!spent.ok) throw new Error('30 pay 12')
  const after = { ...nobody, points: spent.account }
  expect(factsOf({ ...nothing, after, entries: [...earned.entries, ...spent.entries] })).toEqual([
    { kind: 'points', reason: 'purchase', delta: 30 },
    { kind: 'points', reason: 'redeem', delta: -12 },
    { kind: 'lot', expiresAt: Date.parse('2028-01-01T00:00:00+08:00'), delta: 18 },
  ])
})

test('factsOf: a wish is told when it is new, not when it is renewed or given up', () => {
  const wish = (ids: readonly string[]) => ({
    ...nobody,
    rewards: { redeemed: [], wishes: ids.map((rewardId) => ({ rewardId, at: now })) },
  })
  const told = (before: readonly string[], after: readonly string[]) =>
    factsOf({ ...nothing, before: wish(before), after: wish(after) })
  expect(told([], ['towel'])).toEqual([{ kind: 'wished', rewardId: 'towel' }])
  expect(told(['towel', 'robe'], ['robe', 'towel'])).toEqual([])
  expect(told(['towel'], [])).toEqual([])
})

test('factsOf: a kind of message that she turns off is told once; turned on, or off already, it is not', () => {
  const prefers = (messages: typeof nobody.preferences.messages) => ({
    ...nobody,
    preferences: { ...nobody.preferences, messages },
  })
  const told = (before: Parameters<typeof prefers>[0], after: Parameters<typeof prefers>[0]) =>
    factsOf({ ...nothing, before: prefers(before), after: prefers(after) })
  expect(told({}, { birthday: false })).toEqual([{ kind: 'optedOut', message: 'birthday' }])
  expect(told({ birthday: false }, { birthday: false, wishBack: true })).toEqual([])
})

test('factsOf: a prize is told once, on the day of its draw, with its worth', () => {
  const draw = { id: 'e-1', eventId: 'e', n: 1, at: now - 86_400_000, nonce: '', roll: 0.1, voucher: null } as const
  const drawn = (outcome: 'pending' | 'won') => ({
    ...nobody,
    draws: [{ ...draw, landedOn: 'bag', valueFen: 5900, outcome }],
  })
  expect(factsOf({ ...nothing, before: drawn('pending'), after: drawn('won') })).toEqual([
    { kind: 'won', eventId: 'e', n: 1, prizeId: 'bag', valueFen: 5900, day: '2026-11-30' },
  ])
  expect(factsOf({ ...nothing, before: drawn('won'), after: drawn('won') })).toEqual([])
})

test('factsOf: only the first of all her purchases is not made again, and each is of its own day', () => {
  const actAt = (at: number, what: 'award' | 'reverse') =>
    actOf({ staffId: 's', name: '小林', storeId: 'x' }, { _id: `${what}-${at}`, at, what, amountFen: 990 })
  const acts = [actAt(now - 1, 'award'), actAt(now, 'reverse'), actAt(now, 'award')]
  const atCounter = { amountFen: 990, storeId: 'x', day: '2026-12-01' }
  const told = (before: MemberState) => factsOf({ ...nothing, before, after: before, acts })
  const facts = (again: boolean) => [
    { kind: 'bought', again, ...atCounter },
    { kind: 'broughtBack', ...atCounter },
    { kind: 'bought', again: true, ...atCounter },
  ]
  expect(told(nobody)).toEqual(facts(false))
  expect(told({ ...nobody, shopping: { count: 1, fen: 5, lastDay: '2026-11-01' } })).toEqual(facts(true))
})

test('factsOf: whoever is let go of moves to nowhere (H-3)', () => {
  const shopping = { count: 1, fen: 5, lastDay: '2026-11-01' }
  const before = { ...nobody, shopping }
  expect(factsOf({ ...nothing, before, after: { ...before, shopping: null, lastActiveDay: null } })).toEqual([
    { kind: 'active', before: '2026-12-01', after: null },
    { kind: 'shopped', before: shopping, after: null },
  ])
})

test('happeningOf: it waits to be counted and to be read', () => {
  const facts = [{ kind: 'joined', source: null }] as const
  expect(happeningOf({ accountId: 'a1', change: '1', facts, now })).toEqual([
    { _id: 'a1-1', at: now, day: '2026-12-01', accountId: 'a1', facts, uncounted: now, unread: now },
  ])
})
