import type { MemberDay, MemberDayEvent, MyDraw } from '../../../typings/contract'
import { dayLabel } from '../../days/day'
import { dayAt, timeLabel } from '../../days/instant'
import { spanLabel } from '../../days/span'

/** `12月1日 星期二 10:00–22:00`, and that it is over once it is. */
export function whenLabel({ state, opensAt, closesAt }: MemberDayEvent): string {
  const when = spanLabel({ from: opensAt, to: closesAt })
  return state === 'closed' || state === 'revealed' ? `${when} · 已结束` : when
}

/** What the page says below the wheel: of the latest draw, or of the day itself where there is none. */
export interface Outcome {
  readonly kind: 'won' | 'none' | 'day'
  readonly title: string
  readonly note: string
  /** The draw whose prize can be claimed; 0 for none. */
  readonly claimable: number
}

export function outcomeOf({
  event,
  draws,
}: {
  readonly event: MemberDayEvent
  readonly draws: readonly MyDraw[]
}): Outcome {
  const last = latestOf(draws)
  return last === undefined ? dayOutcome(event) : drawOutcome(last, event)
}

/** The latest draw; none before the first. */
export function latestOf<Draw extends { readonly n: number }>(draws: readonly Draw[]): Draw | undefined {
  return [...draws].sort((one, other) => other.n - one.n)[0]
}

function drawOutcome({ n, prize, soldOut, claim }: MyDraw, { fallback }: MemberDayEvent): Outcome {
  if (prize !== null) {
    const claimable = claim?.state === 'open' ? n : 0
    const note = claim?.state === 'ended' ? '领取时间已过' : claim?.state === 'claimed' ? '已经领取' : '抽中了'
    return { kind: 'won', title: prize.name, note, claimable }
  }
  if (soldOut !== undefined) return { kind: 'none', title: `落在“${soldOut.name}”`, note: fallback, claimable: 0 }
  return { kind: 'none', title: '这次没有抽中', note: '谢谢您来', claimable: 0 }
}

function dayOutcome({ state, opensAt, prizes }: MemberDayEvent): Outcome {
  const say = (title: string, note: string): Outcome => ({ kind: 'day', title, note, claimable: 0 })
  if (state === 'open' && prizes.every(({ unitsLeft }) => unitsLeft === 0)) {
    return say('奖品都已经发完', '下一次会员日会有新的一批')
  }
  if (state === 'open') return say('今天可以抽', '答案在开始之前就封好了')
  if (state === 'closed' || state === 'revealed') return say('这次会员日结束了', '下一次的日子会写在这里')
  const day = dayAt(opensAt)
  return say(`${dayLabel(day)} ${timeLabel(opensAt)} 开始`, '到时候来就好，机会都留着')
}

/** How many chances there are, and how one comes to another; neither by paying nor by sharing. */
export function chanceLines({ event, chances, checkedInDays, draws }: MemberDay): ChanceLines {
  if (event === null || event.state === 'closed' || event.state === 'revealed') return NO_LINES
  const { free, bonus, bonusDays } = event.chances
  const isBonusOpen = bonus > 0 && checkedInDays < bonusDays
  return {
    left: chances > 0 ? `${event.state === 'open' ? '还有' : '现在有'} ${chances} 次机会` : usedUp(draws.length),
    way: isBonusOpen ? `这一周签到满 ${bonusDays} 天，再多 ${bonus} 次，已经签了 ${checkedInDays} 天` : '',
    rule: bonus > 0 ? `每人 ${free} 次，这一周签到满 ${bonusDays} 天再多 ${bonus} 次` : `每人 ${free} 次`,
  }
}

export interface ChanceLines {
  readonly left: string
  /** How to come to another chance; empty where there is no way. */
  readonly way: string
  readonly rule: string
}

const NO_LINES: ChanceLines = { left: '', way: '', rule: '' }

const usedUp = (drawn: number): string => (drawn > 0 ? '机会用完了' : '现在还没有机会')

/** What can be checked by now. */
export function proofLine({ state }: Pick<MemberDayEvent, 'state'>): string {
  if (state === 'revealed') return '封好的答案已经拆开，谁都能验'
  if (state === 'closed') return '答案正在拆封，过十来分钟就能验'
  return '开奖前先把答案封好，结束后拆封，谁都能验'
}
