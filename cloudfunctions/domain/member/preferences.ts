import type { Preferences } from '../../../typings/contract'
import type { ProfileRecord } from './profile'

/** Everybody begins with personalisation on, and with every kind of message allowed that is not for asking alone. */
export const DEFAULT_PREFERENCES: Preferences = { personalised: true, messages: {} }

/** Whether what she does may become tags, and her tags be read by a decision: she has it on, and is of age (rule T-1). */
export const isProfiled = ({
  preferences,
  profile,
}: {
  readonly preferences: Preferences
  readonly profile: Pick<ProfileRecord, 'minor'>
}): boolean => preferences.personalised && !profile.minor

/** What is given is changed; a kind of message that is not named stays as it was. A minor is not profiled, whatever is asked
 *  for (rule E-3). */
export function withPreferences<
  Member extends { readonly preferences: Preferences; readonly profile: { readonly minor: boolean } },
>(member: Member, { personalised, messages }: Partial<Preferences>): Member {
  const before = member.preferences
  if (personalised === undefined && messages === undefined) return member
  return {
    ...member,
    preferences: {
      personalised: !member.profile.minor && (personalised ?? before.personalised),
      messages: { ...before.messages, ...messages },
    },
  }
}
