import { bollsOpen, branchCaption } from '../../../miniprogram/days/cycle'

const rewards = [5, 5, 10, 5, 10, 15, 30]

test.each([
  ['nothing yet', 0, false, 0, '一天开一朵，七天开满一枝'],
  ['the first today', 1, true, 1, '开了 1 朵，再有 6 朵就满一枝'],
  ['three, today still to come', 3, false, 3, '开了 3 朵，再有 4 朵就满一枝'],
  ['the last is today’s', 6, false, 6, '只差今天这一朵，就开满一枝'],
  ['the last is tomorrow’s', 6, true, 6, '只差一朵，明天开满这一枝'],
  ['finished today: the branch stays', 0, true, 7, '这一枝开满了，明天再开新的一枝'],
])('the branch: %s', (_fact, next, checkedInToday, open, caption) => {
  const home = { checkedInToday, cycle: { rewards, next } }
  expect(bollsOpen(home)).toBe(open)
  expect(branchCaption(home)).toBe(caption)
})
