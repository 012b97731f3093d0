import { ruleRows } from '../../../../miniprogram/packages/brand/pages/messages/rule-rows'
import { rule } from './console-samples'

test('ruleRows: intervals share one scale, and a rule of which little is known has none', () => {
  const [, sure, unsure] = ruleRows([
    { ...rule, kind: 'birthday', sent: 1, ratio: null },
    { ...rule, kind: 'wishBack', sent: 500, ratio: { value: 20, low: 10, high: 26 } },
    rule,
  ])
  expect(sure?.range).toEqual({ left: (6 / 26) * 100, width: (7 / 26) * 100, at: (9.2 / 26) * 100 })
  expect(unsure?.range).toBeNull()
})
