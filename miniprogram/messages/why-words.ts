import type { WhyMessage } from '../../typings/contract'

/** A line of a reckoning: what it is, and its figure. */
interface Reckoned {
  readonly what: string
  readonly figure: string
}

/** How the worth of a message was reckoned, so that it can be followed without knowing the rule. */
export interface WorthWords {
  readonly lines: readonly Reckoned[]
  /** `42% × 30 − 5 = 7.6` */
  readonly sum: string
  readonly verdict: string
}

export function worthWords({ worth, gates }: Pick<WhyMessage, 'worth' | 'gates'>): WorthWords {
  const { chance, value, cost, expected } = worth
  const isHeldBack = gates.some(({ gate, passed }) => gate === 'notWorthIt' && !passed)
  return {
    lines: [
      { what: '您用得上的可能', figure: percent(chance) },
      { what: '用得上的话，对您的好处', figure: short(value) },
      { what: '打扰您一次，算作', figure: short(cost) },
    ],
    sum: `${percent(chance)} × ${short(value)} − ${short(cost)} = ${short(expected)}`,
    verdict: verdictOf(expected, isHeldBack),
  }
}

/** A rule that turned to noise is paused, whatever a single message of it would be worth. */
function verdictOf(expected: number, isHeldBack: boolean): string {
  if (expected <= 0) return '好处不如打扰多，不值得打扰您。'
  return isHeldBack ? '好处比打扰多，但这类消息最近少有人用得上，先停着。' : '好处比打扰多，值得说一声。'
}

const percent = (share: number): string => `${Math.round(share * 100)}%`

/** To the hundredth, as it was reckoned; a real minus sign. */
const short = (figure: number): string => String(Math.round(figure * 100) / 100).replace('-', '−')
