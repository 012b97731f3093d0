import { chancesOf, checkedInDays } from '../../../cloudfunctions/domain/draw/chances'
import { writeDraft } from '../../../cloudfunctions/domain/draw/draft'
import { comingTuesday, newEvent, stateAt } from '../../../cloudfunctions/domain/draw/event'
import { missingIn, TOP_PRIZE_FEN } from '../../../cloudfunctions/domain/draw/publish-check'
import type { EventDraft } from '../../../typings/contract'

const at = (instant: string) => Date.parse(`${instant}+08:00`)
const NOW = at('2026-11-23T09:00:00.000')

const WHOLE: EventDraft = {
  name: '周二会员日',
  rules: '按公布的概率抽取。',
  claimTerms: '在页面领取。',
  claimBy: at('2026-12-08T22:00:00.000'),
  organiser: '棉朵',
  contact: '400-000-0000',
  pointsBudget: 100,
  prizes: [{ id: 'bag', name: '帆布袋', kind: 'goods', valueFen: 5900, odds: 0.1, units: 10 }],
}

test.each([
  ['on a Monday, tomorrow', '2026-11-23T09:00:00.000', '2026-11-24T10:00:00.000'],
  ['on the Tuesday before ten, today', '2026-11-24T09:59:59.999', '2026-11-24T10:00:00.000'],
  ['on the Tuesday at ten, in a week', '2026-11-24T10:00:00.000', '2026-12-01T10:00:00.000'],
  [
    'on a Wednesday at seven in the morning, when it is Tuesday in UTC',
    '2026-11-25T07:00:00.000',
    '2026-12-01T10:00:00.000',
  ],
  ['at the end of a year', '2026-12-31T12:00:00.000', '2027-01-05T10:00:00.000'],
])('comingTuesday: %s', (_fact, now, opensAt) => {
  const coming = comingTuesday(at(now))
  expect(coming).toEqual({ opensAt: at(opensAt), closesAt: at(opensAt) + 12 * 60 * 60 * 1000 })
})

const published = { ...newEvent('e', writeDraft(null, {}, NOW)), state: 'published' as const, ready: true }

test.each([
  ['published up to its instant', '2026-11-24T09:59:59.999', published, 'published'],
  ['open from it on', '2026-11-24T10:00:00.000', published, 'open'],
  ['open to the last millisecond', '2026-11-24T21:59:59.999', { ...published, state: 'open' as const }, 'open'],
  ['closed at its instant', '2026-11-24T22:00:00.000', { ...published, state: 'open' as const }, 'closed'],
  ['closed though the clock never ran', '2026-11-24T22:00:00.000', published, 'closed'],
  ['not open while units are missing', '2026-11-24T12:00:00.000', { ...published, ready: false }, 'published'],
  ['a draft for ever', '2026-11-24T12:00:00.000', { ...published, state: 'draft' as const }, 'draft'],
])('stateAt: %s', (_fact, now, event, expected) => {
  expect(stateAt(event, at(now))).toBe(expected)
})

test('missingIn: a whole draft lacks nothing, an empty one nearly everything', () => {
  expect(missingIn(writeDraft(null, WHOLE, NOW), NOW)).toEqual([])
  expect(missingIn(writeDraft(null, {}, NOW), NOW).map(({ what }) => what)).toEqual([
    'name',
    'rules',
    'claimTerms',
    'organiser',
    'contact',
    'claimBy',
    'prizes',
  ])
})

const bag = { id: 'bag', name: '帆布袋', kind: 'goods' as const, valueFen: 5900, odds: 0.1, units: 10 }
const points = { id: 'p', name: '积分', kind: 'points' as const, points: 10, valueFen: 0, odds: 0.1, units: 10 }

test.each<[string, EventDraft, string[]]>([
  ['a top prize of 50,000 yuan', { prizes: [{ ...bag, valueFen: TOP_PRIZE_FEN }] }, []],
  ['one fen more', { prizes: [{ ...bag, valueFen: TOP_PRIZE_FEN + 1 }] }, ['prizeTop']],
  [
    'odds of exactly one',
    {
      prizes: [
        { ...bag, odds: 0.9 },
        { ...bag, id: 'b', odds: 0.1 },
      ],
    },
    [],
  ],
  [
    'a millionth more',
    {
      prizes: [
        { ...bag, odds: 0.9 },
        { ...bag, id: 'b', odds: 0.100001 },
      ],
    },
    ['oddsSum'],
  ],
  ['odds that are no millionths', { prizes: [{ ...bag, odds: 1 / 3 }] }, ['prizeOdds']],
  ['no odds', { prizes: [{ ...bag, odds: 0 }] }, ['prizeOdds']],
  ['no units', { prizes: [{ ...bag, units: 0 }] }, ['prizeUnits']],
  ['half a unit', { prizes: [{ ...bag, units: 0.5 }] }, ['prizeUnits']],
  ['two prizes of one id', { prizes: [bag, bag] }, ['prizeIds']],
  ['points within the budget', { prizes: [points] }, []],
  ['points beyond it', { prizes: [{ ...points, units: 11 }] }, ['pointsBudget']],
  [
    'points of no number',
    { prizes: [{ id: 'p', name: '积分', kind: 'points', valueFen: 0, odds: 0.1, units: 1 }] },
    ['prizePoints'],
  ],
  ['an opening in the past', { opensAt: NOW - 1 }, ['opensAt']],
  ['a closing at its opening', { opensAt: NOW, closesAt: NOW }, ['closesAt']],
  ['a claim that ends with the event', { claimBy: at('2026-11-24T22:00:00.000') }, ['claimBy']],
  ['four chances', { chances: { free: 2, bonus: 2, bonusDays: 3 } }, ['chances']],
  ['a name of blanks', { name: '  ' }, ['name']],
])('missingIn: %s', (_fact, change, expected) => {
  expect(missingIn(writeDraft(null, { ...WHOLE, ...change }, NOW), NOW).map(({ what }) => what)).toEqual(expected)
})

const terms = { closesAt: at('2026-11-24T22:00:00.000'), chances: { free: 1, bonus: 1, bonusDays: 3 } }
const record = (...runs: Array<[string, string]>) => ({
  runs: runs.map(([from, to]) => ({ from, to })),
  cards: { month: '', used: 0 },
})

test.each([
  ['nothing', record(), 0, 1],
  ['two days of the week', record(['2026-11-18', '2026-11-18'], ['2026-11-24', '2026-11-24']), 2, 1],
  ['three days of the week', record(['2026-11-22', '2026-11-24']), 3, 2],
  ['a run that began long before counts its days of the week', record(['2026-10-01', '2026-11-19']), 2, 1],
  ['all seven', record(['2026-11-01', '2026-11-24']), 7, 2],
  ['days before the week', record(['2026-11-01', '2026-11-17']), 0, 1],
])('chancesOf: %s', (_fact, checkIn, days, chances) => {
  expect(checkedInDays(checkIn, terms)).toBe(days)
  expect(chancesOf(checkIn, terms)).toBe(chances)
})
