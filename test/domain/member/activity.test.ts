import { actOf } from '../../../cloudfunctions/domain/audit-log/act'
import type { DrawRecord } from '../../../cloudfunctions/domain/draw/draw'
import { withActivity, withDrawsActive } from '../../../cloudfunctions/domain/member/activity'
import { newMember } from '../../../cloudfunctions/domain/member/member'
import type { Entry, EntryReason } from '../../../cloudfunctions/domain/points/account'

const at = (shanghai: string) => Date.parse(`${shanghai}:00+08:00`)
const now = at('2026-12-09T00:00')
const member = newMember({ memberNo: '100000000008', accountId: 'a1', now: at('2026-12-01T08:00') })

const entry = (reason: EntryReason): Entry => {
  const sums = { number: 0, delta: 5, balance: 5 }
  return { _id: 'a1-0', accountId: 'a1', at: now, day: '2026-12-09', reason, ref: '', ...sums }
}

test.each<[EntryReason, string]>([
  ['checkIn', '2026-12-09'],
  ['makeUp', '2026-12-09'],
  ['redeem', '2026-12-09'],
  ['prize', '2026-12-09'],
  ['expiry', '2026-12-01'],
  ['return', '2026-12-01'],
  ['givenBack', '2026-12-01'],
  ['refund', '2026-12-01'],
])('withActivity: an entry of %s leaves the last day at %s', (reason, expected) => {
  expect(withActivity(member, member, { entries: [entry(reason)] }, now).lastActiveDay).toBe(expected)
})

test('withActivity: a purchase counts on the day of the counter, however late it is booked', () => {
  const award = actOf({ staffId: 's', name: '小林', storeId: 'x' }, { _id: 'award', at: now - 1, what: 'award' })
  expect(withActivity(member, member, { entries: [entry('purchase')], acts: [award] }, now).lastActiveDay).toBe(
    '2026-12-08',
  )
})

test('withDrawsActive: the last draw counts on its day, and an earlier one moves nothing back', () => {
  const drawn = (when: string) => ({ ...member, draws: [{ at: at(when) } as DrawRecord] })
  expect(withDrawsActive(drawn('2026-12-08T12:00')).lastActiveDay).toBe('2026-12-08')
  const before = drawn('2026-11-24T12:00')
  expect(withDrawsActive(before)).toBe(before)
})

test('withActivity: who is counted no more stays so', () => {
  const gone = { ...member, lastActiveDay: null }
  expect(withActivity(member, gone, { entries: [entry('checkIn')] }, now).lastActiveDay).toBeNull()
  expect(withDrawsActive(gone).lastActiveDay).toBeNull()
})
