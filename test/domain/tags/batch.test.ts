import fc from 'fast-check'
import { newMember } from '../../../cloudfunctions/domain/member/member'
import { isProfiled } from '../../../cloudfunctions/domain/member/preferences'
import { signsOfBatch } from '../../../cloudfunctions/domain/tags/batch'
import { tagViews } from '../../../cloudfunctions/domain/tags/drawer'
import { noteSigns, signsOfPurchase, signsOfReward, tagsAtJoining } from '../../../cloudfunctions/domain/tags/note'
import { type Sign, withSigns } from '../../../cloudfunctions/domain/tags/signs'
import { NO_TAGS } from '../../../cloudfunctions/domain/tags/tag'
import type { BehaviourEvent } from '../../../typings/contract'

const now = Date.parse('2026-12-01T08:00:00+08:00')
const DAY_MS = 24 * 60 * 60 * 1000
const REWARDS = new Map([
  ['towel', ['bath']],
  ['set', ['bedding', 'bath']],
  ['odd', ['kids']],
])
const rewardTags = (id: string) => REWARDS.get(id) ?? null
const batch = (...events: BehaviourEvent[]) => signsOfBatch({ events, rewardTags, now })
const tagsOf = (signs: readonly Sign[]) => signs.map(({ tag, kind, weight }) => `${tag} ${kind} ${weight}`)

const REWARD = 'pages/reward/reward'
test.each<[string, Partial<BehaviourEvent>, number, string[]]>([
  ['a reward that was looked at', { page: REWARD, target: 'towel' }, 1, ['bath view 1']],
  ['one of two subjects', { page: REWARD, target: 'set' }, 1, ['bedding view 1', 'bath view 1']],
  ['a subject of the operator’s own', { page: REWARD, target: 'odd' }, 1, ['kids view 1']],
  ['a list that was narrowed', { kind: 'tap', page: 'pages/rewards/rewards', target: 'bath' }, 1, ['bath tap 1']],
  ['a page that is about something', { page: 'pages/member-day/member-day' }, 1, ['page:memberDay view 1']],
  [
    'a place beside the check-in',
    { kind: 'tap', page: 'pages/check-in/check-in', target: 'month' },
    1,
    ['page:checkIn tap 1'],
  ],
  ['an order left unpaid', { kind: 'abandon', page: 'pages/membership/membership' }, 1, ['page:membership abandon 4']],
  ['a page that says nothing', { page: 'pages/home/home' }, 1, []],
  ['a look too short', { kind: 'dwell', page: REWARD, target: 'towel', ms: 4_999 }, 1, []],
  ['a look of half a minute', { kind: 'dwell', page: REWARD, target: 'towel', ms: 30_000 }, 1, ['bath dwell 1.5']],
  ['a look of a night', { kind: 'dwell', page: REWARD, target: 'towel', ms: 8 * 3_600_000 }, 1, ['bath dwell 3']],
  ['a page that records nothing', { page: 'pages/statement/statement' }, 0, []],
  ['a reward that there is not', { page: REWARD, target: 'gold' }, 0, []],
  ['another page’s place', { kind: 'tap', page: 'pages/home/home', target: 'rules' }, 0, []],
  ['a place from the prototype', { kind: 'tap', page: 'pages/home/home', target: 'constructor' }, 0, []],
  ['nothing at all', {}, 0, []],
])('signsOfBatch: %s', (_what, event, accepted, expected) => {
  const heard = batch({ kind: 'view', at: 17, ...event })
  expect(heard.accepted).toBe(accepted)
  expect(tagsOf(heard.signs)).toEqual(expected)
})

test('signsOfBatch: the newest happened now and the others as long before, whatever the phone’s clock says', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 8e15 }), fc.array(fc.nat(7 * DAY_MS), { minLength: 1 }), (clock, ages) => {
      const newest = Math.min(...ages)
      const events = ages.map((age) => ({ kind: 'view' as const, target: 'towel', at: clock + 7 * DAY_MS - age }))
      const { accepted, signs } = batch(...events)
      expect(accepted).toBe(ages.length)
      expect(signs.map(({ at }) => at)).toEqual(ages.map((age) => now - (age - newest)))
    }),
  )
})

test('signsOfBatch: what is a week older than the newest is still believed, a millisecond more is not', () => {
  const seen = (at: number): BehaviourEvent => ({ kind: 'view', target: 'towel', at })
  const newest = 10 * DAY_MS
  expect(batch(seen(newest), seen(newest - 7 * DAY_MS)).signs.map(({ at }) => at)).toEqual([now, now - 7 * DAY_MS])
  expect(batch(seen(newest), seen(newest - 7 * DAY_MS - 1)).accepted).toBe(1)
  expect(batch()).toEqual({ accepted: 0, signs: [] })
})

const member = newMember({ memberNo: '100000000008', accountId: 'a1', now })

test('noteSigns: nothing is noted of who has personalisation off or is under age, and the member is the very same', () => {
  const signs = signsOfReward({ tags: ['bath'] }, 'wish', now)
  const off = { ...member, preferences: { ...member.preferences, personalised: false } }
  const minor = { ...member, profile: { ...member.profile, minor: true } }
  for (const each of [off, minor]) {
    expect(isProfiled(each)).toBe(false)
    expect(noteSigns(each, signs, now)).toBe(each)
  }
  expect(noteSigns(member, signs, now).tags.kept).toMatchObject([{ tag: 'bath', score: 5 }])
})

test.each([
  ['store:huaihai', '从门店加入'],
  ['ad:moments-11', '从广告加入'],
  ['parcel:2611', '从包裹标签加入'],
  ['friend:1', undefined],
  [null, undefined],
])('tagsAtJoining: %s', (source, name) => {
  expect(tagViews(tagsAtJoining(source, now), new Map(), now)[0]?.name).toBe(name)
})

const viewsOf = (signs: readonly Sign[]) =>
  tagViews(withSigns(NO_TAGS, signs, now), new Map([['s1', '淮海路店']]), now).map(({ name, evidence }) => [
    name,
    ...evidence.map(({ words }) => words),
  ])
const views = (tag: string, count: number, kind: 'view' | 'tap' = 'view'): Sign[] =>
  Array.from({ length: count }, () => ({ tag, kind, at: now, weight: 1 }))

test.each<[string, Sign[], string[]]>([
  ['seen once', views('bath', 1), ['看过浴室用品', '看过浴室用品 1 次']],
  ['seen often', views('bath', 6), ['常看浴室用品', '看过浴室用品 6 次']],
  [
    'seen and tapped',
    [...views('bath', 2), ...views('bath', 1, 'tap')],
    ['常看浴室用品', '看过浴室用品 2 次', '点过浴室用品 1 次'],
  ],
  [
    'wished for and seen',
    [...views('bath', 2), ...signsOfReward({ tags: ['bath'] }, 'wish', now)],
    ['想要浴室用品', '看过浴室用品 2 次', '把浴室用品放进心愿 1 次'],
  ],
  ['redeemed', [...signsOfReward({ tags: ['bedding'] }, 'redeem', now)], ['换过床品', '换过床品 1 次']],
  ['bought', [...signsOfPurchase('s1', now)], ['去过淮海路店', '在淮海路店买过 1 次']],
  ['bought in a store that is gone', [...signsOfPurchase('s2', now)], ['去过一家门店', '在一家门店买过 1 次']],
  ['an operator’s own word', views('kids', 1), ['看过“kids”', '看过“kids” 1 次']],
  [
    'an order left',
    [{ tag: 'page:membership', kind: 'abandon', at: now, weight: 4 }],
    ['考虑过付费会员', '付费会员下单没付 1 次'],
  ],
])('words: %s', (_what, signs, words) => {
  expect(viewsOf(signs)).toEqual([words])
})
