import type { Flaw } from '../phone/host/look/report'

export interface Seen extends Flaw {
  readonly page: string
  readonly theme: string
  readonly width: number
}

const SAYS: Readonly<Record<Flaw['what'], (figure: number) => string>> = {
  clipped: (figure) => `clipped by ${figure} px`,
  overlap: (figure) => `drawn over other text by ${figure} px`,
  sideways: (figure) => `${figure} px wider than the screen`,
  contrast: (figure) => `contrast of ${figure}`,
  tapTarget: (figure) => `${figure} px to tap`,
  unnamed: () => 'without a name to read out',
  roleless: () => 'can be tapped without a role that says so',
  crowded: (figure) => `${figure} nodes`,
}

/** One line for a person. */
export function flawRow({ page, theme, width, what, figure, text, where }: Seen): string {
  return `${page} (${theme}, ${width}): ${SAYS[what](figure)}: “${text}” ${where}`
}
