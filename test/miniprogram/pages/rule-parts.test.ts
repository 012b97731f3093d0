import { rulePartsOf } from '../../../miniprogram/pages/draw-rules/rule-parts'
import { eventIn, NOW } from './member-day-world'

test('every change after publishing is said, with what it was before', () => {
  const event = eventIn('open')
  const amendments = [
    { at: NOW, kind: 'moreUnits' as const, prizeId: 'bag', from: 20, to: 1_200 },
    { at: NOW, kind: 'longerClaim' as const, from: event.claimBy, to: event.claimBy + 86_400_000 },
    { at: NOW, kind: 'closedEarly' as const, from: event.closesAt, to: NOW },
  ]
  const changes = rulePartsOf({ ...event, amendments }).find(({ title }) => title === '公布以后的改动')
  expect(changes?.lines).toEqual([
    '11月24日 10:30，“帆布袋”从 20 份加到 1,200 份',
    '11月24日 10:30，领取时间延长到 12月2日 24:00',
    '11月24日 10:30，提前结束',
  ])
})
