import { clockTimeOf, type Day, dayOf } from '../time/day'

/** `11月30日`. */
export const dayWords = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** `11月24日 22:00`. */
export const timeWords = (instant: number): string => clockTimeOf(instant)

/** As a template's date takes it: `2026-11-24 22:00`. */
export const stampWords = (instant: number): string => `${dayOf(instant)} ${clockTimeOf(instant).slice(-5)}`

/** `1,200 积分`. */
export const pointsWords = (points: number): string => `${grouped(points)} 积分`

/** `100 积分`, with what is to be paid at the till: `100 积分 + ¥9.90`; whole yuan stand without their zeros. */
export function amountWords(points: number, priceFen: number): string {
  if (priceFen === 0) return pointsWords(points)
  const rest = priceFen % 100
  const fen = rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`
  return `${pointsWords(points)} + ¥${grouped(Math.floor(priceFen / 100))}${fen}`
}

const grouped = (whole: number): string => whole.toLocaleString('en-US')
