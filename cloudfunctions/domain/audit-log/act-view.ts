import type { ActView } from '../../../typings/contract'
import { ACT_NAMES, type Act } from './act'

/** Behind every act there is or will be. */
export const NEWEST = '~'

/** What of `acts`, newest first and one more than asked for when there is more, makes a page. */
export function actPage(acts: readonly Act[], limit: number): { acts: readonly ActView[]; next?: string } {
  const page = acts.slice(0, limit)
  const last = page.at(-1)
  return { acts: page.map(actView), ...(acts.length > limit && last ? { next: last.place } : {}) }
}

/** An act as its reader sees it. */
function actView({ _id, who, request, place, ...act }: Act): ActView {
  return { id: _id, staffId: who, words: ACT_NAMES[act.what], ...act }
}
