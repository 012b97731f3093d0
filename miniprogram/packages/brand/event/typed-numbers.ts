/** Numbers as they are typed on a phone. What is no number yet is undefined: the server says what is missing. */

/** Whole fen of `19.9` yuan; fen beyond two decimals are no money. */
export function fenOf(text: string): number | undefined {
  return decimalOf(text, 2)
}

/** Whole millionths of `1.25` percent, as odds between 0 and 1. */
export function oddsOf(text: string): number | undefined {
  const millionths = decimalOf(text, 4)
  return millionths === undefined ? undefined : millionths / 1_000_000
}

export function wholeOf(text: string): number | undefined {
  return decimalOf(text, 0)
}

/** `text` times ten to the power of `decimals`, exactly; undefined where that is not whole. */
function decimalOf(text: string, decimals: number): number | undefined {
  const parts = /^(\d{1,9})(?:\.(\d*))?$/.exec(text.trim())
  if (parts === null) return undefined
  const [, whole = '', fraction = ''] = parts
  if (fraction.length > decimals) return undefined
  return Number(whole + fraction.padEnd(decimals, '0'))
}

/** `19.9` for 1,990 fen, as it is typed again. */
export const typedYuan = (fen: number | undefined): string => (fen === undefined ? '' : String(fen / 100))

/** `1.25` for odds of 0.0125. */
export const typedPercent = (odds: number | undefined): string =>
  odds === undefined ? '' : String(Math.round(odds * 1_000_000) / 10_000)

export const typedWhole = (value: number | undefined): string => (value === undefined ? '' : String(value))
