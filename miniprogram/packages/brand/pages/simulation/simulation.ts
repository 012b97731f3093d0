import type { BrandEvent } from '../../../../../typings/contract'
import { spanLabel } from '../../../../days/span'
import { loadable, type Phase } from '../../../../loading/loadable'
import { loadEvent, publish, simulate } from '../../../../services/brand-events'
import { promiseWords, type SimulationView, simulationView } from '../../event/simulation-view'
import { askFirst } from '../../form/ask-first'

interface SimulationData {
  phase: Phase
  trouble: string
  busy: boolean
  /** What the page was opened with. */
  id: string
  /** From the server: the event whose draws were simulated, as it was then. */
  event: BrandEvent | null
  /** For display alone. */
  view: SimulationView | null
  canPublish: boolean
}

const data: SimulationData = {
  phase: 'loading',
  trouble: '',
  busy: false,
  id: '',
  event: null,
  view: null,
  canPublish: false,
}

Page({
  ...loadable,
  data,

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id })
    return this.load()
  },

  /** The event is read first: what is published afterwards is what was simulated, or nothing. */
  async load() {
    this.stopWaiting()
    const read = await loadEvent(this.data.id)
    if (!read.ok) return this.showFailure(read.error)
    const simulated = await simulate(this.data.id)
    if (!simulated.ok) return this.showFailure(simulated.error)
    const { event } = read.data
    this.setData({
      phase: 'ready',
      trouble: '',
      event,
      view: simulationView(event, simulated.data),
      canPublish: event.state === 'draft' && event.lacks.length === 0,
    })
  },

  onAgain() {
    return this.whileBusy(() => this.load())
  },

  async onPublish() {
    const { event, busy } = this.data
    if (event === null || busy) return
    const isMeant = await askFirst({
      title: '发布后就锁定了',
      content: promiseWords(event, spanLabel({ from: event.opensAt, to: event.closesAt })),
      confirmText: '发布',
      cancelText: '再看看',
    })
    if (isMeant) await this.whileBusy(() => this.publish(event))
  },

  async publish(event: BrandEvent) {
    this.setData({ trouble: '' })
    const answer = await publish(event)
    if (!answer.ok) return this.setData({ trouble: answer.error.message })
    await wx.redirectTo({ url: `/packages/brand/pages/live/live?id=${event.id}` })
  },
})
