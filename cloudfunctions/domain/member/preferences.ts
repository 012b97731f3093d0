import type { Preferences } from '../../../typings/contract'

/** Everybody begins with personalisation on, and with every kind of message allowed that is not for asking alone. */
export const DEFAULT_PREFERENCES: Preferences = { personalised: true, messages: {} }

/** What is given is changed; a kind of message that is not named stays as it was. */
export function withPreferences<Member extends { readonly preferences: Preferences }>(
  member: Member,
  { personalised, messages }: Partial<Preferences>,
): Member {
  const before = member.preferences
  if (personalised === undefined && messages === undefined) return member
  return {
    ...member,
    preferences: {
      personalised: personalised ?? before.personalised,
      messages: { ...before.messages, ...messages },
    },
  }
}
