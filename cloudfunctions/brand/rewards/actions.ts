import * as v from 'valibot'
import { byOperator } from '../../edge/operator'
import { command, query } from '../../edge/serve'
import { addUnits, MOST_UNITS, rewards, saveReward } from './rewards'

const RewardId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/))
const Instant = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000))
const Fen = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000))

/** Bounds of rule R-1. */
const Terms = v.pipe(
  v.object({
    id: v.exactOptional(RewardId),
    version: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1))),
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(30)),
    kind: v.picklist(['goods', 'coupon', 'service']),
    about: v.pipe(v.string(), v.trim(), v.maxLength(500)),
    picture: v.pipe(v.string(), v.maxLength(200)),
    points: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1_000_000)),
    priceFen: Fen,
    memberPriceFen: Fen,
    valueFen: Fen,
    limit: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000))),
    audience: v.picklist(['member', 'paid']),
    opensAt: Instant,
    closesAt: v.nullable(Instant),
    voucherDays: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
    tags: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/))), v.maxLength(5)),
    onSale: v.boolean(),
  }),
  v.forward(
    v.check(({ memberPriceFen, priceFen }) => memberPriceFen <= priceFen),
    ['memberPriceFen'],
  ),
  v.forward(
    v.check(({ opensAt, closesAt }) => closesAt === null || opensAt < closesAt),
    ['closesAt'],
  ),
)
const MoreUnits = v.object({
  rewardId: RewardId,
  units: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_UNITS)),
})

export const rewardActions = {
  rewards: query(v.object({ cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,4}$/))) }), byOperator(rewards)),
  saveReward: command(Terms, byOperator(saveReward)),
  addUnits: command(MoreUnits, byOperator(addUnits)),
}
