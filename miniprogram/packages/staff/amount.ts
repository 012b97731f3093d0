import { grouped } from '../../figures/grouped'

/** The most that one receipt can be: a hundred thousand yuan. */
const MOST_FEN = 10_000_000

export type PadKey = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '.' | 'back'

/** An amount in yuan as it is typed, after one more key: two places after the point, no zeros in front, never too much. */
export function typeKey(text: string, key: PadKey): string {
  if (key === 'back') return text.slice(0, -1)
  if (key === '.') return text.includes('.') ? text : `${text || '0'}.`
  const typed = text === '0' ? key : text + key
  const isTooFine = /\.\d{3}$/.test(typed)
  return isTooFine || fenOf(typed) > MOST_FEN ? text : typed
}

/** What was typed, in fen; 0 for nothing. */
export function fenOf(text: string): number {
  const [whole = '', part = ''] = text.split('.')
  return Number(whole || '0') * 100 + Number(part.padEnd(2, '0'))
}

/** Points of an amount under a multiplier, as the server will count them: down to a whole point (rule A-1). Only shown. */
export function pointsOf(amountFen: number, multiplier: number): number {
  return Math.floor((amountFen * Math.round(multiplier * 10_000)) / 1_000_000)
}

/** As a receipt has it: `¥1,280.00`. */
export function money(fen: number): string {
  return `¥${grouped(Math.floor(fen / 100))}.${String(fen % 100).padStart(2, '0')}`
}
