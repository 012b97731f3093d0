import { around, deed, memberOf, someMember } from './deed'

/** Orders a plan; pays, or walks away; the callback comes once, twice or never. */
export const buyPlan = deed({
  weight: 4,
  details: (chance) => ({
    ...someMember(chance),
    plan: chance.below(2),
    pays: chance.is(0.8),
    callbacks: chance.below(3),
    looks: chance.is(0.5),
  }),
  async perform(player, of) {
    const { plan, pays, callbacks, looks } = of
    const openid = memberOf(of)
    const planId = around(player.scenery.planIds, plan)
    if (planId === null) return
    const ordered = await player.ask('member', openid, 'buyPlan', { planId })
    if (ordered === null || !pays) return
    const { orderId: outTradeNo } = ordered
    await Promise.all([
      player.company.stage
        .pay({ outTradeNo, outcome: 'success', times: callbacks, fate: player.fate })
        .catch(() => null),
      looks ? player.ask('member', openid, 'order', { orderId: outTradeNo }) : null,
    ])
  },
})

export const cancelPlan = deed({
  weight: 4,
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
