/** Throws when a rule's own promise is broken. For what a person can cause, return a refusal instead. */
export function assert(condition: boolean, broken: string): asserts condition {
  if (!condition) throw new Error(`broken promise: ${broken}`)
}
