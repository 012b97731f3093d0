import type { MyVoucher, VoucherState } from '../../typings/contract'
import { dayLabel } from '../days/day'
import { dayAt, timeLabel } from '../days/instant'
import { momentLabel } from '../days/span'
import { grouped } from '../figures/grouped'
import { yuan } from '../figures/yuan'

export interface StateChoice {
  readonly state: VoucherState
  readonly name: string
  /** What an empty list of them says. */
  readonly none: string
}

export const STATES: readonly StateChoice[] = [
  { state: 'issued', name: '可用', none: '换好的东西、会员日的奖品，都会在这里等您去取。' },
  { state: 'used', name: '用过', none: '到店用掉的券会留在这里，记着哪天在哪家店。' },
  { state: 'returned', name: '退回', none: '退回积分的券会留在这里。' },
  { state: 'ended', name: '过期', none: '没有过期的券，真好。' },
]

const ORIGINS: Readonly<Record<MyVoucher['from'], string>> = {
  prize: '会员日奖品',
  reward: '积分兑换',
  membership: '会员礼',
  gift: '心意',
}

/** A voucher in words. */
export interface VoucherRow {
  readonly id: string
  readonly name: string
  /** Where it comes from, and how long it holds or what became of it. */
  readonly note: string
  /** The code; empty for what is not shown at a counter. */
  readonly code: string
  readonly spaced: string
  /** What is to be known at the counter, or how it comes. */
  readonly hint: string
  /** Points that come back when it is returned; 0 when it cannot be. */
  readonly returns: number
}

export function voucherRow(voucher: MyVoucher): VoucherRow {
  const { id, name, code, from, state, returns, shipped } = voucher
  const isShown = state === 'issued' && !shipped
  return {
    id,
    name,
    note: `${ORIGINS[from]} · ${becameOf(voucher)}`,
    code: isShown ? code : '',
    spaced: spacedCode(code),
    hint: hintOf(voucher),
    returns,
  }
}

/** A code in groups, to be read aloud or typed: `K7M2 Q9XW 4TRAB`. */
export function spacedCode(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}`
}

/** What is asked before a voucher goes back. */
export const returnWords = ({ name, returns }: Pick<VoucherRow, 'name' | 'returns'>): string =>
  `“${name}”退回以后，${grouped(returns)} 积分回到您的账上，到期日不变。券不能再用。`

function becameOf({ state, endsAt, used, shipped }: MyVoucher): string {
  if (used !== undefined) return `${dayLabel(dayAt(used.at))} ${timeLabel(used.at)} 用于${used.store}`
  if (state === 'returned') return '积分已退回'
  if (state === 'ended') return `到 ${momentLabel(endsAt)} 为止，已过期`
  return shipped ? '正在备货' : `用到 ${momentLabel(endsAt)}`
}

function hintOf({ state, shipped, priceFen }: MyVoucher): string {
  if (state !== 'issued') return ''
  if (shipped) return '会按填写的地址寄出。'
  return priceFen > 0 ? `到店请店员扫一下，再付 ¥${yuan(priceFen)}。` : '到店请店员扫一下。'
}
