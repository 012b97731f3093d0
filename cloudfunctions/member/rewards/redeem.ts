import type { RewardActions } from '../../../typings/contract'
import { checkRedeeming, redeem as decideRedeeming } from '../../domain/rewards/redeem'
import { REWARDS } from '../../domain/units/unit'
import { VOUCHER_CODE_BYTES, voucherCodeFrom } from '../../domain/vouchers/code'
import { changeFound } from '../../edge/change-member'
import type { Ordered, Outcome } from '../../edge/serve'
import { randomBytesOf, sha256 } from '../../platform/ids'
import { type MemberDocument, members } from '../../platform/members'
import { findMemberAndReward } from '../../platform/rewards'
import { holdUnit, releaseUnit, renameHolder } from '../../platform/units'

type Redemption = Ordered<{ rewardId: string; quantity: number }>

/**
 * Redeems rewards for points, as many as asked or none (rules ). Three wire calls for one: her document with the
 * reward, a unit, and the one change that pays and issues; one more for each further unit; two when no unit is left.
 * Refuses, in this order: what `checkRedeeming` refuses, `OUT_OF_STOCK`.
 *
 * A unit is held under the request and the version of her document that was read. Once her document is seen at another
 * version, nothing can be decided on the old one any more: what was held for it is handed on to the next try, or let go.
 * Cut off in between, the clock asks her document who was answered (rule R-6).
 */
export async function redeem(ordered: Redemption): Promise<Outcome<RewardActions['redeem']['data']>> {
  const { caller, input, now } = ordered
  const { rewardId, quantity } = input
  let held: readonly string[] = []
  return changeFound(
    ordered,
    async () => ({ ok: true as const, ...(await findMemberAndReward(caller.openid, rewardId)) }),
    async (member, { reward }) => {
      const voucherIds = voucherIdsOf(member, ordered)
      const checked = checkRedeeming({ member, reward, quantity, now })
      if (!checked.ok) {
        await letGo(held)
        return checked
      }
      const wanted = voucherIds.map((voucherId) => `${voucherId}@${member.version}`)
      const taken = await Promise.all(
        wanted.map(async (holder, place) => {
          const before = held[place]
          if (before !== undefined && (await renameHolder(before, holder))) return true
          return holdUnit({ pool: REWARDS, item: rewardId, holder, accountId: member.points.id, now })
        }),
      )
      held = wanted.filter((_, place) => taken[place])
      if (held.length < quantity) {
        // The same request may be under way twice; once her document has moved on, the other one cannot pay with these.
        if (held.length > 0 && (await members.changeIf({ _id: member._id, version: member.version }, BUMP)))
          await letGo(held)
        return { ok: false, code: 'OUT_OF_STOCK' }
      }
      const issues = voucherIds.map((voucherId) => ({
        voucherId,
        code: voucherCodeFrom(randomBytesOf(VOUCHER_CODE_BYTES)),
        unit: `${voucherId}@${member.version}`,
      }))
      return decideRedeeming({ member, reward: checked.reward, issues, now })
    },
  )
}

const BUMP = { increase: { version: 1 } } as const

/** The same request names the same vouchers. */
function voucherIdsOf({ points }: MemberDocument, { requestId, input }: Redemption): string[] {
  const redemption = sha256(JSON.stringify([points.id, requestId])).slice(0, 24)
  return Array.from({ length: input.quantity }, (_, place) => `${redemption}-${place + 1}`)
}

async function letGo(held: readonly string[]): Promise<void> {
  await Promise.all(held.map(releaseUnit))
}
