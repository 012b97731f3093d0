import { titleOf } from '../../components/entry-list/entry-row'
import { dayLabel } from '../../days/day'
import type { Misfit } from '../../proof/chain'

/** Which entry does not fit, why, and what to do, in plain words. Entries are counted from the first, which is 1. */
export function misfitStory({ entry, why }: Misfit): string {
  const name = `${dayLabel(entry.day)}的第 ${entry.number + 1} 笔（${titleOf(entry)}）`
  return `${name}${WHY[why]}。请把这一页拿给店员看，我们来查清楚。`
}

const WHY: Readonly<Record<Misfit['why'], string>> = {
  content: '，内容和它的指纹不符',
  link: '，后一笔记着的是另一个指纹',
  gap: '，前面少了一笔',
  balance: '，余额不等于前一笔的余额加上这一笔',
}
