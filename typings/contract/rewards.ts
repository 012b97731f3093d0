import type { Action } from './reply'

/** Goods are handed over in a store, a coupon takes something off the bill, a service is done for her. */
export type RewardKind = 'goods' | 'coupon' | 'service'

/** Who may redeem it: every member, or those with a paid membership alone. */
export type RewardAudience = 'member' | 'paid'

/** A reward as one member sees it. */
export interface RewardView {
  readonly id: string
  readonly name: string
  readonly kind: RewardKind
  /** What it is, in a few sentences. */
  readonly about: string
  /** Name of a picture in the mini program, or a cloud file id; empty without one. */
  readonly picture: string
  /** What it costs of her points, for one. */
  readonly points: number
  /** What is still to be paid at the till for one; there when points alone do not buy it. With a paid membership that has
   *  member prices it is that price already. */
  readonly priceFen?: number
  /** What it costs in the shop without points. */
  readonly valueFen: number
  readonly stockLeft: number
  /** The most that one member gets of it, ever; null without a limit. */
  readonly limit: number | null
  /** How many of it are mine, whatever became of their vouchers but a return. */
  readonly mine: number
  readonly audience: RewardAudience
  /** When it can be redeemed; `closesAt` null without an end. */
  readonly opensAt: number
  readonly closesAt: number | null
  readonly wished: boolean
  /** Points that I lack for one; 0 when I have enough. */
  readonly missing: number
  /** What it is about, for the recommendation: `bedding`, `bath`. */
  readonly tags: readonly string[]
  /** Whole days that a voucher of it lives after the day of redeeming. */
  readonly voucherDays: number
  /** Why it stands where it stands, fit to show: `因为您常看毛巾`. There on recommended ones alone. */
  readonly because?: string
}

/** What a voucher is for. */
export type VoucherKind = RewardKind | 'points'

export type VoucherState = 'issued' | 'used' | 'returned' | 'ended'

export interface Voucher {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly state: VoucherState
  /** The first instant at which it cannot be used any more. */
  readonly endsAt: number
}

/** One of my vouchers. */
export interface MyVoucher extends Voucher {
  readonly kind: VoucherKind
  readonly from: 'prize' | 'reward' | 'membership' | 'gift'
  readonly issuedAt: number
  /** To be paid at the till. */
  readonly priceFen: number
  /** Points that come back when it is returned; 0 when it cannot be. */
  readonly returns: number
  /** When and in which store it was used. */
  readonly used?: { readonly at: number; readonly store: string }
  /** Goods of a prize are sent, not handed over. */
  readonly shipped: boolean
}

export interface RewardActions {
  /** What I can redeem now or soon, recommended first; a page at a time. */
  rewards: Action<
    { readonly tag?: string; readonly cursor?: string },
    { rewards: readonly RewardView[]; points: number; personalised: boolean; next?: string }
  >
  /** The one reward, alone in its list. */
  reward: Action<{ readonly id: string }, { rewards: readonly RewardView[]; points: number }>
  redeem: Action<
    { readonly rewardId: string; readonly quantity: number },
    { vouchers: readonly Voucher[]; points: number }
  >
  /** Newest first. */
  vouchers: Action<
    { readonly state?: VoucherState; readonly cursor?: string },
    { vouchers: readonly MyVoucher[]; next?: string }
  >
  returnVoucher: Action<{ readonly voucherId: string }, { points: number }>
  wish: Action<{ readonly rewardId: string; readonly on: boolean }, { on: boolean }>
}

/** What an operator writes of a reward. */
export interface RewardTerms {
  readonly name: string
  readonly kind: RewardKind
  readonly about: string
  readonly picture: string
  readonly points: number
  /** To be paid at the till besides the points; 0 for none. */
  readonly priceFen: number
  /** As `priceFen`, with a paid membership that has member prices; never more than it. */
  readonly memberPriceFen: number
  readonly valueFen: number
  readonly limit: number | null
  readonly audience: RewardAudience
  readonly opensAt: number
  readonly closesAt: number | null
  readonly voucherDays: number
  readonly tags: readonly string[]
  /** Taken off the shelf: nobody redeems it, vouchers of it hold. */
  readonly onSale: boolean
}

/** A reward in the operator's console. `version` goes back with a change, so that nobody writes over another's. */
export interface BrandReward extends RewardTerms {
  readonly id: string
  readonly version: number
  readonly units: number
  readonly unitsLeft: number
}

export interface BrandRewardActions {
  /** Newest first. */
  rewards: Action<{ readonly cursor?: string }, { rewards: readonly BrandReward[]; next?: string }>
  /** Without an id it is a new one, with no unit. */
  saveReward: Action<RewardTerms & { readonly id?: string; readonly version?: number }, { reward: BrandReward }>
  addUnits: Action<{ readonly rewardId: string; readonly units: number }, { reward: BrandReward }>
}
