import type { Amendment, MemberDayEvent } from '../../../typings/contract'
import { oddsPercent, oddsWords } from '../../components/prize-list/odds-words'
import { dayLabel } from '../../days/day'
import { dayAt, timeLabel } from '../../days/instant'
import { momentLabel, spanLabel } from '../../days/span'
import { grouped } from '../../figures/grouped'

export interface RulePart {
  readonly title: string
  readonly lines: readonly string[]
}

/** All that was published, in the order in which people ask. */
export function rulePartsOf(event: MemberDayEvent): RulePart[] {
  const { opensAt, closesAt, chances, rules, prizes, fallback, claimTerms, claimBy, organiser, contact } = event
  const { free, bonus, bonusDays } = chances
  return [
    { title: '什么时候', lines: [spanLabel({ from: opensAt, to: closesAt })] },
    {
      title: '机会怎么来',
      lines: [
        `每位会员 ${free} 次。`,
        ...(bonus > 0 ? [`会员日当天为止的七天里签到满 ${bonusDays} 天，再多 ${bonus} 次。补签的日子也算。`] : []),
        '不用花钱，不用花积分，也不用转发。',
      ],
    },
    { title: '怎么抽', lines: rules.split('\n').filter((line) => line.trim() !== '') },
    { title: '奖品', lines: prizes.map(prizeLine) },
    { title: '奖品发完了', lines: [fallback] },
    { title: '怎么领', lines: [claimTerms, `领取到 ${momentLabel(claimBy)} 为止。`] },
    {
      title: '怎么保证公平',
      lines: [
        '开奖前先把答案封好，结束后拆封，谁都能验。',
        '封好的答案是一个种子，开始之前公布的是它的哈希，也就是指纹。每一次抽奖由种子和您手机里生成的随机串一起算出来，谁都挑不了，也改不了。',
      ],
    },
    ...(event.amendments.length > 0
      ? [{ title: '公布以后的改动', lines: event.amendments.map((change) => amendmentLine(change, event)) }]
      : []),
    { title: '主办方', lines: [organiser, `联系方式：${contact}`] },
  ]
}

function prizeLine({ name, units, odds, valueFen }: MemberDayEvent['prizes'][number]): string {
  const value = valueFen > 0 ? `，价值 ${yuan(valueFen)} 元` : ''
  return `${name}，${grouped(units)} 份${value}，${oddsWords(odds)}（${oddsPercent(odds)}）`
}

const yuan = (fen: number): string => (fen % 100 === 0 ? grouped(fen / 100) : (fen / 100).toFixed(2))

function amendmentLine({ at, kind, prizeId, from, to }: Amendment, { prizes }: Pick<MemberDayEvent, 'prizes'>): string {
  const when = `${dayLabel(dayAt(at))} ${timeLabel(at)}`
  if (kind === 'moreUnits') {
    const name = prizes.find(({ id }) => id === prizeId)?.name ?? prizeId
    return `${when}，“${name}”从 ${grouped(from)} 份加到 ${grouped(to)} 份`
  }
  if (kind === 'longerClaim') return `${when}，领取时间延长到 ${momentLabel(to)}`
  return `${when}，提前结束`
}
