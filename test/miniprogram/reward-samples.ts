import type { MyVoucher, RewardView } from '../../typings/contract'

/** A towel that can be redeemed now. */
export const towel: RewardView = {
  id: 'towel',
  name: '无捻毛巾',
  kind: 'goods',
  about: '纱线不加捻，吸水快。',
  picture: 'towel',
  points: 180,
  valueFen: 4_900,
  stockLeft: 40,
  limit: 5,
  mine: 0,
  audience: 'member',
  opensAt: 0,
  closesAt: null,
  wished: false,
  missing: 0,
  tags: ['bath'],
  voucherDays: 60,
}

export const voucher: MyVoucher = {
  id: 'v1',
  code: 'K7M2Q9XW4TRAB',
  name: '无捻毛巾',
  state: 'issued',
  endsAt: Date.parse('2027-01-18T00:00:00+08:00'),
  kind: 'goods',
  from: 'reward',
  issuedAt: Date.parse('2026-11-18T20:00:00+08:00'),
  priceFen: 0,
  returns: 180,
  shipped: false,
}

export const yes = (data: object) => ({ ok: true, data })
export const refusal = (code: string, message: string) => ({ ok: false, error: { code, message } })
