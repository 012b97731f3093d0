import type { EventState } from '../../../../../typings/contract'
import { loadable, type Phase } from '../../../../loading/loadable'
import { NO_PAGES, type Paged, type PageRead, paged } from '../../../../loading/paged'
import { loadEvents } from '../../../../services/brand-events'
import type { Answer } from '../../../../services/call'
import { type EventRow, eventRows } from '../../event/state-words'

interface EventsData extends Paged<EventRow> {
  phase: Phase
  trouble: string
  busy: boolean
  /** The event after whose pattern the next one is written: the latest; empty before there is any. */
  latest: string
}

const data: EventsData = { ...NO_PAGES, phase: 'loading', trouble: '', busy: false, latest: '' }

type RowEvent = WechatMiniprogram.CustomEvent<object, object, { id: string; state: EventState }>

Page({
  ...loadable,
  ...paged,
  data,

  onShow() {
    this.comeBack()
    return this.reload()
  },

  listed(): string {
    return ''
  },

  async readPage(cursor: string): Promise<Answer<PageRead>> {
    const answer = await loadEvents(cursor)
    if (!answer.ok) return answer
    const { events, next } = answer.data
    const above = cursor === '' ? [] : this.data.pages.flatMap(({ rows }) => rows.map(({ state }) => state))
    const beside = cursor === '' ? { latest: events[0]?.id ?? '' } : {}
    return {
      ok: true,
      data: { rows: eventRows(events, new Set(above)), beside, ...(next === undefined ? {} : { next }) },
    }
  },

  onEvent(event: RowEvent) {
    const { id, state } = event.currentTarget.dataset
    const page = state === 'draft' ? 'event/event' : 'live/live'
    return wx.navigateTo({ url: `/packages/brand/pages/${page}?id=${id}` })
  },

  onNew() {
    const { latest } = this.data
    return wx.navigateTo({ url: `/packages/brand/pages/event/event${latest === '' ? '' : `?from=${latest}`}` })
  },
})
