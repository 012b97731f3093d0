import * as v from 'valibot'
import { MOST_AT_ONCE } from '../../domain/rewards/redeem'
import { command, query } from '../../edge/serve'
import { redeem } from './redeem'
import { returnVoucher } from './return-voucher'
import { reward, rewards } from './rewards'
import { vouchers } from './vouchers'
import { wish } from './wish'

const RewardId = v.pipe(v.string(), v.regex(/^[a-z0-9]{1,32}$/))
const RewardsPage = v.object({
  tag: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/))),
  cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{1,4}$/))),
})
const Redeeming = v.object({
  rewardId: RewardId,
  quantity: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_AT_ONCE)),
})
const VouchersPage = v.object({
  state: v.exactOptional(v.picklist(['issued', 'used', 'returned', 'ended'])),
  cursor: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{16}-[\w-]{1,80}$/))),
})

export const rewardActions = {
  rewards: query(RewardsPage, rewards),
  reward: query(v.object({ id: RewardId }), reward),
  redeem: command(Redeeming, redeem),
  vouchers: query(VouchersPage, vouchers),
  returnVoucher: command(v.object({ voucherId: v.pipe(v.string(), v.regex(/^[\w-]{1,80}$/)) }), returnVoucher),
  wish: command(v.object({ rewardId: RewardId, on: v.boolean() }), wish),
}
