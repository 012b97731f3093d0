import type { BrandPlan, Plan } from '../../../../../typings/contract'
import { type Checked, checkedBy, type FieldGroup, type Form } from '../../form/field'
import { fenFrom, percentFrom, timesTyped, wholeFault, wholeFrom, yuanFault, yuanTyped } from '../../form/figures'

/** What of a plan is written in its form; selling it no more is an act of its own. */
export type WrittenPlan = Omit<Plan, 'id'>

const MOST_YUAN = 100_000

export function planForm(plan: BrandPlan | null): Form {
  if (plan === null) return NEW
  const { name, term, priceFen, benefits } = plan
  const { pointsPercent, makeUpCards, memberPrices, paidRewards, monthlyItem, birthdayPoints } = benefits
  return {
    name,
    term,
    price: yuanTyped(priceFen),
    times: timesTyped(pointsPercent),
    makeUpCards,
    memberPrices,
    paidRewards,
    hasMonthlyItem: monthlyItem !== null,
    monthlyName: monthlyItem?.name ?? '',
    monthlyValue: monthlyItem === null ? '' : yuanTyped(monthlyItem.valueFen),
    birthdayPoints: birthdayPoints === 0 ? '' : String(birthdayPoints),
  }
}

const NEW: Form = {
  name: '',
  term: 'month',
  price: '',
  times: '1',
  makeUpCards: 0,
  memberPrices: false,
  paidRewards: false,
  hasMonthlyItem: false,
  monthlyName: '',
  monthlyValue: '',
  birthdayPoints: '',
}

export function planGroups(form: Form): FieldGroup[] {
  return [
    {
      id: 'what',
      fields: [
        { kind: 'text', key: 'name', label: '名称', most: 20, hint: '例如 月卡' },
        { kind: 'choice', key: 'term', label: '多久', choices: TERMS },
        { kind: 'decimal', key: 'price', label: '价格', unit: '元' },
      ],
    },
    {
      id: 'benefits',
      title: '到店的好处',
      fields: [
        { kind: 'decimal', key: 'times', label: '购物积分', unit: '倍' },
        { kind: 'switch', key: 'memberPrices', label: '积分换购用会员价' },
        { kind: 'switch', key: 'paidRewards', label: '能换专属礼品' },
        { kind: 'count', key: 'makeUpCards', label: '每月多几张补签卡', least: 0, most: 10 },
        { kind: 'whole', key: 'birthdayPoints', label: '生日送', unit: '积分', hint: '不送就空着' },
        { kind: 'switch', key: 'hasMonthlyItem', label: '每 31 天领一份' },
        ...(form.hasMonthlyItem
          ? ([
              { kind: 'text', key: 'monthlyName', label: '领什么', most: 20, hint: '开通满七天起到店领' },
              { kind: 'decimal', key: 'monthlyValue', label: '店里卖', unit: '元' },
            ] as const)
          : []),
      ],
    },
  ]
}

/** The plan as it is sent, or what is wrong, field by field (rule M-1). */
export function planTerms(form: Form): Checked<WrittenPlan> {
  const text = (key: string) => String(form[key]).trim()
  const percent = percentFrom(text('times'))
  const { hasMonthlyItem } = form
  const faults = {
    name: text('name') === '' ? '请写名称' : '',
    price: yuanFault(text('price'), MOST_YUAN, 1),
    times: percent === null || percent < 100 || percent > 1000 ? '请写 1 到 10 倍，最多两位小数' : '',
    birthdayPoints: text('birthdayPoints') === '' ? '' : wholeFault(text('birthdayPoints'), 0, 100_000),
    monthlyName: hasMonthlyItem && text('monthlyName') === '' ? '请写领什么' : '',
    monthlyValue: hasMonthlyItem ? yuanFault(text('monthlyValue'), MOST_YUAN) : '',
  }
  return checkedBy(faults, () => ({
    name: text('name'),
    term: text('term') as Plan['term'],
    priceFen: fenFrom(text('price')) ?? 0,
    benefits: {
      pointsPercent: percent ?? 0,
      makeUpCards: Number(form.makeUpCards),
      memberPrices: form.memberPrices === true,
      paidRewards: form.paidRewards === true,
      monthlyItem: hasMonthlyItem ? { name: text('monthlyName'), valueFen: fenFrom(text('monthlyValue')) ?? 0 } : null,
      birthdayPoints: wholeFrom(text('birthdayPoints')) ?? 0,
    },
  }))
}

const TERMS = [
  { value: 'month', name: '31 天' },
  { value: 'quarter', name: '92 天' },
  { value: 'year', name: '366 天' },
]
