/** What she told us of herself; everything may be missing, and nothing needs it. */
export interface ProfileRecord {
  readonly nickname: string
  /** A cloud file id; empty without one. */
  readonly avatar: string
  /** Whole; what leaves the functions hides its middle. */
  readonly phone: string
  /** `MM-DD`; empty without one. */
  readonly birthday: string
  /** Under eighteen, as she says: then nothing is profiled. */
  readonly minor: boolean
}

export const NO_PROFILE: ProfileRecord = { nickname: '', avatar: '', phone: '', birthday: '', minor: false }
