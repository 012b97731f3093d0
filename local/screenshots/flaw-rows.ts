import type { Found } from './photograph-pages'

export interface Seen extends Found {
  readonly page: string
  /** Empty for the usual one. */
  readonly state: string
  readonly theme: string
  readonly width: number
}

const SAYS: Readonly<Record<Found['what'], (figure: number) => string>> = {
  clipped: (figure) => `clipped by ${figure} px`,
  overlap: (figure) => `drawn over other text by ${figure} px`,
  spilt: (figure) => `stands out of its box by ${figure} px`,
  split: (figure) => `a number on ${figure} lines`,
  sideways: (figure) => `${figure} px wider than the screen`,
  contrast: (figure) => `contrast of ${figure}`,
  tapTarget: (figure) => `${figure} px to tap`,
  unnamed: () => 'without a name to read out',
  roleless: () => 'can be tapped without a role that says so',
  crowded: (figure) => `${figure} nodes`,
  deadEnd: () => 'failed, and nothing leads on',
}

/** One line for a person. */
export function flawRow({ page, state, theme, width, what, figure, text, where }: Seen): string {
  return `${page} (${[state, theme, width].filter(Boolean).join(', ')}): ${SAYS[what](figure)}: “${text}” ${where}`
}
