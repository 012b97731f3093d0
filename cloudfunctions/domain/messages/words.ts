import { clockTimeOf, type Day, dayOf } from '../time/day'

/** `11月30日`. */
export const dayWords = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

/** `11月24日 22:00`. */
export const timeWords = (instant: number): string => clockTimeOf(instant)

/** As a template's date takes it: `2026-11-24 22:00`. */
export const stampWords = (instant: number): string => `${dayOf(instant)} ${clockTimeOf(instant).slice(-5)}`

/** `100积分`, with what is to be paid at the till: `100积分+9.90元`. */
export const amountWords = (points: number, priceFen: number): string =>
  priceFen === 0 ? `${points}积分` : `${points}积分+${(priceFen / 100).toFixed(2)}元`
