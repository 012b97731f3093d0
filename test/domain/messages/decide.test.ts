import fc from 'fast-check'
import type { MemberState } from '../../../cloudfunctions/domain/member/member'
import { withAnswers } from '../../../cloudfunctions/domain/messages/asking'
import type { Candidate } from '../../../cloudfunctions/domain/messages/candidate'
import { decideMessages } from '../../../cloudfunctions/domain/messages/decide'
import type { MessageDecision } from '../../../cloudfunctions/domain/messages/decision'
import { kindOf, withReturned } from '../../../cloudfunctions/domain/messages/messaging'
import { NEW_RULE_BOOK, type RuleBook, withRule } from '../../../cloudfunctions/domain/messages/rule-book'
import type { TagTaste } from '../../../cloudfunctions/domain/messages/worth'
import type { MessageKind } from '../../../typings/contract'
import { around, at, gift, NOON, reward, voucherEnding, willing, wishBack, wishing } from './message-world'

/** `HISTORIES=1000000 npx jest --selectProjects domain messages/decide` runs as many as one likes. */
const HISTORIES = Number(process.env.HISTORIES ?? 2_000)

const KINDS = ['wishBack', 'birthday', 'anniversary', 'voucherEnding'] as const
const kind = fc.constantFrom<MessageKind>(...KINDS)
const step = fc.oneof(
  fc.record({ act: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 60 * 20 }) }),
  fc.record({
    act: fc.constant('decide' as const),
    them: fc.array(fc.record({ kind, isSo: fc.boolean() }), { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ act: fc.constant('accept' as const), kind }),
  fc.record({ act: fc.constant('prefer' as const), kind, on: fc.boolean() }),
  fc.record({ act: fc.constant('rule' as const), kind, paused: fc.boolean() }),
  fc.record({ act: fc.constant('refused' as const), effect: fc.constantFrom('usedUp', 'banned', 'other') }),
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

const VOUCHERS = new Map([
  ['issued', { state: 'issued' as const, endsAt: Number.MAX_SAFE_INTEGER }],
  ['used', { state: 'used' as const, endsAt: Number.MAX_SAFE_INTEGER }],
])
const AROUND = around([reward('wished'), reward('other')], { vouchers: VOUCHERS })

test('decideMessages: what is sent, when and how often, agrees with a plain model over random histories', () => {
  fc.assert(fc.property(fc.array(step, { maxLength: 25, size: 'max' }), live), { numRuns: HISTORIES })
}, 1_000_000_000)

/** The gates said again in the plainest way: numbers and sets. */
interface Model {
  now: number
  sentOn: Set<string>
  quota: Map<MessageKind, number>
  unwanted: Set<MessageKind>
  banned: Set<MessageKind>
  paused: Set<MessageKind>
}

function live(steps: readonly Step[]): void {
  const model: Model = {
    now: NOON,
    sentOn: new Set(),
    quota: new Map(),
    unwanted: new Set(),
    banned: new Set(),
    paused: new Set(),
  }
  let member = wishing(willing(0), ['wished'])
  let book: RuleBook = NEW_RULE_BOOK
  let last: MessageDecision | undefined
  let serial = 0
  let [candidates, sent, suppressed] = [0, 0, 0]

  for (const each of steps) {
    if (each.act === 'wait') model.now += each.minutes * 60_000
    if (each.act === 'rule') {
      book = withRule(book, each.kind, each.paused, model.now)
      put(model.paused, each.kind, each.paused)
    }
    if (each.act === 'accept') {
      member = withAnswers(member, [{ kind: each.kind, answer: 'acceptWithAlert' }], model.now)
      model.quota.set(each.kind, (model.quota.get(each.kind) ?? 0) + 1)
      model.banned.delete(each.kind)
    }
    if (each.act === 'prefer') {
      const messages = { ...member.preferences.messages, [each.kind]: each.on }
      member = { ...member, preferences: { ...member.preferences, messages } }
      put(model.unwanted, each.kind, !each.on)
    }
    if (each.act === 'refused' && last !== undefined) {
      const { _id: id, kind: of, day } = last
      const effect = each.effect as 'usedUp' | 'banned' | 'other'
      for (let time = 0; time < 2; time++) {
        member = { ...member, messaging: withReturned(member.messaging, { id, kind: of, effect, now: model.now }) }
      }
      model.sentOn.delete(day)
      model.quota.set(of, effect === 'other' ? (model.quota.get(of) ?? 0) + 1 : 0)
      if (effect === 'banned') model.banned.add(of)
      sent--
      suppressed++
      last = undefined
    }
    if (each.act !== 'decide') continue

    const them = each.them.map(({ kind: of, isSo }) => candidate(of, isSo, `c${serial++}`, model.now))
    const decided = decideMessages({ member, candidates: them, around: AROUND, book, taste: null, now: model.now })
    candidates += them.length
    const chosen = decided.decisions.filter(({ state }) => state === 'toSend')
    const passing = decided.decisions.filter((_, place) => passes(model, each.them[place]))
    agree(decided.decisions.length, them.length)
    agree(chosen.length, passing.length > 0 ? 1 : 0)
    const [best] = chosen
    if (best !== undefined) {
      agree(passing.includes(best), true)
      agree(Math.max(...passing.map(({ worth }) => worth.expected)), best.worth.expected)
      agree(best.failed.length, 0)
      model.sentOn.add(best.day)
      model.quota.set(best.kind, (model.quota.get(best.kind) ?? 0) - 1)
      last = best
    }
    for (const decision of decided.decisions) {
      if (decision === best) continue
      agree(decision.failed.length > 0, true)
      agree(decision.failed.includes('notBest'), passing.includes(decision))
    }
    sent += chosen.length
    suppressed += decided.decisions.length - chosen.length
    member = decided.member
    for (const of of KINDS) agree(kindOf(member.messaging, of).quota, model.quota.get(of) ?? 0)
    agree(sent + suppressed, candidates)
  }
}

function passes(model: Model, each: { kind: MessageKind; isSo: boolean } | undefined): boolean {
  if (each === undefined) return false
  const shanghai = new Date(model.now + 8 * 3_600_000)
  const isDay = shanghai.getUTCHours() >= 9 && shanghai.getUTCHours() < 22
  const isFree = !model.sentOn.has(shanghai.toISOString().slice(0, 10))
  const isMine = !model.unwanted.has(each.kind) && !model.banned.has(each.kind) && !model.paused.has(each.kind)
  return each.isSo && isDay && isFree && isMine && (model.quota.get(each.kind) ?? 0) > 0
}

function candidate(of: MessageKind, isSo: boolean, id: string, now: number): Candidate {
  const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10)
  if (of === 'wishBack') return wishBack(id, isSo ? 'wished' : 'other', now)
  if (of === 'voucherEnding') return voucherEnding(id, isSo ? 'issued' : 'used', now)
  return gift(id, of as 'birthday' | 'anniversary', isSo ? today : '2026-01-01', now)
}

function put<Item>(set: Set<Item>, item: Item, isIn: boolean): void {
  if (isIn) set.add(item)
  else set.delete(item)
}

/** `expect` is too slow for millions of comparisons. */
function agree(actual: unknown, expected: unknown): void {
  if (actual !== expected) throw new Error(`${actual} is not ${expected}`)
}

const decide = (member: MemberState, candidates: readonly Candidate[], more: { taste?: TagTaste; now?: number } = {}) =>
  decideMessages({
    member,
    candidates,
    around: around([reward('r1', { tags: ['bath'] }), reward('r2', { tags: ['bed'] })]),
    book: NEW_RULE_BOOK,
    taste: more.taste ?? null,
    now: more.now ?? NOON,
  }).decisions

test('decideMessages: a tie goes by the order of the rules, then by the lower id', () => {
  const member = wishing(willing(), ['r1', 'r2'])
  const chosen = (candidates: readonly Candidate[]) =>
    decide(member, candidates).find(({ state }) => state === 'toSend')
  expect(chosen([wishBack('b', 'r2'), wishBack('a', 'r1')])?._id).toBe('a')
})

test('decideMessages: of what her tags speak for she hears first, and the decision names them; without a taste it names none', () => {
  const member = wishing(willing(), ['r1', 'r2'])
  const taste: TagTaste = new Map([['bed', { score: 4, name: '常看床品' }]])
  const candidates = [wishBack('a', 'r1'), wishBack('b', 'r2')]
  const [first, second] = decide(member, candidates, { taste })
  expect(second).toMatchObject({ state: 'toSend', tags: [{ tag: 'bed', name: '常看床品', score: 4 }] })
  expect(first).toMatchObject({ failed: ['notBest'], tags: [] })
  expect(decide(member, candidates).flatMap(({ tags }) => tags)).toEqual([])
  // A tag that she deleted or paused is no part of a taste any more.
  expect(decide(member, candidates, { taste: new Map() }).flatMap(({ tags }) => tags)).toEqual([])
})

test('decideMessages: what she found not relevant twice is worth no third interruption, until ninety days later', () => {
  const member = wishing(willing(), ['r1'])
  const { wishBack: mine } = member.messaging.kinds
  if (mine === undefined) throw new Error('she said yes to it')
  const tired = (days: number) => ({
    ...member,
    messaging: {
      ...member.messaging,
      kinds: { wishBack: { ...mine, irrelevant: { count: 3, at: NOON - days * 86_400_000 } } },
    },
  })
  expect(decide(tired(89), [wishBack('a', 'r1')])).toMatchObject([{ failed: ['notWorthIt'] }])
  expect(decide(tired(90), [wishBack('a', 'r1')])).toMatchObject([{ failed: [], state: 'toSend' }])
})

test.each([
  ['2026-11-23T08:59:59.999', ['quietHours']],
  ['2026-11-23T09:00:00.000', []],
  ['2026-11-23T21:59:59.999', []],
  ['2026-11-23T22:00:00.000', ['quietHours']],
])('decideMessages: at %s the gates that fail are %j', (instant, failed) => {
  const now = at(instant)
  expect(decide(wishing(willing(), ['r1']), [wishBack('a', 'r1', now)], { now })).toMatchObject([{ failed }])
})

test('decideMessages: a candidate keeps every gate that it fails, in their order', () => {
  const now = at('2026-11-23T23:00:00.000')
  const member: MemberState = {
    ...willing(0),
    preferences: { personalised: true, messages: { wishBack: false } },
  }
  const sent = { ...member, messaging: { ...member.messaging, lastSent: { id: 'x', day: '2026-11-23' } } }
  expect(decide(sent, [wishBack('a', 'r1', now)], { now })[0]?.failed).toEqual([
    'notRelevant',
    'notAllowed',
    'noQuota',
    'alreadyToday',
    'quietHours',
    'notWorthIt',
  ])
})

test('decideMessages: a clock that is behind sends nothing for a day that is over once the next has begun', () => {
  const member = wishing(willing(2), ['r1'])
  const tomorrow = { ...member, messaging: { ...member.messaging, lastSent: { id: 'x', day: '2026-11-24' } } }
  expect(decide(tomorrow, [wishBack('a', 'r1')])[0]?.failed).toEqual(['alreadyToday'])
})
