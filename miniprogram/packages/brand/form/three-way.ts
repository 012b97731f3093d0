import type { Form, Value } from './field'

/** Something that somebody else changed while she was writing. */
export interface Difference {
  readonly key: string
  /** What they made of it; undefined when they took it away. */
  readonly theirs: Value | undefined
  /** What she has written of her own and keeps; absent where she had left it alone and now has theirs. */
  readonly mine?: Value
}

/** Whether anything is written in `mine` that is not in `base`. */
export function isWritten(mine: Form, base: Form): boolean {
  return [...Object.keys(mine), ...Object.keys(base)].some((key) => mine[key] !== base[key])
}

interface ThreeForms {
  /** What both began with. */
  readonly base: Form
  readonly mine: Form
  /** As the server has it by now. */
  readonly theirs: Form
}

/** Puts her writing upon theirs: what she touched stays as she wrote it, all else is theirs. Nothing of hers is lost, and
 *  everything that they changed is told. */
export function threeWay({ base, mine, theirs }: ThreeForms): { form: Form; differences: readonly Difference[] } {
  const form: Record<string, Value> = {}
  const differences: Difference[] = []
  for (const key of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const touched = mine[key] !== base[key]
    const kept = touched ? mine[key] : theirs[key]
    if (kept !== undefined) form[key] = kept
    if (theirs[key] === base[key] || theirs[key] === mine[key]) continue
    const written = touched ? mine[key] : undefined
    differences.push({ key, theirs: theirs[key], ...(written === undefined ? {} : { mine: written }) })
  }
  return { form, differences }
}
