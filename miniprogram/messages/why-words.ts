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

export function worthWords({ chance, value, cost, expected }: WhyMessage['worth']): WorthWords {
  return {
    lines: [
      { what: '您用得上的可能', figure: percent(chance) },
      { what: '用得上的话，对您的好处', figure: short(value) },
      { what: '打扰您一次，算作', figure: short(cost) },
    ],
    sum: `${percent(chance)} × ${short(value)} − ${short(cost)} = ${short(expected)}`,
    verdict: expected > 0 ? '好处比打扰多，值得说一声。' : '好处不如打扰多，不值得打扰您。',
  }
}

/** Why it went out, or waited here. */
export const outcomeWords = ({ message, gates }: Pick<WhyMessage, 'message' | 'gates'>): string => {
  if (message.sent) return '每一道都过了，所以发到了微信，也放在了“消息”里。'
  const failed = gates.filter(({ passed }) => !passed).length
  return `有 ${failed} 道没有过，所以没有发到微信，只放在“消息”里等您来看。`
}

const percent = (share: number): string => `${short(share * 100)}%`

/** At most one digit behind the point; a real minus sign. */
const short = (figure: number): string => String(Math.round(figure * 10) / 10).replace('-', '−')
