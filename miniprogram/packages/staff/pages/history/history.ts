import { loadable, type Phase } from '../../../../loading/loadable'
import { NO_PAGES, type Paged, type PageRead, paged } from '../../../../loading/paged'
import type { Answer } from '../../../../services/call'
import { loadActs } from '../../../../services/counter'
import { type ActRow, actRow } from './act-rows'

interface HistoryData extends Paged<ActRow> {
  phase: Phase
  trouble: string
  busy: boolean
}

const data: HistoryData = { ...NO_PAGES, phase: 'loading', trouble: '', busy: false }

Page({
  ...loadable,
  ...paged,
  data,

  onLoad() {
    return this.load()
  },

  listed(): string {
    return ''
  },

  async readPage(cursor: string): Promise<Answer<PageRead>> {
    const answer = await loadActs(cursor)
    if (!answer.ok) return answer
    const { acts, next } = answer.data
    return { ok: true, data: { rows: acts.map(actRow), ...(next === undefined ? {} : { next }) } }
  },
})
