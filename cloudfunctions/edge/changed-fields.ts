/** The fields that a rule changed: it keeps what it does not touch, so a field that changed is another object or value. */
export function changedFields<State extends object>(before: State, after: State): Partial<State> {
  const fields = Object.keys(after) as Array<keyof State>
  const changed = fields.filter((field) => after[field] !== before[field]).map((field) => [field, after[field]])
  return Object.fromEntries(changed) as Partial<State>
}
