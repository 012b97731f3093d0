import type { EnvironmentChange } from './function-environment'

/** What functions read, and what nobody can do without it. */
const FOR_FUNCTIONS = { FIRST_OPERATOR: 'opens the console', PAY_MERCHANT: 'buys a membership' } as const

/** What the shell that deploys says of the functions' variables, and a word on each that it does not set. */
export function givenEnvironment(
  shell: Readonly<Record<string, string | undefined>>,
  unset: readonly string[],
): { readonly change: EnvironmentChange; readonly words: readonly string[] } {
  const given: Record<string, string> = {}
  const words: string[] = []
  for (const [name, does] of Object.entries(FOR_FUNCTIONS)) {
    const value = shell[name]
    if (value && unset.includes(name))
      throw new Error(`${name} is exported here, and --unset asks to remove it: which?`)
    if (value) given[name] = value
    else if (!unset.includes(name))
      words.push(`${name} is not exported here: a function keeps the one it has; without one nobody ${does} yet`)
  }
  return { change: { given, unset }, words }
}
