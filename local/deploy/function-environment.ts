/** What a deployment says of the environment variables of every function. */
export interface EnvironmentChange {
  /** Set to these values. */
  readonly given: Readonly<Record<string, string>>
  /** Names of those that go. All others stay as they are. */
  readonly unset: readonly string[]
}

interface ChangedEnvironment {
  readonly variables: Readonly<Record<string, string>>
  /** Names that were there and are said nothing of. */
  readonly kept: readonly string[]
  /** Names that were there and go. */
  readonly removed: readonly string[]
}

/** CloudBase takes variables as a whole, so those that nobody spoke of are sent along: else a deployment from another machine
 *  would take the operator's door or the merchant away. */
export function changedEnvironment(
  present: Readonly<Record<string, string>>,
  { given, unset }: EnvironmentChange,
): ChangedEnvironment {
  const kept = Object.keys(present).filter((name) => !Object.hasOwn(given, name) && !unset.includes(name))
  const removed = unset.filter((name) => Object.hasOwn(present, name))
  const variables = { ...Object.fromEntries(kept.map((name) => [name, present[name] ?? ''])), ...given }
  return { variables, kept, removed }
}
