import type { Control } from '../control-client'
import { DAYS } from './crowd/life'
import { CLERKS, SHENLAN } from './people'
import { demoPlans } from './plans'
import { demoRewards } from './shelf'
import { order, type Step } from './step'

const DAY_MS = 24 * 60 * 60 * 1000

const STORES = [
  { name: '淮海路店', address: '上海市黄浦区淮海中路 8 号' },
  { name: '静安店', address: '上海市静安区南京西路 66 号' },
  { name: '徐汇滨江店', address: '上海市徐汇区龙腾大道 218 号' },
]

/** Before the first member comes: three stores with a clerk each, a shelf of rewards and two plans. */
export function storefront(now: number): Step[] {
  return [
    {
      at: now - (DAYS + 1) * DAY_MS,
      run: async (control) => {
        for (const [place, store] of STORES.entries()) await openStore(control, store, CLERKS[place] ?? CLERKS[0])
        for (const { terms, units } of demoRewards(now)) {
          const { reward } = await order<{ reward: { id: string } }>(control, 'brand', SHENLAN, 'saveReward', terms)
          if (units > 0) await order(control, 'brand', SHENLAN, 'addUnits', { rewardId: reward.id, units })
        }
        for (const plan of demoPlans) await order(control, 'brand', SHENLAN, 'savePlan', plan)
      },
    },
  ]
}

async function openStore(
  control: Control,
  store: { readonly name: string; readonly address: string },
  clerk: { readonly openid: string; readonly name: string },
): Promise<void> {
  const opened = await order<{ store: { id: string } }>(control, 'brand', SHENLAN, 'saveStore', store)
  const invitation = { storeId: opened.store.id, role: 'clerk', name: clerk.name }
  const { invite } = await order<{ invite: string }>(control, 'brand', SHENLAN, 'inviteStaff', invitation)
  await order(control, 'staff', clerk, 'enrol', { invite })
}
