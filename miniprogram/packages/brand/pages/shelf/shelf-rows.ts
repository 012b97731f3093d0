import type { BrandReward } from '../../../../../typings/contract'
import { grouped } from '../../../../figures/grouped'
import { pictureOf, priceOf } from '../../../../rewards/reward-words'

export interface ShelfRow {
  readonly id: string
  readonly name: string
  readonly picture: string
  readonly price: string
  /** How many are left, or why nobody gets it; empty stock is said before it is asked for. */
  readonly standing: string
  readonly isPast: boolean
}

export function shelfRow(reward: BrandReward, now: number): ShelfRow {
  const { id, name, onSale, closesAt } = reward
  return {
    id,
    name,
    picture: pictureOf(reward),
    price: priceOf(reward),
    standing: standingOf(reward, now),
    isPast: !onSale || (closesAt !== null && now >= closesAt),
  }
}

function standingOf({ onSale, opensAt, closesAt, units, unitsLeft }: BrandReward, now: number): string {
  if (!onSale) return '已下架'
  if (closesAt !== null && now >= closesAt) return '已过兑换时间'
  const stock =
    units === 0 ? '还没有库存' : unitsLeft === 0 ? '换完了' : `还有 ${grouped(unitsLeft)} / ${grouped(units)}`
  return now < opensAt ? `还没开始 · ${stock}` : stock
}
