import type { Home } from '../../typings/contract'

/** How many of the cycle's seven bolls are open. A cycle finished today stays open until tomorrow begins the next one. */
export function bollsOpen({ checkedInToday, cycle }: Pick<Home, 'checkedInToday' | 'cycle'>): number {
  return checkedInToday && cycle.next === 0 ? cycle.rewards.length : cycle.next
}

/** One line below the branch: how far it is. */
export function branchCaption(home: Pick<Home, 'checkedInToday' | 'cycle'>): string {
  const open = bollsOpen(home)
  const left = home.cycle.rewards.length - open
  if (left === 0) return '这一枝开满了，明天再开新的一枝'
  if (open === 0) return '一天开一朵，七天开满一枝'
  if (left === 1) return home.checkedInToday ? '只差一朵，明天开满这一枝' : '只差今天这一朵，就开满一枝'
  return `开了 ${open} 朵，再有 ${left} 朵就满一枝`
}
