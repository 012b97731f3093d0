import { Fate, NO_FATE } from '../../../local/in-process/fate'
import { around, deed, memberOf, someMember } from './deed'

/** The wire calls in which a callback brings an order from unpaid to granted. */
const CALLBACK_CALLS = 9
/** Longer than it takes to look, to cancel and to see the timer through, and shorter than a function lives. */
const STALL_MS = 4_000

/** Orders a plan; pays, or walks away; the callback comes once, twice or never, and sometimes stops before one of its calls for
 *  as long as everybody else needs; some look after it, and some of those cancel while callbacks are still under way. What a
 *  late step did wrong the due of a refund would mend, so the timer may see that through, too. */
export const buyPlan = deed({
  weight: 5,
  calls: 20,
  details: (chance) => ({
    ...someMember(chance),
    plan: chance.below(2),
    pays: chance.is(0.8),
    callbacks: chance.below(3),
    looks: chance.is(0.6),
    cancels: chance.is(0.5),
    stallsAt: chance.is(0.7) ? 1 + chance.below(CALLBACK_CALLS) : 0,
  }),
  async perform(player, of) {
    const { plan, pays, callbacks, looks, cancels, stallsAt } = of
    const openid = memberOf(of)
    const planId = around(player.scenery.planIds, plan)
    if (planId === null) return
    const ordered = await player.ask('member', openid, 'buyPlan', { planId })
    if (ordered === null || !pays) return
    const { orderId } = ordered
    const { stage } = player.company
    const fate = stallsAt === 0 ? player.fate : new Fate([{ kind: 'delay', nth: stallsAt, ms: STALL_MS }])
    const payment = { outTradeNo: orderId, outcome: 'success', times: callbacks, fate } as const
    const calledBack = stage.pay(payment).catch(() => null)
    const order = looks ? await player.ask('member', openid, 'order', { orderId }) : null
    if (order?.state === 'granted' && cancels) {
      const cancelled = await player.ask('member', openid, 'cancelPlan', { orderId })
      if (cancelled !== null && stallsAt > 0)
        await stage.call({ name: 'clock', data: {}, source: 'wx_trigger', fate: NO_FATE }).catch(() => null)
    }
    await calledBack
  },
})

export const cancelPlan = deed({
  weight: 4,
  calls: 12,
  details: (chance) => ({ ...someMember(chance), place: chance.below(3) }),
  async perform(player, of) {
    const openid = memberOf(of)
    const order = await player.once('order', async () => {
      const mine = await player.look('member', openid, 'orders', {})
      return around(
        mine?.orders.filter(({ state }) => state === 'granted'),
        of.place,
      )
    })
    if (order !== null) await player.ask('member', openid, 'cancelPlan', { orderId: order.orderId })
  },
})
