import { grouped } from '../../../figures/grouped'
import { yuan } from '../../../figures/yuan'

/** Typed figures, as they are sent. Null for what is no figure; nothing is rounded in silence. */

/** `12.5` yuan are 1,250 fen. */
export const fenFrom = (typed: string): number | null => hundredthsFrom(typed)

/** `1.5` times are 150 percent. */
export const percentFrom = (typed: string): number | null => hundredthsFrom(typed)

export function wholeFrom(typed: string): number | null {
  const text = plain(typed)
  return /^\d{1,12}$/.test(text) ? Number(text) : null
}

/** The other way round, as one would type it. */
export const yuanTyped = (fen: number): string => yuan(fen).replace(/,/g, '')
export const timesTyped = (percent: number): string => String(percent / 100)

/** What is wrong with a whole number, in words; empty when nothing is. */
export function wholeFault(typed: string, least: number, most: number): string {
  const whole = wholeFrom(typed)
  return whole === null || whole < least || whole > most ? `请写 ${grouped(least)} 到 ${grouped(most)} 的整数` : ''
}

/** As `wholeFault`, for an amount in yuan. */
export function yuanFault(typed: string, mostYuan: number, leastFen = 0): string {
  const fen = fenFrom(typed)
  if (fen === null) return '请写金额，最多两位小数'
  if (fen < leastFen) return '请写大于零的金额'
  return fen > mostYuan * 100 ? `最多 ${grouped(mostYuan)} 元` : ''
}

function hundredthsFrom(typed: string): number | null {
  const text = plain(typed)
  const parts = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(text)
  return parts === null ? null : Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
}

/** Without the spaces and separators that a keyboard or a paste leaves. */
const plain = (typed: string): string => typed.replace(/[\s,，]/g, '')
