import type { Answer, Failure } from '../services/call'
import type { Phase } from './loadable'

/** Rows that were read together; `cursor` is where they began. */
export interface Rows<Row> {
  readonly cursor: string
  readonly rows: readonly Row[]
}

/** A list that is read a page at a time. */
export interface Paged<Row> {
  /** From the server, by the pages in which they were read. */
  pages: ReadonlyArray<Rows<Row>>
  /** Where the next page begins; empty after the last. */
  next: string
  /** The page below the last. */
  more: 'resting' | 'loading' | 'failed'
}

/** What a page of a list brings: its rows, and whatever else the page shows of the answer. */
export interface PageRead {
  readonly rows: readonly unknown[]
  readonly next?: string
  readonly beside?: object
}

interface PagedPage {
  readonly data: Paged<unknown> & { readonly phase: Phase }
  setData(change: object): void
  /** What tells this list from another that the page can show: its filter. Empty where there is one alone. */
  listed(): string
  readPage(cursor: string): Promise<Answer<PageRead>>
  loadMore(): Promise<unknown>
  showFailure(failure: Failure): void
  stopWaiting(): void
}

export const NO_PAGES: Paged<never> = { pages: [], next: '', more: 'resting' }

/** What a page does to show a list of pages: spread it after `loadable`; the page brings `listed` and `readPage`. */
export const paged = {
  /** The first page, in place of whatever was read before. */
  async load(this: PagedPage) {
    this.stopWaiting()
    const wanted = this.listed()
    const answer = await this.readPage('')
    // Another list was chosen meanwhile.
    if (wanted !== this.listed()) return
    if (!answer.ok) return this.showFailure(answer.error)
    const { rows, next = '', beside } = answer.data
    this.setData({
      ...beside,
      pages: [{ cursor: '', rows }],
      next,
      more: 'resting',
      phase: 'ready',
      trouble: '',
    })
  },

  async onReachBottom(this: PagedPage) {
    const { phase, next, more } = this.data
    if (phase === 'ready' && next !== '' && more === 'resting') await this.loadMore()
  },

  /** Puts a page below the others. Only the new one is handed over. */
  async loadMore(this: PagedPage) {
    const { next } = this.data
    const wanted = this.listed()
    this.setData({ more: 'loading' })
    const answer = await this.readPage(next)
    // The list was begun anew meanwhile.
    if (next !== this.data.next || wanted !== this.listed()) return
    if (!answer.ok) return this.setData({ more: 'failed' })
    this.setData({
      [`pages[${this.data.pages.length}]`]: { cursor: next, rows: answer.data.rows },
      next: answer.data.next ?? '',
      more: 'resting',
    })
  },
}
