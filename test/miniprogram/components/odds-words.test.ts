import { oddsPercent, oddsWords } from '../../../miniprogram/components/prize-list/odds-words'

test.each([
  [1, '每次都中', '100%'],
  [0.5, '平均 2 次中 1 次', '50%'],
  [0.6375, '平均约 100 次中 64 次', '63.75%'],
  [0.3, '平均 100 次中 30 次', '30%'],
  [0.0125, '平均 80 次中 1 次', '1.25%'],
  [0.03, '平均约 33 次中 1 次', '3%'],
  [0.000001, '平均 1000000 次中 1 次', '0.0001%'],
])('odds of %d are “%s” and %s', (odds, words, percent) => {
  expect([oddsWords(odds), oddsPercent(odds)]).toEqual([words, percent])
})
