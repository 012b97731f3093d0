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
  readAnew(count: number): Promise<void>
  loadMore(): Promise<unknown>
  showFailure(failure: Failure): void
  stopWaiting(): void
}

/** Whoever has gone further down than this finds the list shorter; reading it all again would take too long. */
const MOST_READ_ANEW = 8

export const NO_PAGES: Paged<never> = { pages: [], next: '', more: 'resting' }

/** What a page does to show a list of pages: spread it after `loadable`; the page brings `listed` and `readPage`. */
export const paged = {
  /** The first page, in place of whatever was read before. */
  load(this: PagedPage): Promise<void> {
    return this.readAnew(1)
  },

  /** As many pages as are shown, for whoever comes back: she finds the list as it is now, and where she left it. */
  reload(this: PagedPage): Promise<void> {
    return this.readAnew(Math.min(Math.max(this.data.pages.length, 1), MOST_READ_ANEW))
  },

  /** Reads the first `count` pages, and puts them all at once in place of whatever was read before. */
  async readAnew(this: PagedPage, count: number): Promise<void> {
    this.stopWaiting()
    const wanted = this.listed()
    const pages: Array<Rows<unknown>> = []
    let beside = {}
    let next = ''
    do {
      const cursor = next
      const answer = await this.readPage(cursor)
      // Another list was chosen meanwhile.
      if (wanted !== this.listed()) return
      if (!answer.ok) return this.showFailure(answer.error)
      if (pages.length === 0) beside = answer.data.beside ?? {}
      pages.push({ cursor, rows: answer.data.rows })
      next = answer.data.next ?? ''
    } while (next !== '' && pages.length < count)
    this.setData({ ...beside, pages, next, more: 'resting', phase: 'ready', trouble: '' })
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
