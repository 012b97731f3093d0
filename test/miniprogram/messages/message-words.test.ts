import { KINDS, questionWords, suppressedLine } from '../../../miniprogram/messages/message-words'
import type { MessageKind } from '../../../typings/contract'

test.each<[readonly MessageKind[], string]>([
  [['memberDayOpening'], '会员日开始时，要给您发一条微信消息吗？'],
  [['voucherEnding', 'pointsExpiring'], '积分快到期或券快到期时，要给您发一条微信消息吗？'],
  [['wishBack'], '心愿里的东西又有了时，要给您发一条微信消息吗？'],
  [['wishInReach', 'wishDiscounted', 'wishBack'], '心愿里的东西积分够换、又有了或便宜了时，要给您发一条微信消息吗？'],
])('questionWords: of %j', (kinds, words) => {
  expect(questionWords(kinds)).toBe(words)
})

test('questionWords: a wish among others says that it is one', () => {
  expect(questionWords(['wishBack', 'voucherEnding'])).toBe('券快到期或心愿又有了时，要给您发一条微信消息吗？')
})

test('KINDS: each kind stands once, in words without haste', () => {
  expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(KINDS.length)
  for (const { name, comes } of KINDS) expect(`${name}${comes}`).not.toMatch(/[！!]|赶快|马上|立即|最后/)
})

test('suppressedLine: nothing held back is no line', () => {
  expect([suppressedLine(0), suppressedLine(12)]).toEqual(['', '本月有 12 条没有打扰您'])
})
