import fc from 'fast-check'
import type { Form } from '../../../../miniprogram/packages/brand/form/field'
import {
  fenFrom,
  percentFrom,
  timesTyped,
  wholeFault,
  wholeFrom,
  yuanFault,
  yuanTyped,
} from '../../../../miniprogram/packages/brand/form/figures'
import { instantFrom, momentTyped } from '../../../../miniprogram/packages/brand/form/moments'
import { type Difference, threeWay } from '../../../../miniprogram/packages/brand/form/three-way'

test.each([
  ['12', 1_200],
  ['12.5', 1_250],
  ['12.05', 1_205],
  ['12.', 1_200],
  ['0.01', 1],
  [' 1,299.90 ', 129_990],
  ['', null],
  ['.5', null],
  ['12.505', null],
  ['-1', null],
  ['1e3', null],
  ['十二', null],
])('fenFrom: %j is %j', (typed, fen) => {
  expect(fenFrom(typed)).toBe(fen)
})

test.each([
  ['300', 300],
  ['10,000', 10_000],
  ['007', 7],
  ['', null],
  ['1.5', null],
  ['-3', null],
])('wholeFrom: %j is %j', (typed, whole) => {
  expect(wholeFrom(typed)).toBe(whole)
})

test('amounts, multipliers and moments come back as they were', () => {
  fc.assert(
    fc.property(fc.nat(100_000_000), fc.nat(1_000), fc.nat(4_000_000_000), (fen, percent, minutes) => {
      expect(fenFrom(yuanTyped(fen))).toBe(fen)
      expect(percentFrom(timesTyped(percent))).toBe(percent)
      const at = (minutes % 50_000_000) * 60_000
      expect(instantFrom(momentTyped(at))).toBe(at)
    }),
  )
})

test.each([
  ['0', ''],
  ['100000', ''],
  ['100000.01', '最多 100,000 元'],
  ['x', '请写金额，最多两位小数'],
])('yuanFault: %j up to 100,000 is %j', (typed, fault) => {
  expect(yuanFault(typed, 100_000)).toBe(fault)
})

test('yuanFault: nothing is too little where something has to be paid', () => {
  expect(yuanFault('0', 100_000, 1)).toBe('请写大于零的金额')
  expect(yuanFault('0.01', 100_000, 1)).toBe('')
})

test.each([
  ['1', ''],
  ['10', ''],
  ['0', '请写 1 到 10 的整数'],
  ['11', '请写 1 到 10 的整数'],
  ['', '请写 1 到 10 的整数'],
])('wholeFault: %j from 1 to 10 is %j', (typed, fault) => {
  expect(wholeFault(typed, 1, 10)).toBe(fault)
})

describe('threeWay', () => {
  const base = { name: '毛巾', points: '180', onSale: true }

  test.each<[string, Form, Form, Form, Difference[]]>([
    [
      'what she left alone becomes theirs',
      base,
      { ...base, points: '200' },
      { ...base, points: '200' },
      [{ key: 'points', theirs: '200' }],
    ],
    ['what she wrote stays', { ...base, name: '浴巾' }, base, { ...base, name: '浴巾' }, []],
    [
      'what both wrote stays hers, and theirs is told',
      { ...base, points: '150' },
      { ...base, points: '200' },
      { ...base, points: '150' },
      [{ key: 'points', theirs: '200', mine: '150' }],
    ],
    [
      'what both wrote alike is no difference',
      { ...base, points: '200' },
      { ...base, points: '200' },
      { ...base, points: '200' },
      [],
    ],
    [
      'what they took away goes, unless she wrote in it',
      { ...base, onSale: false },
      { name: '毛巾' },
      { name: '毛巾', onSale: false },
      [
        { key: 'points', theirs: undefined },
        { key: 'onSale', theirs: undefined, mine: false },
      ],
    ],
    ['what she took away stays away', { name: '毛巾', points: '180' }, base, { name: '毛巾', points: '180' }, []],
  ])('%s', (_fact, mine, theirs, form, differences) => {
    expect(threeWay({ base, mine, theirs })).toEqual({ form, differences: expect.arrayContaining(differences) })
    expect(threeWay({ base, mine, theirs }).differences).toHaveLength(differences.length)
  })

  test('nothing that she wrote is lost, and nothing that they changed goes unsaid', () => {
    const form = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2', '3'))
    fc.assert(
      fc.property(form, form, form, (was, mine, theirs) => {
        const merged = threeWay({ base: was, mine, theirs })
        for (const key of ['a', 'b', 'c', 'd']) {
          expect(merged.form[key]).toBe(mine[key] === was[key] ? theirs[key] : mine[key])
          const isTold = merged.differences.some((difference) => difference.key === key)
          expect(isTold).toBe(theirs[key] !== was[key] && theirs[key] !== mine[key])
        }
      }),
    )
  })
})
