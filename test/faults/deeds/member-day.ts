import { OPERATOR } from '../company'
import { around, deed, memberOf, someMember } from './deed'

export const draw = deed({
  weight: 9,
  calls: 5,
  details: someMember,
  async perform(player, of) {
    const { eventId } = player.scenery
    await player.ask('member', memberOf(of), 'draw', { eventId, nonce: `n${player.act.request}` })
  },
})

export const claimPrize = deed({
  weight: 4,
  calls: 6,
  details: (chance) => ({ ...someMember(chance), place: chance.below(2) }),
  async perform(player, of) {
    const openid = memberOf(of)
    const { eventId } = player.scenery
    const won = await player.once('prize', async () => {
      const seen = await player.look('member', openid, 'memberDay', { eventId })
      return around(
        seen?.draws.filter(({ prize }) => prize !== null),
        of.place,
      )
    })
    if (won === null) return
    const contact = { name: '周', phone: '13900000000', address: '上海市徐汇区' }
    const goods = won.prize?.id === 'set' ? { contact } : {}
    await player.ask('member', openid, 'claimPrize', { eventId, n: won.n, ...goods })
  },
})

export const closeEvent = deed({
  weight: 1,
  calls: 3,
  details: () => ({}),
  async perform(player) {
    await player.ask('brand', OPERATOR, 'close', { eventId: player.scenery.eventId })
  },
})

export const revealEvent = deed({
  weight: 1,
  calls: 3,
  details: () => ({}),
  async perform(player) {
    await player.ask('brand', OPERATOR, 'reveal', { eventId: player.scenery.eventId })
  },
})
