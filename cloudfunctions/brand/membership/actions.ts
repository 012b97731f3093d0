import * as v from 'valibot'
import { byOperator } from '../../edge/operator'
import { command, query } from '../../edge/serve'
import { plans, savePlan } from './plans'
import { refunds } from './refunds'

const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most))
const Name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(20))

/** Strict, so that nobody slips in a condition: what a plan gives, it gives (rule M-1). */
const Terms = v.strictObject({
  id: v.exactOptional(v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/))),
  version: v.exactOptional(whole(1, Number.MAX_SAFE_INTEGER)),
  name: Name,
  term: v.picklist(['month', 'quarter', 'year']),
  priceFen: whole(1, 10_000_000),
  benefits: v.strictObject({
    pointsPercent: whole(100, 1_000),
    makeUpCards: whole(0, 10),
    memberPrices: v.boolean(),
    paidRewards: v.boolean(),
    monthlyItem: v.nullable(v.strictObject({ name: Name, valueFen: whole(0, 10_000_000) })),
    birthdayPoints: whole(0, 100_000),
  }),
  onSale: v.boolean(),
})

export const planActions = {
  plans: query(v.object({}), byOperator(plans)),
  refunds: query(v.object({}), byOperator(refunds)),
  savePlan: command(Terms, byOperator(savePlan)),
}
