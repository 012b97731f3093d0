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
  /** Everything about me as a JSON file in the cloud's storage. */
  exportData: Action<Nothing, { fileId: string }>
  /** Cuts the person from the ledger, for good. */
  erase: Action<Nothing, { erasedAt: number }>
}
