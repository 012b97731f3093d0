/** Changes a document, which is the operator's to change, at a dotted path. Refuses with BAD_UPDATE. */
export type UpdateOperator = (
  document: Record<string, unknown>,
  path: string,
  operand: unknown,
  context: UpdateContext,
) => void

export interface UpdateContext {
  /** Epoch milliseconds, for `$currentDate`. */
  readonly now: number
  /** Whether the document is being made by an upsert. */
  readonly inserting: boolean
}
