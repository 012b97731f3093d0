import { grouped } from '../../../figures/grouped'

/** The highest of a plot, as text beside it; empty where there was nothing. */
export function peakWords(values: readonly number[]): string {
  const highest = Math.max(0, ...values)
  return highest === 0 ? '' : `最高 ${grouped(highest)}`
}
