import { grouped } from './grouped'

/** `399` for 39,900 fen, `0.50` for 50: whole yuan stand without their zeros. */
export function yuan(fen: number): string {
  const whole = grouped(Math.floor(fen / 100))
  const rest = fen % 100
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0')}`
}
