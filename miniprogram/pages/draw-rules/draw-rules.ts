import type { MemberDayEvent } from '../../../typings/contract'
import { knownMemberDay, loadMemberDay } from '../../services/member-day'
import { type RulePart, rulePartsOf } from './rule-parts'

interface DrawRulesData {
  eventId: string
  name: string
  parts: readonly RulePart[]
  commitment: string
  /** `gone`: there is no member day. */
  phase: 'loading' | 'failed' | 'gone' | 'ready'
  trouble: string
  busy: boolean
}

const data: DrawRulesData = {
  eventId: '',
  name: '',
  parts: [],
  commitment: '',
  phase: 'loading',
  trouble: '',
  busy: false,
}

Page({
  data,

  onLoad({ eventId = '' }: { eventId?: string }) {
    this.setData({ eventId })
    const event = knownMemberDay(eventId)?.event
    if (event) this.show(event)
    return this.load()
  },

  async load() {
    const answer = await loadMemberDay(this.data.eventId)
    if (answer.ok && answer.data.event !== null) return this.show(answer.data.event)
    if (this.data.phase === 'ready') return
    if (answer.ok || answer.error.code === 'NOT_FOUND') return this.setData({ phase: 'gone' })
    this.setData({ phase: 'failed', trouble: answer.error.message })
  },

  async onRetry() {
    if (this.data.busy) return
    this.setData({ busy: true })
    await this.load()
    this.setData({ busy: false })
  },

  onGoMemberDay() {
    return wx.switchTab({ url: '/pages/member-day/member-day' })
  },

  show(event: MemberDayEvent) {
    this.setData({ phase: 'ready', name: event.name, parts: rulePartsOf(event), commitment: event.commitment })
  },
})
