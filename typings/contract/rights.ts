import type { Action, Nothing } from './reply'

/** What she told us of herself; everything may be missing, and nothing needs it. */
export interface Profile {
  readonly nickname: string
  /** Cloud file id; empty without one. */
  readonly avatar: string
  /** The number with its middle hidden; empty without one. */
  readonly phone: string
  /** `'MM-DD'`, told once; empty without one. */
  readonly birthday: string
  /** Under eighteen, as she says: then nothing is profiled. */
  readonly minor: boolean
  /** Where in the cloud's storage her next picture goes, before it is saved here. */
  readonly avatarPath: string
}

/** What goes with an erasure, told before she confirms it. */
export interface EraseTerms {
  readonly points: number
  /** Points owed, which nobody asks for afterwards. */
  readonly debt: number
  /** Prizes that were won and not claimed. */
  readonly unclaimed: ReadonlyArray<{ readonly eventName: string; readonly name: string; readonly claimBy: number }>
  /** Vouchers that could still be used. */
  readonly vouchers: number
  /** Goods whose address goes too, so that what has not been sent cannot be. */
  readonly shipments: number
  /** What is left of a paid membership; null without one. `refundFen`: what cancelling first would bring back. */
  readonly membership: { readonly name: string; readonly until: number; readonly refundFen: number } | null
}

export interface RightsActions {
  profile: Action<Nothing, Profile>
  /** Changes what is given. A birthday can be told once; a phone number comes by WeChat's code alone. */
  saveProfile: Action<
    {
      readonly nickname?: string
      readonly avatar?: string
      readonly phoneCode?: string
      readonly birthday?: string
      readonly minor?: boolean
    },
    Profile
  >
  /** Everything about me as a JSON file in the cloud's storage, for a day. */
  exportData: Action<Nothing, { fileId: string }>
  eraseTerms: Action<Nothing, EraseTerms>
  /** Cuts the person from the ledger, for good. */
  erase: Action<Nothing, { erasedAt: number }>
}
