import type { Person } from '../seams'

/** Who may hold the phone when whoever starts it names nobody. */
export const SOMEBODY: readonly Person[] = [
  { openid: 'o_local_first', name: '甲', note: '第一个人' },
  { openid: 'o_local_second', name: '乙', note: '第二个人' },
  { openid: 'o_local_third', name: '丙', note: '第三个人' },
]
