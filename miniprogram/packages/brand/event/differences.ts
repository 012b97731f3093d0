import type { ChanceRules } from '../../../../typings/contract'
import type { EventForm, Moment, PrizeForm } from './event-form'
import { PRIZE_KINDS } from './prize-words'

/** Where two versions of a draft differ, in words. */
export interface Difference {
  readonly field: string
  readonly mine: string
  readonly theirs: string
}

const FIELDS: Readonly<Record<keyof EventForm, string>> = {
  name: '名称',
  opens: '开始',
  closes: '结束',
  claimBy: '领奖截止',
  prizes: '奖品',
  chances: '抽奖机会',
  pointsBudget: '积分预算',
  rules: '规则',
  fallback: '发完以后',
  claimTerms: '领奖方式',
  organiser: '主办方',
  contact: '联系方式',
  weekly: '每周重复',
}

export function differencesOf(mine: EventForm, theirs: EventForm): Difference[] {
  return (Object.keys(FIELDS) as Array<keyof EventForm>)
    .map((field) => ({ field: FIELDS[field], mine: wordsOf(mine[field]), theirs: wordsOf(theirs[field]) }))
    .filter((each) => each.mine !== each.theirs)
}

function wordsOf(value: EventForm[keyof EventForm]): string {
  if (typeof value === 'string') return value || '空着'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (isMoment(value)) return `${value.day} ${value.time}`
  if (isChances(value)) return `${value.free} 次，签到 ${value.bonusDays} 天再加 ${value.bonus} 次`
  return value.map(prizeWords).join('；') || '空着'
}

function prizeWords({ kind, name, value, units, odds, points }: PrizeForm): string {
  const each = kind === 'points' ? `${points} 分` : `¥${value}`
  return `${name || '未命名'}，${PRIZE_KINDS[kind]}，${each}，${units} 份，${odds}%`
}

const isMoment = (value: object): value is Moment => 'day' in value
const isChances = (value: object): value is ChanceRules => 'free' in value
