import fc from 'fast-check'
import { DEFAULT_PREFERENCES } from '../../../cloudfunctions/domain/member/preferences'
import { NO_PROFILE } from '../../../cloudfunctions/domain/member/profile'
import { forgetTag, pauseTag, tagViews, tasteOf } from '../../../cloudfunctions/domain/tags/drawer'
import { type Sign, withSigns } from '../../../cloudfunctions/domain/tags/signs'
import { speakAgainst } from '../../../cloudfunctions/domain/tags/speak-against'
import {
  liveTags,
  MOST_SCORE,
  NO_TAGS,
  scoreAt,
  TAGS_KEPT,
  type TagRecord,
} from '../../../cloudfunctions/domain/tags/tag'
import { PlainDrawer } from './plain-drawer'

const DAY_MS = 24 * 60 * 60 * 1000
const START = Date.parse('2026-12-01T08:00:00+08:00')
const NO_STORES = new Map<string, string>()
const PROFILED = { preferences: DEFAULT_PREFERENCES, profile: NO_PROFILE }

const tagName = fc.constantFrom('bath', 'bedding', 'page:memberDay')
const kind = fc.constantFrom('view' as const, 'tap' as const, 'wish' as const)
const sketch = fc.record({ tag: tagName, kind, weight: fc.integer({ min: 1, max: 5 }), age: fc.nat(7 * DAY_MS) })
type Sketch = typeof sketch extends fc.Arbitrary<infer S> ? S : never
const signsAt = (sketches: readonly Sketch[], now: number): Sign[] =>
  sketches.map(({ age, ...sign }) => ({ ...sign, at: now - age }))

const step = fc.oneof(
  fc.record({ act: fc.constant('note' as const), sketches: fc.array(sketch, { maxLength: 4 }) }),
  fc.record({ act: fc.constant('forget' as const), tag: tagName }),
  fc.record({ act: fc.constant('mind' as const), tags: fc.uniqueArray(tagName, { maxLength: 2 }) }),
  fc.record({ act: fc.constant('pause' as const), tag: tagName, paused: fc.boolean() }),
  fc.record({ act: fc.constant('wait' as const), ms: fc.nat(3 * DAY_MS) }),
  fc.record({ act: fc.constant('wait' as const), ms: fc.integer({ min: 20 * DAY_MS, max: 90 * DAY_MS }) }),
)

test('tags: the record and a plain drawer that keeps every sign agree over random histories', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25, size: 'max' }), (steps) => {
      const plain = new PlainDrawer()
      let record: TagRecord = NO_TAGS
      let now = START
      for (const each of steps) {
        if (each.act === 'wait') now += each.ms
        if (each.act === 'note') {
          plain.note(signsAt(each.sketches, now), now)
          record = withSigns(record, signsAt(each.sketches, now), now)
        }
        if (each.act === 'forget') {
          plain.forget(each.tag, now)
          record = forgetTag(record, each.tag, now)
          expect(tagViews(record, NO_STORES, now).map(({ tag }) => tag)).not.toContain(each.tag)
        }
        if (each.act === 'mind') {
          plain.mind(each.tags, now)
          record = speakAgainst({ ...PROFILED, tags: record }, each.tags, now).tags
        }
        if (each.act === 'pause') {
          plain.pause(each.tag, each.paused)
          const paused = pauseTag(record, each.tag, each.paused)
          if (paused.ok) record = paused.tags
        }
      }
      const shown = tagViews(record, NO_STORES, now).sort((a, b) => (a.tag < b.tag ? -1 : 1))
      const expected = plain.seen(now)
      expect(
        shown.map(({ tag, paused, evidence }) => ({
          tag,
          paused,
          evidence: evidence.map(({ kind: of, count, lastAt }) => `${of} ${count} ${lastAt}`).sort(),
        })),
      ).toEqual(expected.map(({ score: _, ...rest }) => rest))
      for (const [place, { score }] of shown.entries()) expect(score).toBeCloseTo(expected[place]?.score ?? -1, 9)
      expect([...tasteOf(record, now).keys()].sort()).toEqual(plain.read(now))
    }),
    { numRuns: 2_000 },
  )
})

test('withSigns: the order of a batch does not matter, to the last digit', () => {
  const shuffled = fc
    .array(sketch, { minLength: 1, maxLength: 20 })
    .chain((sketches) => fc.tuple(fc.constant(sketches), fc.shuffledSubarray(sketches, { minLength: sketches.length })))
  fc.assert(
    fc.property(fc.array(sketch, { maxLength: 5 }), shuffled, (before, [one, other]) => {
      const record = withSigns(NO_TAGS, signsAt(before, START), START)
      const now = START + DAY_MS
      expect(withSigns(record, signsAt(other, now), now)).toEqual(withSigns(record, signsAt(one, now), now))
    }),
    { numRuns: 500 },
  )
})

test('scoreAt: reading later is reading once and fading on, never below 0, and half after fourteen days', () => {
  const score = fc.double({ min: 0, max: MOST_SCORE, noNaN: true })
  fc.assert(
    fc.property(score, fc.nat(400 * DAY_MS), fc.nat(400 * DAY_MS), (first, one, two) => {
      const at = START
      const later = scoreAt({ score: first, at }, at + one + two)
      const onceRead = { score: scoreAt({ score: first, at }, at + one), at: at + one }
      expect(later).toBeCloseTo(scoreAt(onceRead, at + one + two), 9)
      expect(later).toBeGreaterThanOrEqual(0)
      expect(later).toBeLessThanOrEqual(first)
    }),
  )
  expect(scoreAt({ score: 8, at: START }, START + 14 * DAY_MS)).toBe(4)
  expect(scoreAt({ score: 8, at: START }, START - DAY_MS)).toBe(8)
})

test('withSigns: whatever comes, a score stays within its bound and so does the number of tags; a paused one is never let go', () => {
  const many = fc.record({
    tag: fc.nat(60).map((number) => `t${number}`),
    kind,
    weight: fc.integer({ min: 1, max: 6 }),
  })
  fc.assert(
    fc.property(
      fc.array(fc.array(many, { minLength: 1, maxLength: 100, size: 'max' }), { minLength: 1, maxLength: 20 }),
      fc.array(fc.nat(60), { maxLength: 10 }),
      (batches, pausing) => {
        let record: TagRecord = NO_TAGS
        const paused = new Set<string>()
        for (const [day, batch] of batches.entries()) {
          const now = START + day * DAY_MS
          record = withSigns(
            record,
            batch.map((sign) => ({ ...sign, at: now })),
            now,
          )
          const tag = `t${pausing[day]}`
          const done = pauseTag(record, tag, true)
          if (done.ok) {
            record = done.tags
            paused.add(tag)
          }
          expect(record.kept.length).toBeLessThanOrEqual(TAGS_KEPT)
          expect(record.kept.every(({ score }) => score > 0 && score <= MOST_SCORE)).toBe(true)
          expect(
            record.kept
              .filter((each) => each.paused)
              .map((each) => each.tag)
              .sort(),
          ).toEqual([...paused].sort())
        }
      },
    ),
    { numRuns: 60 },
  )
  const flood = Array.from({ length: 100 }, () => ({ tag: 'bath', kind: 'wish' as const, weight: 5, at: START }))
  expect(withSigns(NO_TAGS, flood, START).kept).toMatchObject([{ tag: 'bath', score: MOST_SCORE }])
})

test('withSigns: of more tags than are kept the weakest make room', () => {
  const signs = Array.from({ length: TAGS_KEPT + 3 }, (_, place) => ({
    tag: `t${String(place).padStart(2, '0')}`,
    kind: 'view' as const,
    weight: 1,
    at: START - place * 1000,
  }))
  const { kept } = withSigns(NO_TAGS, signs, START)
  expect(kept.map(({ tag }) => tag)).toEqual(signs.slice(0, TAGS_KEPT).map(({ tag }) => tag))
})

test('forgetTag: what happened before cannot bring it back, what happens after begins at nothing', () => {
  const seen = (at: number): Sign => ({ tag: 'bath', kind: 'view', weight: 1, at })
  const before = withSigns(NO_TAGS, [seen(START), seen(START), seen(START)], START)
  const forgottenAt = START + DAY_MS
  const gone = forgetTag(before, 'bath', forgottenAt)
  expect(gone.kept).toEqual([])
  const now = forgottenAt + DAY_MS
  for (const late of [START, forgottenAt - 1, forgottenAt]) expect(withSigns(gone, [seen(late)], now)).toBe(gone)
  const back = withSigns(gone, [seen(START), seen(forgottenAt + 1)], now)
  expect(back.kept).toMatchObject([{ score: 1, evidence: [{ kind: 'view', count: 1, lastAt: forgottenAt + 1 }] }])
})

test('pauseTag: a paused tag goes on gathering and is read by nobody, until she lets it be read again', () => {
  const sign: Sign = { tag: 'bath', kind: 'wish', weight: 5, at: START }
  const paused = pauseTag(withSigns(NO_TAGS, [sign], START), 'bath', true)
  if (!paused.ok) throw new Error('it is there')
  const gathered = withSigns(paused.tags, [sign], START)
  expect(liveTags(gathered, START)).toEqual([])
  const read = pauseTag(gathered, 'bath', false)
  expect(read).toMatchObject({ ok: true, tags: { kept: [{ tag: 'bath', score: 10, paused: false }] } })
  expect(pauseTag(gathered, 'bedding', true)).toEqual({ ok: false, code: 'NOT_FOUND', what: 'tag' })
})

test('speakAgainst: half is left of the tags that spoke, with evidence that says so, and nothing changes while she is not profiled', () => {
  const sign = (tag: string): Sign => ({ tag, kind: 'wish', weight: 5, at: START })
  const tags = withSigns(NO_TAGS, [sign('bath'), sign('table')], START)
  const member = { ...PROFILED, tags }
  const after = speakAgainst(member, ['bath', 'scent'], START + 14 * DAY_MS).tags
  expect(tagViews(after, NO_STORES, START + 14 * DAY_MS)).toMatchObject([
    { tag: 'table', score: 2.5, evidence: [{ kind: 'wish' }] },
    {
      tag: 'bath',
      name: '想要浴室用品',
      score: 1.25,
      evidence: [{ words: '说过浴室用品的消息与您无关 1 次' }, { words: '把浴室用品放进心愿 1 次' }],
    },
  ])
  for (const unprofiled of [
    { ...member, preferences: { ...DEFAULT_PREFERENCES, personalised: false } },
    { ...member, profile: { ...NO_PROFILE, minor: true } },
  ])
    expect(speakAgainst(unprofiled, ['bath'], START)).toBe(unprofiled)
})
