import type { Mark } from '../../../cloudfunctions/domain/messages/counts'
import { marksOf, type Response } from '../../../cloudfunctions/domain/messages/marks'
import {
  countBatch,
  NEW_RULE_BOOK,
  overallRatio,
  type RuleBook,
  ruleFigures,
  withRule,
} from '../../../cloudfunctions/domain/messages/rule-book'
import { judgedOf, signalToNoise } from '../../../cloudfunctions/domain/messages/signal'
import type { MessageKind } from '../../../typings/contract'
import { NOON } from './message-world'

/** The marks of a message that was sent and met with these responses. */
function sentWith(...responses: readonly Response[]): readonly Mark[] {
  let marks: readonly Mark[] = ['candidate', 'sent']
  for (const response of responses) marks = [...marks, ...marksOf({ state: 'sent', marks }, response)]
  return marks
}

let serial = 0
const batchOf = (kind: MessageKind, ...all: ReadonlyArray<readonly Mark[]>) =>
  all.map((marks) => ({ _id: `d${serial++}`, kind, marks, counted: 0 }))
const repeat = <Item>(count: number, item: Item): Item[] => Array(count).fill(item)
const figuresOf = (book: RuleBook, kind: MessageKind) => ruleFigures(book).find((figures) => figures.kind === kind)

test('signalToNoise: a fixed log gives the figure that was computed by hand', () => {
  // 12 opened, 6 of them acted upon too, 3 acted upon unopened: 15 signals. 3 not relevant after being opened, 2 turned off,
  // 5 ignored: 10 noises. S = 15.5, N = 10.5, n = 26. The shares p at which (15.5 ÷ 26 − p)² = 1.959964² p (1 − p) ÷ 26
  // are 0.407296 and 0.760256, found by halving; as odds 0.687182 and 3.171121.
  const log = [
    ...repeat(6, sentWith('opened', 'acted')),
    ...repeat(6, sentWith('opened')),
    ...repeat(3, sentWith('acted')),
    ...repeat(3, sentWith('opened', 'irrelevant')),
    ...repeat(2, sentWith('unsubscribed')),
    ...repeat(5, sentWith('ignored')),
    ...repeat(4, ['candidate', 'suppressed', 'noQuota', 'notWorthIt'] as const),
  ]
  const book = countBatch(NEW_RULE_BOOK, batchOf('wishBack', ...log), NOON)
  const figures = figuresOf(book, 'wishBack')
  expect(figures).toMatchObject({ candidates: 29, sent: 25, opened: 15, acted: 9, irrelevant: 3, unsubscribed: 2 })
  expect(figures?.suppressed).toEqual({ noQuota: 4, notWorthIt: 4 })
  expect(figures?.ratio?.value).toBeCloseTo(15.5 / 10.5, 10)
  expect(figures?.ratio?.low).toBeCloseTo(0.687182, 4)
  expect(figures?.ratio?.high).toBeCloseTo(3.171121, 4)
  expect(overallRatio(book)).toEqual(figures?.ratio)
})

test.each([
  ['fewer than twenty say nothing', 10, 9, null],
  ['no noise at all is a figure too', 20, 0, '41.00'],
  ['no signal at all as well', 0, 20, '0.02'],
])('signalToNoise: %s', (_fact, signals, noises, expected) => {
  expect(signalToNoise({ signals, noises })?.value.toFixed(2) ?? null).toBe(expected)
})

test('marksOf: no message is signal and noise at once, and nothing is marked twice', () => {
  const RESPONSES: readonly Response[] = ['opened', 'acted', 'irrelevant', 'unsubscribed', 'ignored']
  const orders = RESPONSES.flatMap((a) => RESPONSES.flatMap((b) => RESPONSES.map((c) => [a, b, c] as const)))
  for (const order of orders) {
    const marks = sentWith(...order)
    expect(new Set(marks).size).toBe(marks.length)
    const { signals, noises } = judgedOf(Object.fromEntries(marks.map((mark) => [mark, 1])))
    expect(signals + noises).toBe(1)
    const isNoise = order.some((each) => each === 'irrelevant' || each === 'unsubscribed') || order[0] === 'ignored'
    expect(noises).toBe(isNoise ? 1 : 0)
  }
  const inInbox = { state: 'suppressed', marks: ['candidate', 'suppressed', 'noQuota'] } as const
  expect(RESPONSES.map((response) => marksOf(inInbox, response))).toEqual([['seen'], [], ['unwanted'], [], []])
})

test('countBatch: a planted noisy rule pauses itself within one batch and says why; a quiet one goes on', () => {
  const noisy = batchOf('wishDiscounted', ...repeat(30, sentWith('ignored')), ...repeat(10, sentWith('irrelevant')))
  const useful = batchOf('voucherEnding', ...repeat(25, sentWith('opened')), ...repeat(15, sentWith('ignored')))
  const few = batchOf('birthday', ...repeat(19, sentWith('ignored')))
  const book = countBatch(NEW_RULE_BOOK, [...noisy, ...useful, ...few], NOON)
  expect(figuresOf(book, 'wishDiscounted')).toMatchObject({
    paused: true,
    pausedBecause: '有用 0 条，打扰 40 条，信噪比 0.01（95% 区间上限 0.12），低于 0.25，11月23日 12:00 自行暂停',
  })
  for (const kind of ['voucherEnding', 'birthday'] as const)
    expect(figuresOf(book, kind)).toMatchObject({ paused: false })
})

test('withRule: a rule that is woken is judged by what comes from then on', () => {
  const noise = repeat(40, sentWith('ignored'))
  const paused = countBatch(NEW_RULE_BOOK, batchOf('wishBack', ...noise), NOON)
  const woken = withRule(paused, 'wishBack', false, NOON)
  expect(figuresOf(countBatch(woken, batchOf('wishBack', ...noise.slice(0, 19)), NOON), 'wishBack')?.paused).toBe(false)
  expect(figuresOf(countBatch(woken, batchOf('wishBack', ...noise), NOON), 'wishBack')?.paused).toBe(true)
  expect(figuresOf(withRule(woken, 'wishBack', true, NOON), 'wishBack')).toMatchObject({
    paused: true,
    pausedBecause: null,
  })
})

test('countBatch: what is counted already is not counted again', () => {
  const [decision] = batchOf('wishBack', sentWith())
  if (decision === undefined) throw new Error('there is one')
  const once = countBatch(NEW_RULE_BOOK, [decision], NOON)
  expect(once.counting).toEqual([{ id: decision._id, marks: 2 }])
  const opened = { ...decision, marks: sentWith('opened'), counted: 2 }
  const twice = countBatch(once, [opened], NOON)
  expect(twice.counts.wishBack).toEqual({ candidate: 1, sent: 1, opened: 1, signal: 1 })
})
