import { CLERKS } from '../company'
import { around, deed, memberOf, someMember } from './deed'

const clerkOf = ({ clerk }: { readonly clerk: number }): string => CLERKS[clerk] ?? CLERKS[0]

/** The member shows a code, the clerk scans it and types the receipt. Few numbers, so that two clerks meet over one. */
export const award = deed({
  weight: 8,
  calls: 9,
  details: (chance) => ({
    ...someMember(chance),
    clerk: chance.below(CLERKS.length),
    receipt: chance.below(12),
    amountFen: 100 * (1 + chance.below(400)),
  }),
  async perform(player, of) {
    const { amountFen, receipt } = of
    const clerk = clerkOf(of)
    const session = await player.once('session', async () => {
      const code = await player.look('member', memberOf(of), 'memberCode', {})
      if (code === null) return null
      return (await player.ask('staff', clerk, 'identify', { token: code.token }))?.session ?? null
    })
    if (session !== null) await player.ask('staff', clerk, 'award', { session, amountFen, receiptNo: `R${receipt}` })
  },
})

export const reverse = deed({
  weight: 3,
  calls: 9,
  details: (chance) => ({
    clerk: chance.below(CLERKS.length),
    receipt: chance.below(12),
    amountFen: 100 * (1 + chance.below(300)),
  }),
  async perform(player, of) {
    const { amountFen, receipt } = of
    await player.ask('staff', clerkOf(of), 'reverse', { receiptNo: `R${receipt}`, amountFen })
  },
})

export const verify = deed({
  weight: 4,
  calls: 8,
  details: (chance) => ({ ...someMember(chance), clerk: chance.below(CLERKS.length), place: chance.below(3) }),
  async perform(player, of) {
    const voucher = await player.once('voucher', async () => {
      const hers = await player.look('member', memberOf(of), 'vouchers', {})
      return around(hers?.vouchers, of.place)
    })
    if (voucher !== null) await player.ask('staff', clerkOf(of), 'verify', { code: voucher.code })
  },
})

/** The member gives a voucher back while the clerk uses it up: one of them is first. */
export const useAndReturn = deed({
  weight: 3,
  calls: 16,
  details: (chance) => ({ ...someMember(chance), clerk: chance.below(CLERKS.length), place: chance.below(2) }),
  async perform(player, of) {
    const openid = memberOf(of)
    const voucher = await player.once('voucher', async () => {
      const hers = await player.look('member', openid, 'vouchers', { state: 'issued' })
      return around(hers?.vouchers, of.place)
    })
    if (voucher === null) return
    await Promise.all([
      player.ask('member', openid, 'returnVoucher', { voucherId: voucher.id }),
      player.ask('staff', clerkOf(of), 'verify', { code: voucher.code }),
    ])
  },
})
