import type { Statement } from '../../typings/contract'
import type { Answer, Failure } from '../services/call'
import { endWalk, type Misfit, WALK_START, walkDown } from './chain'

export type Verdict =
  | { readonly kind: 'whole'; readonly checked: number }
  | { readonly kind: 'misfit'; readonly misfit: Misfit }
  /** A page could not be read, so nothing is known. */
  | { readonly kind: 'unread'; readonly error: Failure }
  | { readonly kind: 'left' }

export interface Proving {
  readonly loadPage: (cursor: string | undefined) => Promise<Answer<Statement>>
  /** Called after every page but the last; false ends the walk. `total` is how many entries there are. */
  readonly goOn: (progress: { readonly checked: number; readonly total: number }) => boolean
}

/** Walks a statement from the newest entry to the first, a page at a time, so that the phone stays free in between. */
export async function proveStatement({ loadPage, goOn }: Proving): Promise<Verdict> {
  let walk = WALK_START
  let total = 0
  for (let cursor: string | undefined; ; ) {
    const answer = await loadPage(cursor)
    if (!answer.ok) return { kind: 'unread', error: answer.error }
    const { entries, next } = answer.data
    const step = walkDown(walk, entries)
    if (!step.ok) return { kind: 'misfit', misfit: step.misfit }
    walk = step.walk
    if (next === undefined) break
    total ||= walk.checked + Number(next)
    if (!goOn({ checked: walk.checked, total })) return { kind: 'left' }
    cursor = next
  }
  const end = endWalk(walk)
  return end.ok ? { kind: 'whole', checked: walk.checked } : { kind: 'misfit', misfit: end.misfit }
}
