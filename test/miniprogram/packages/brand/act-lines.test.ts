import { actLine } from '../../../../miniprogram/packages/brand/pages/audit/act-lines'
import type { ActView } from '../../../../typings/contract'
import { act } from './brand-samples'

const terms = { name: '无捻毛巾', points: 180, limit: null, audience: 'member', onSale: true }

test.each<[string, Pick<ActView, 'what' | 'before' | 'after'>, string[]]>([
  [
    'of a change, what is another than before, and whose it is',
    { what: 'saveReward', before: terms, after: { ...terms, limit: 2, audience: 'paid', onSale: false } },
    ['“无捻毛巾”', '每人最多：不限 → 2', '为谁准备：全部会员 → 付费会员', '在售：是 → 否'],
  ],
  [
    'of a new name, both names',
    { what: 'saveReward', before: terms, after: { ...terms, name: '毛巾' } },
    ['名称：无捻毛巾 → 毛巾'],
  ],
  [
    'of something new, what it is',
    { what: 'saveStore', before: null, after: { name: '淮海路店', address: '' } },
    ['名称：淮海路店', '地址：空着'],
  ],
  [
    'of multipliers, each',
    {
      what: 'saveAwardRules',
      before: { tiers: '{}', days: '{}' },
      after: { tiers: '{"member":150}', days: '{"2026-12-01":200}' },
    },
    ['会员的倍数：都是 1 倍 → 全部会员 1.5 倍', '日子的倍数：都是 1 倍 → 2026-12-01 2 倍'],
  ],
  [
    'of a member day, what is in it, and no change that there was not',
    {
      what: 'publishEvent',
      before: null,
      after: { event: '周二会员日', prizes: 4, units: 281, amendments: 0 },
    },
    ['会员日：周二会员日', '奖品：4 种', '一共：281 份'],
  ],
  ['of what changes nothing, nothing', { what: 'identify', before: null, after: null }, []],
])('actLine: %s', (_fact, facts, changes) => {
  expect(actLine({ ...act, ...facts }).changes).toEqual(changes)
})
