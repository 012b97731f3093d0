import { waitBeforeAttempt } from '../../../../services/back-off'
import {
  beginExport,
  continueExport,
  type Export,
  fetchFile,
  forgetExport,
  lastExport,
  stopExport,
} from '../../../../services/brand-exports'
import type { Faults, Form, Value } from '../../form/field'
import {
  EXPORT_GROUPS,
  type ExportFile,
  exportWanted,
  filesOf,
  hasGone,
  newExport,
  progressOf,
  titleOf,
} from './export-form'

interface ExportsData {
  step: 'choosing' | 'running' | 'waiting' | 'done' | 'gone' | 'stopped'
  trouble: string
  busy: boolean
  /** She has asked for it to stop; it does so after the step that is under way. */
  stopping: boolean
  /** The page was left: the job waits for whoever opens it again. */
  left: boolean
  /** The form. */
  form: Form
  groups: typeof EXPORT_GROUPS
  faults: Faults
  /** For display alone. */
  title: string
  percent: number
  progress: string
  files: readonly ExportFile[]
}

const data: ExportsData = {
  step: 'choosing',
  trouble: '',
  busy: false,
  stopping: false,
  left: false,
  form: {},
  groups: EXPORT_GROUPS,
  faults: {},
  title: '',
  percent: 0,
  progress: '',
  files: [],
}

type FieldEvent = WechatMiniprogram.CustomEvent<{ readonly key: string; readonly value: Value }>
type FileEvent = WechatMiniprogram.CustomEvent<object, object, { place: number }>

Page({
  data,

  /** What was begun before goes on. */
  onLoad() {
    const last = lastExport()
    if (last === null) return this.setData({ form: newExport(Date.now()) })
    return this.run(last)
  },

  onUnload() {
    this.setData({ left: true })
  },

  onField(event: FieldEvent) {
    const { key, value } = event.detail
    this.setData({ form: { ...this.data.form, [key]: value }, faults: {}, trouble: '' })
  },

  async onBegin() {
    if (this.data.busy) return
    const wanted = exportWanted(this.data.form)
    if (!wanted.ok) return this.setData({ faults: wanted.faults })
    this.setData({ busy: true, trouble: '' })
    const begun = await beginExport(wanted.input.kind, wanted.input.span)
    this.setData({ busy: false })
    if (!begun.ok) return this.setData({ trouble: begun.error.message })
    await this.run(begun.data)
  },

  /** Takes the job step by step to its end, or until she stops it or leaves. */
  async run(begun: Export) {
    let exported = begun
    this.setData({ stopping: false, trouble: '' })
    this.show(exported)
    while (exported.job.state === 'running' && !this.data.left) {
      const answer = this.data.stopping ? await stopExport(exported) : await continueExport(exported)
      if (!answer.ok) return this.setData({ step: 'waiting', stopping: false, trouble: answer.error.message })
      const isFurther = answer.data.job.rows > exported.job.rows || answer.data.job.state !== 'running'
      exported = answer.data
      this.show(exported)
      if (!isFurther) await waitBeforeAttempt(2)
    }
    if (exported.job.state === 'done') await this.fetch()
  },

  show({ job, span }: Export) {
    const { percent, words } = progressOf(job)
    this.setData({
      step: hasGone(job) ? 'gone' : job.state,
      title: titleOf(job, span),
      percent,
      progress: words,
      files: filesOf(job, span),
    })
  },

  onStop() {
    this.setData({ stopping: true })
  },

  async onContinue() {
    const last = lastExport()
    if (last !== null) await this.run(last)
  },

  /** A file has to be on the phone before the tap that sends it. */
  async fetch() {
    this.setData({ trouble: '' })
    for (const [place, file] of this.data.files.entries()) {
      if (file.path !== '') continue
      const answer = await fetchFile(file.id)
      if (!answer.ok) return this.tellWhy(answer.error.message)
      this.setData({ [`files[${place}].path`]: answer.data })
    }
  },

  /** A file that does not come may have had its day. */
  async tellWhy(trouble: string) {
    const last = lastExport()
    const asked = last && (await continueExport(last))
    if (asked?.ok && hasGone(asked.data.job)) return this.show(asked.data)
    this.setData({ trouble })
  },

  /** WeChat opens no CSV itself: it goes into a chat, and from there into Excel. */
  async onSend(event: FileEvent) {
    const file = this.data.files[event.currentTarget.dataset.place]
    if (file === undefined) return
    if (file.path === '') return this.fetch()
    try {
      await wx.shareFileMessage({ filePath: file.path, fileName: file.name })
    } catch (error) {
      const isCancelled = /cancel/.test((error as { readonly errMsg?: string }).errMsg ?? '')
      this.setData({ trouble: isCancelled ? '' : '没有发出去，请再点一次' })
    }
  },

  onAnother() {
    forgetExport()
    this.setData({ step: 'choosing', trouble: '', form: newExport(Date.now()), files: [] })
  },
})
