import { dayLabel } from '../../../../days/day'
import { loadable, type Phase } from '../../../../loading/loadable'
import { declareOutage, loadCheckInRules } from '../../../../services/brand-rules'
import { askFirst } from '../../form/ask-first'
import type { FieldGroup, Form, Value } from '../../form/field'

interface OutagesData {
  phase: Phase
  trouble: string
  busy: boolean
  /** The form. */
  form: Form
  groups: readonly FieldGroup[]
  note: string
  /** For display alone, the newest first. */
  days: readonly string[]
}

const data: OutagesData = {
  phase: 'loading',
  trouble: '',
  busy: false,
  form: { day: '' },
  groups: [{ id: 'day', fields: [{ kind: 'day', key: 'day', label: '哪一天' }] }],
  note: '',
  days: [],
}

type FieldEvent = WechatMiniprogram.CustomEvent<{ readonly value: Value }>

Page({
  ...loadable,
  data,

  onLoad() {
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const answer = await loadCheckInRules()
    if (answer.ok) this.show(answer.data.outages)
    else this.showFailure(answer.error)
  },

  show(outages: readonly string[]) {
    const days = [...outages].reverse().map((day) => `${day.slice(0, 4)}年${dayLabel(day)}`)
    this.setData({ days, phase: 'ready', trouble: '' })
  },

  onDay(event: FieldEvent) {
    this.setData({ form: { day: event.detail.value }, note: '', trouble: '' })
  },

  onDeclare() {
    return this.whileBusy(async () => {
      const day = String(this.data.form.day)
      if (day === '') return this.setData({ trouble: '先选是哪一天' })
      const isMeant = await askFirst({
        title: `${dayLabel(day)}没能服务`,
        content: '这一天漏签的会员，连签不断，下次签到时补上。登记以后不能撤回。',
        confirmText: '登记',
      })
      if (!isMeant) return
      const answer = await declareOutage(day)
      if (answer.ok) {
        this.show(answer.data.outages)
        this.setData({ form: { day: '' }, note: `登记了 ${dayLabel(day)}` })
      } else if (answer.error.code === 'INVALID_INPUT') {
        this.setData({ trouble: '只能登记今天和过去三十天' })
      } else this.setData({ trouble: answer.error.message })
    })
  },
})
