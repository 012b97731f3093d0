/** Odds in plain words, beside the exact figure: `平均 80 次中 1 次`. `odds` in whole millionths, > 0. */
export function oddsWords(odds: number): string {
  const millionths = Math.round(odds * 1_000_000)
  if (millionths >= 1_000_000) return '每次都中'
  const once = 1_000_000 / millionths
  const isOneInSome = once >= 10 || Number.isInteger(once)
  if (isOneInSome) return `${Number.isInteger(once) ? '平均' : '平均约'} ${Math.round(once)} 次中 1 次`
  const ofHundred = millionths / 10_000
  return `${Number.isInteger(ofHundred) ? '平均' : '平均约'} 100 次中 ${Math.round(ofHundred)} 次`
}

/** `1.25%`, exact: at most four decimals are needed for millionths. */
export function oddsPercent(odds: number): string {
  return `${Math.round(odds * 1_000_000) / 10_000}%`
}
