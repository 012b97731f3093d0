import { differencesOf } from '../../../../miniprogram/packages/brand/event/differences'
import {
  draftOf,
  formOf,
  freePrizeId,
  pointsOf,
  withMoment,
} from '../../../../miniprogram/packages/brand/event/event-form'
import { firstEvent, nextFrom } from '../../../../miniprogram/packages/brand/event/new-event'
import { oddsSum } from '../../../../miniprogram/packages/brand/event/odds-sum'
import {
  fenOf,
  oddsOf,
  typedPercent,
  typedYuan,
  wholeOf,
} from '../../../../miniprogram/packages/brand/event/typed-numbers'
import { draft } from './console-samples'

const shanghai = (instant: string): number => Date.parse(`${instant}+08:00`)

test('formOf and draftOf: what was read and not touched is saved as it was', () => {
  const { id: _id, version: _version, state: _state, amendments: _amendments, missing: _missing, ...rest } = draft
  const { lacks: _lacks, prizes, ...terms } = rest
  expect(draftOf(formOf(draft))).toEqual({ ...terms, prizes: prizes.map(({ unitsLeft: _left, ...prize }) => prize) })
})

test('draftOf: what is no number is left out, and what is of points alone is left out of the others', () => {
  const form = formOf(draft)
  const [coupon, points] = form.prizes
  if (coupon === undefined || points === undefined) throw new Error('the sample has two prizes')
  const typed = { ...form, pointsBudget: '', prizes: [{ ...coupon, value: '1.', units: 'x', odds: '', points: '9' }] }
  expect(draftOf(typed)).toMatchObject({ pointsBudget: 0 })
  expect(draftOf(typed).prizes).toEqual([{ id: 'p1', kind: 'coupon', name: '20 元门店礼券', valueFen: 100 }])
})

test.each([
  ['0', 0],
  ['19.9', 1_990],
  [' 599 ', 59_900],
  ['0.01', 1],
  ['0.005', undefined],
  ['', undefined],
  ['-1', undefined],
  ['1e3', undefined],
])('fenOf: %p yuan are %p fen', (text, fen) => {
  expect(fenOf(text)).toBe(fen)
})

test.each([
  ['5', 0.05],
  ['1.25', 0.0125],
  ['0.0001', 0.000_001],
  ['100', 1],
  ['0.00001', undefined],
])('oddsOf: %p percent are %p, exactly', (text, odds) => {
  expect(oddsOf(text)).toBe(odds)
  if (odds !== undefined) expect(typedPercent(odds)).toBe(text)
})

test('what is shown to be typed again is what was typed', () => {
  for (const fen of [0, 1, 10, 100, 1_990, 59_900]) expect(fenOf(typedYuan(fen))).toBe(fen)
  expect(wholeOf('12.5')).toBeUndefined()
})

test('withMoment: what follows the opening moves along with its day, and the hours stay', () => {
  const moved = withMoment(formOf(draft), 'opens', { day: '2026-12-08', time: '11:00' })
  expect([moved.opens, moved.closes, moved.claimBy]).toEqual([
    { day: '2026-12-08', time: '11:00' },
    { day: '2026-12-08', time: '22:00' },
    { day: '2026-12-22', time: '22:00' },
  ])
  expect(withMoment(moved, 'closes', { day: '2026-12-09', time: '01:00' }).claimBy).toEqual(moved.claimBy)
})

test.each([
  ['on a Saturday', '2026-11-28T09:41:00', '2026-12-01'],
  ['on the Tuesday, before it opens', '2026-12-01T09:59:59', '2026-12-01'],
  ['on the Tuesday, once it would be open', '2026-12-01T10:00:00', '2026-12-08'],
])('firstEvent: %s, it is the Tuesday that lies ahead', (_when, now, day) => {
  const { opens, closes } = firstEvent(shanghai(now))
  expect([opens.day, opens.time, closes.time]).toEqual([day, '10:00', '22:00'])
})

test.each([
  ['a week on', '2026-11-28T09:00:00', '2026-12-08'],
  ['as many weeks on as it takes to lie ahead', '2026-12-20T09:00:00', '2026-12-22'],
])('nextFrom: %s', (_fact, now, day) => {
  const next = nextFrom(draft, shanghai(now))
  expect(next.opens).toEqual({ day, time: '10:00' })
  expect({ ...next, opens: 0, closes: 0, claimBy: 0 }).toEqual({ ...formOf(draft), opens: 0, closes: 0, claimBy: 0 })
})

test.each([
  ['35%', ['5', '30'], 35, '概率合计 35%，另外 65% 这次没有奖品'],
  [
    'a third three times, in millionths',
    ['33.3333', '33.3333', '33.3333'],
    99.9999,
    '概率合计 99.9999%，另外 0.0001% 这次没有奖品',
  ],
  ['everything', ['100'], 100, '概率合计 100%，每次都中'],
  ['too much', ['80', '20.5'], 100, '概率合计 100.5%，超出 0.5%，请调低一些'],
  ['what is not typed yet', ['', '5'], 5, '概率合计 5%，另外 95% 这次没有奖品'],
])('oddsSum: %s', (_what, odds, width, words) => {
  expect(oddsSum(odds.map((each) => ({ odds: each })))).toMatchObject({ width, words })
})

test('pointsOf and freePrizeId', () => {
  const { prizes } = formOf(draft)
  expect(pointsOf(prizes)).toBe(6_000)
  expect(freePrizeId(prizes)).toBe('p3')
  expect(freePrizeId(prizes.slice(1))).toBe('p1')
})

test('differencesOf: names what differs, and nothing else', () => {
  const mine = formOf(draft)
  expect(differencesOf(mine, formOf(draft))).toEqual([])
  const theirs = { ...mine, name: '', chances: { free: 2, bonus: 0, bonusDays: 3 } }
  expect(differencesOf(mine, theirs)).toEqual([
    { field: '名称', mine: '周二会员日', theirs: '空着' },
    { field: '抽奖机会', mine: '1 次，签到 3 天再加 1 次', theirs: '2 次，签到 3 天再加 0 次' },
  ])
})
