import type { Fact } from '../../../cloudfunctions/domain/happenings/happening'
import { hasActed } from '../../../cloudfunctions/domain/messages/acted'
import { mayAsk, withAnswers } from '../../../cloudfunctions/domain/messages/asking'
import type { Candidate } from '../../../cloudfunctions/domain/messages/candidate'
import { decideMessages } from '../../../cloudfunctions/domain/messages/decide'
import { RULES } from '../../../cloudfunctions/domain/messages/kinds'
import { afterQuietHours, isQuiet } from '../../../cloudfunctions/domain/messages/quiet-hours'
import { refusedBy } from '../../../cloudfunctions/domain/messages/refusals'
import { NEW_RULE_BOOK } from '../../../cloudfunctions/domain/messages/rule-book'
import { templateData } from '../../../cloudfunctions/domain/messages/template-data'
import { wisherNotice, wishesInReach } from '../../../cloudfunctions/domain/messages/wish-notice'
import { backDueOf, discountDueOf, freedDueOf } from '../../../cloudfunctions/domain/messages/wishers-due'
import { worthOf } from '../../../cloudfunctions/domain/messages/worth'
import declared from '../../../cloudfunctions/templates.json'
import { refusedKey } from '../../../local/cloud/wechat/template-data'
import { around, at, NOON, reward, willing, wishBack, wishing } from './message-world'

test.each([
  ['2026-11-23T21:59:59.999', false, '2026-11-23T21:59:59.999'],
  ['2026-11-23T22:00:00.000', true, '2026-11-24T09:00:00.000'],
  ['2026-11-23T23:59:59.999', true, '2026-11-24T09:00:00.000'],
  ['2026-11-24T00:00:00.000', true, '2026-11-24T09:00:00.000'],
  ['2026-11-24T08:59:59.999', true, '2026-11-24T09:00:00.000'],
  ['2026-11-24T09:00:00.000', false, '2026-11-24T09:00:00.000'],
])('quiet hours: %s is quiet: %s, and is decided at %s', (instant, quiet, decided) => {
  expect(isQuiet(at(instant))).toBe(quiet)
  expect(afterQuietHours(at(instant))).toBe(at(decided))
})

test('templateData: names of any length fit a thing, without line breaks, and an emoji is one character', () => {
  const long = `${'棉'.repeat(19)}🧺🧺`
  expect(templateData(['thing1', 'thing2', 'number3'], [long, '两\n行', '7'])).toEqual({
    thing1: { value: `${'棉'.repeat(19)}…` },
    thing2: { value: '两 行' },
    number3: { value: '7' },
  })
})

test('templates: every kind has one, and takes the longest that its message can be', () => {
  const kinds = Object.values(declared).map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(RULES.map(({ kind }) => kind).sort())
  const dear = reward('r', { name: '很'.repeat(30), points: 1_000_000, priceFen: 10_000_000 })
  const wishes: Candidate[] = [
    wishBack('a', 'r'),
    { ...wishBack('b', 'r'), kind: 'wishDiscounted', before: { points: 1_000_000, priceFen: 10_000_001 } } as Candidate,
  ]
  const decided = decideMessages({
    member: wishing(willing(), ['r']),
    candidates: wishes,
    around: around([dear]),
    book: NEW_RULE_BOOK,
    taste: null,
    now: NOON,
  })
  for (const { kind, values } of decided.decisions) {
    const template = Object.values(declared).find((each) => each.kind === kind)
    expect(refusedKey(template?.keys ?? [], templateData(template?.keys ?? [], values))).toBeUndefined()
  }
})

test('worthOf: chance times value less cost, by figures that are shown', () => {
  const [rule] = RULES
  if (rule === undefined) throw new Error('there are rules')
  const hers = willing().messaging.kinds.prizeUnclaimed
  if (hers === undefined) throw new Error('she said yes to it')
  const plain = { rule, counts: {}, hers, stake: 1, tagScore: 0, now: NOON }
  expect(worthOf(plain)).toEqual({ chance: 0.5, value: 9, cost: 0.45, expected: 4.05 })
  // Of 500 sent 20 came to something, 2 of them useful, 4 not relevant: chance (2 + 10) ÷ 40, cost 0.3 + 5 × (4 + 0.6) ÷ 40.
  const counts = { sent: 500, signal: 2, noise: 18, irrelevant: 4 }
  expect(worthOf({ ...plain, counts })).toEqual({ chance: 0.3, value: 9, cost: 0.88, expected: 1.82 })
  expect(worthOf({ ...plain, hers: { ...hers, irrelevant: { count: 1, at: NOON } } }).chance).toBe(0.25)
  expect(worthOf({ ...plain, tagScore: 1 }).chance).toBe(0.53)
  expect(worthOf({ ...plain, tagScore: 100 }).chance).toBe(0.65)
})

test('wishesInReach: the price that is crossed, once a wish, and none that was in reach before', () => {
  const member = wishing(willing(), ['cheap', 'fits', 'dear', 'gone'])
  const account = { ...member.points, lots: [{ id: 'l', left: 100, expiresAt: NOON + 1 }] }
  const shelf = new Map(
    [reward('cheap', { points: 60 }), reward('fits'), reward('dear', { points: 101 })].map((r) => [r.id, r]),
  )
  const found = wishesInReach({ ...member, points: account }, shelf, 40, NOON)
  expect(found.map(({ rewardId, _id }) => `${rewardId} ${_id}`)).toEqual(['fits wishInReach-a1-fits-0'])
})

test.each([
  ['fewer points', { points: 90 }, true],
  ['less at the till', { priceFen: 90 }, true],
  ['fewer points and more at the till', { points: 90, priceFen: 110 }, false],
  ['another name', { name: '新名字' }, false],
  ['more points', { points: 110 }, false],
])('discountDueOf: %s', (_fact, change, isCheaper) => {
  const before = reward('r', { priceFen: 100 })
  expect(discountDueOf(before, { ...before, ...change }, 3, NOON)).toHaveLength(isCheaper ? 1 : 0)
})

test.each([
  ['wished before it was free', NOON - 1, 'a2', true],
  ['wished when it was free', NOON + 1, 'a2', false],
  ['she gave it back herself', 0, 'a1', false],
])('wisherNotice, of a unit that came free: %s', (_fact, wishedAt, by, isTold) => {
  const due = freedDueOf('r1', by, NOON)
  const member = willing()
  const rewards = { redeemed: [], wishes: [{ rewardId: 'r1', at: wishedAt }] }
  const told = wisherNotice(due, { ...member, rewards }, due.at)
  expect(told.map(({ _id }) => _id)).toEqual(isTold ? ['wishBack-r1-2026-11-23-a1'] : [])
})

test('freedDueOf: one a day is called the same, and never as what the operator brings', () => {
  const day = [freedDueOf('r1', null, NOON), freedDueOf('r1', 'a1', NOON + 60_000)].map(({ _id }) => _id)
  expect(new Set(day).size).toBe(1)
  expect(day).not.toContain(backDueOf({ id: 'r1' }, 2026, NOON)._id)
})

test('mayAsk: a moment with nothing left to ask is left out, and three templates are the most', () => {
  const templates = new Map(RULES.map(({ kind }) => [kind, `t-${kind}`] as const))
  const asks = mayAsk(willing(0), templates)
  expect(asks.map(({ moment, kinds }) => [moment, kinds.length])).toEqual([
    ['checkIn', 1],
    ['wish', 3],
    ['redeem', 2],
  ])
  expect(mayAsk(willing(1), templates)).toEqual([])
  expect(mayAsk(willing(0), new Map())).toEqual([])
  const no = withAnswers(willing(0), [{ kind: 'memberDayOpening', answer: 'reject' }], NOON)
  expect(mayAsk(no, templates).map(({ moment }) => moment)).toEqual(['wish', 'redeem'])
  // What she turned off herself is not asked for; and a later yes of hers lets a kind be asked for again.
  const off = { ...willing(0), preferences: { personalised: true, messages: { memberDayOpening: false } } }
  expect(mayAsk(off, templates).map(({ moment }) => moment)).toEqual(['wish', 'redeem'])
})

test.each([
  [43101, 'usedUp', ['noQuota']],
  [43107, 'banned', ['notAllowed']],
  [43108, 'other', []],
  [45168, 'other', []],
  [47003, 'other', []],
  [40037, 'other', []],
  [-604101, 'other', []],
])('refusedBy: %d comes to %s and the gates %j', (code, effect, failed) => {
  const refused = refusedBy(code)
  expect(refused).toMatchObject({ effect, failed, refusal: { code } })
  expect(refused.refusal.words).toContain(String(code))
})

test('hasActed: the thing itself, within three days', () => {
  const [decision] = decideMessages({
    member: wishing(willing(), ['r1']),
    candidates: [wishBack('a', 'r1')],
    around: around([reward('r1')]),
    book: NEW_RULE_BOOK,
    taste: null,
    now: NOON,
  }).decisions
  if (decision === undefined) throw new Error('one is decided')
  const after = (fact: Fact, hours: number) =>
    hasActed(decision, { happenings: [{ at: NOON + hours * 3_600_000, facts: [fact] }], voucher: null })
  const redeemed = (rewardId: string): Fact => ({ kind: 'redeemed', rewardId, voucherId: 'v' })
  expect(after(redeemed('r1'), 71.9)).toBe(true)
  expect(after(redeemed('r1'), 72)).toBe(false)
  expect(after(redeemed('r1'), -1)).toBe(false)
  expect(after(redeemed('r2'), 1)).toBe(false)
  expect(after({ kind: 'checkedIn', streak: 3 }, 1)).toBe(false)
})
