import { around, deed, memberOf, someMember } from './deed'

/** Orders a plan; pays, or walks away; the callback comes once, twice or never; some look after it, and some of those cancel
 *  while callbacks are still under way. */
export const buyPlan = deed({
  weight: 5,
  calls: 20,
  details: (chance) => ({
    ...someMember(chance),
    plan: chance.below(2),
    pays: chance.is(0.8),
    callbacks: chance.below(3),
    looks: chance.is(0.6),
    cancels: chance.is(0.3),
  }),
  async perform(player, of) {
    const { plan, pays, callbacks, looks, cancels } = of
    const openid = memberOf(of)
    const planId = around(player.scenery.planIds, plan)
    if (planId === null) return
    const ordered = await player.ask('member', openid, 'buyPlan', { planId })
    if (ordered === null || !pays) return
    const { orderId } = ordered
    const { stage } = player.company
    const payment = { outTradeNo: orderId, outcome: 'success', times: callbacks, fate: player.fate } as const
    const calledBack = stage.pay(payment).catch(() => null)
    const order = looks ? await player.ask('member', openid, 'order', { orderId }) : null
    if (order?.state === 'granted' && cancels) await player.ask('member', openid, 'cancelPlan', { orderId })
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
