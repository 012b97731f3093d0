import type { PrizeKind } from '../../../../typings/contract'
import type { PrizeForm } from './event-form'

export const PRIZE_KINDS: Readonly<Record<PrizeKind, string>> = { goods: '实物', coupon: '礼券', points: '积分' }

/** A prize in a line, while it is not being edited. */
export interface PrizeLine {
  readonly id: string
  readonly name: string
  readonly note: string
  readonly odds: string
}

export function prizeLine({ id, kind, name, value, units, odds }: PrizeForm): PrizeLine {
  const note = [PRIZE_KINDS[kind], ...(value === '' ? [] : [`¥${value}`]), ...(units === '' ? [] : [`${units} 份`])]
  return { id, name: name || '还没有名字', note: note.join(' · '), odds: odds === '' ? '' : `${odds}%` }
}
