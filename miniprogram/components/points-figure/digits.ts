import { grouped } from '../../figures/grouped'

/** One place of a figure, and what stood there before. */
export interface Digit {
  /** Another key where something else stands, so that the place is drawn anew and rolls. */
  readonly key: string
  readonly symbol: string
  readonly before: string
  readonly rolls: boolean
}

/** The places of `value` with thousands separated, left to right; those that differ from `before` roll. Null: none rolls. */
export function digitsOf({ value, before }: { readonly value: number; readonly before: number | null }): Digit[] {
  const symbols = grouped(value)
  const old = before === null ? symbols : grouped(before).padStart(symbols.length, ' ').slice(-symbols.length)
  return Array.from(symbols, (symbol, index) => {
    const was = old.charAt(index)
    const place = symbols.length - index
    return { key: `${place}:${was}:${symbol}`, symbol, before: was.trim(), rolls: was !== symbol }
  })
}
