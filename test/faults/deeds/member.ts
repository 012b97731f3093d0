import { OPERATOR } from '../company'
import { around, deed, memberOf, someMember } from './deed'

export const join = deed({
  weight: 3,
  calls: 4,
  details: someMember,
  async perform(player, of) {
    await player.ask('member', memberOf(of), 'join', {})
  },
})

export const checkIn = deed({
  weight: 6,
  calls: 3,
  details: someMember,
  async perform(player, of) {
    await player.ask('member', memberOf(of), 'checkIn', {})
  },
})

const DAY_MS = 24 * 60 * 60_000

export const makeUp = deed({
  weight: 2,
  calls: 3,
  details: (chance) => ({ ...someMember(chance), daysAgo: 1 + chance.below(3) }),
  async perform(player, of) {
    const day = await player.once('day', async () => dayOf(player.company.stage.now() - of.daysAgo * DAY_MS))
    if (day !== null) await player.ask('member', memberOf(of), 'makeUp', { day })
  },
})

const dayOf = (instant: number): string => new Date(instant + 8 * 60 * 60_000).toISOString().slice(0, 10)

export const wish = deed({
  weight: 1,
  calls: 3,
  details: (chance) => ({ ...someMember(chance), reward: chance.below(3), on: chance.is(0.7) }),
  async perform(player, of) {
    const rewardId = around(player.scenery.rewardIds, of.reward)
    if (rewardId !== null) await player.ask('member', memberOf(of), 'wish', { rewardId, on: of.on })
  },
})

export const redeem = deed({
  weight: 7,
  calls: 6,
  details: (chance) => ({ ...someMember(chance), reward: chance.below(3), quantity: chance.is(0.7) ? 1 : 2 }),
  async perform(player, of) {
    const rewardId = around(player.scenery.rewardIds, of.reward)
    if (rewardId !== null) await player.ask('member', memberOf(of), 'redeem', { rewardId, quantity: of.quantity })
  },
})

export const returnVoucher = deed({
  weight: 3,
  calls: 9,
  details: (chance) => ({ ...someMember(chance), place: chance.below(4) }),
  async perform(player, of) {
    const openid = memberOf(of)
    const voucher = await player.once('voucher', async () => {
      const mine = await player.look('member', openid, 'vouchers', { state: 'issued' })
      return around(mine?.vouchers, of.place)
    })
    if (voucher !== null) await player.ask('member', openid, 'returnVoucher', { voucherId: voucher.id })
  },
})

/** What a member sees while all of it goes on: no entry missing, none twice. */
export const look = deed({
  weight: 2,
  calls: 1,
  details: someMember,
  async perform(player, of) {
    const seen = await player.look('member', memberOf(of), 'statement', { limit: 100 })
    seen?.entries.forEach((entry, place) => {
      const older = seen.entries[place + 1]
      if (older !== undefined && entry.prev !== older.hash)
        player.company.wrong.push(`statement: a gap below ${entry.id}`)
    })
  },
})

/** An operator puts more on a shelf. */
export const addUnits = deed({
  weight: 1,
  calls: 7,
  details: (chance) => ({ reward: chance.below(3), units: 1 + chance.below(3) }),
  async perform(player, of) {
    const rewardId = around(player.scenery.rewardIds, of.reward)
    if (rewardId !== null) await player.ask('brand', OPERATOR, 'addUnits', { rewardId, units: of.units })
  },
})
