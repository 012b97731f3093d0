import type { BrandEvent } from '../../../../../typings/contract'
import { loadable } from '../../../../loading/loadable'
import { deleteDraft, loadEvent, saveEvent } from '../../../../services/brand-events'
import type { Answer, Failure } from '../../../../services/call'
import { differencesOf } from '../../event/differences'
import { draftOf, type EventForm, formOf } from '../../event/event-form'
import { formView, lacksShown, placeOf } from '../../event/form-view'
import { firstEvent, nextFrom } from '../../event/new-event'
import { aside, forgetWritten, giveUpAside, keepWritten, setAside, written } from '../../event/written-draft'
import { askFirst } from '../../form/ask-first'
import { data, type EventData } from './event-data'
import { eventWriting } from './event-writing'

const isGone = ({ code }: Pick<Failure, 'code'>): boolean => code === 'NOT_FOUND'

Page({
  ...loadable,
  ...eventWriting,
  data,

  onLoad({ id = '', from = '' }: { id?: string; from?: string }) {
    this.setData({ id, from })
    return this.load()
  },

  async load() {
    this.stopWaiting()
    const { id, from } = this.data
    const asked = id || from
    if (asked === '') return this.begin(firstEvent(Date.now()))
    const answer = await loadEvent(asked)
    if (!answer.ok) return id !== '' && isGone(answer.error) ? this.meetLost('deleted') : this.showFailure(answer.error)
    const { event } = answer.data
    if (id === '') return this.begin(nextFrom(event, Date.now()))
    if (event.state === 'draft') return this.take(event)
    return this.meetLost('published')
  },

  /** A new event: what was written of it before, or else the suggestion. */
  begin(suggestion: EventForm) {
    const before = written('')
    this.show(before?.form ?? suggestion, {
      phase: 'ready',
      trouble: '',
      saved: false,
      note: before === null ? '' : '接着上次没保存的',
    })
  },

  /** A draft as the server has it, beside what was written on this phone and not saved. */
  take(event: BrandEvent) {
    const { version, lacks } = event
    const theirs = formOf(event)
    const mine = written(event.id)
    const known = { phase: 'ready' as const, trouble: '', lacks, aside: aside(event.id) !== null }
    const differences = mine === null ? [] : differencesOf(mine.form, theirs)
    if (mine === null || differences.length === 0) {
      forgetWritten(event.id)
      return this.show(theirs, { ...known, version, saved: true, theirs: null, differences: [], note: '' })
    }
    if (mine.version === version) {
      return this.show(mine.form, {
        ...known,
        version,
        saved: false,
        theirs: null,
        differences: [],
        note: '接着上次没保存的',
      })
    }
    this.show(mine.form, { ...known, version: mine.version, saved: false, theirs: event, differences, note: '' })
  },

  show(form: EventForm, beside: Partial<EventData>) {
    const lacks = beside.lacks ?? this.data.lacks
    this.setData({ ...beside, form, view: formView(form), shown: lacksShown(lacks) })
  },

  /** What is written stays on the phone until it is saved. What was missing of it, by name or prize, is told anew then. */
  write(changed: Partial<EventForm>, touched: readonly string[]) {
    const { id, version, form } = this.data
    const next = { ...form, ...changed }
    keepWritten(id, { form: next, version })
    const lacks = this.data.lacks.filter(
      ({ what, prizeId = what }) => !touched.includes(what) && !touched.includes(prizeId),
    )
    this.show(next, { saved: false, note: '', trouble: '', lacks })
  },

  onSave() {
    return this.whileBusy(() => this.save())
  },

  async save() {
    const { id, version, form } = this.data
    this.setData({ trouble: '' })
    const answer = await saveEvent({ ...draftOf(form), ...(id === '' ? {} : { id, version }) })
    if (!answer.ok) return this.meetOther(answer.error)
    const { event } = answer.data
    forgetWritten(id)
    this.setData({ id: event.id })
    this.take(event)
  },

  /** Somebody else was first: theirs is shown beside mine, or mine can become another one. */
  async meetOther({ code, message }: Failure) {
    if (isGone({ code })) return this.meetLost('deleted')
    if (code !== 'LOCKED') return this.setData({ trouble: message })
    const answer: Answer<{ event: BrandEvent }> = await loadEvent(this.data.id)
    if (!answer.ok && isGone(answer.error)) return this.meetLost('deleted')
    if (!answer.ok) return this.setData({ trouble: answer.error.message })
    if (answer.data.event.state !== 'draft') return this.meetLost('published')
    this.take(answer.data.event)
    if (this.data.differences.length === 0) this.setData({ trouble: message })
  },

  /** The draft is no more; what was written of it on this phone is. */
  meetLost(lost: 'published' | 'deleted') {
    const { id } = this.data
    const mine = written(id)
    if (mine !== null) return this.show(mine.form, { phase: 'ready', trouble: '', saved: false, lost, lacks: [] })
    if (lost === 'published') return wx.redirectTo({ url: `/packages/brand/pages/live/live?id=${id}` })
    this.setData({ phase: 'failed', trouble: '另一位运营已经删除了这份草稿' })
  },

  onSaveAsNew() {
    forgetWritten(this.data.id)
    this.setData({ id: '', version: 0, lost: '' })
    this.write({}, [])
    return this.onSave()
  },

  async onDelete() {
    const { id, version, form } = this.data
    const isMeant = await askFirst({
      title: '删除这份草稿',
      content: `“${form.name || '未命名'}”还没有发布，会员没见过它。删除以后，每一位运营都看不到了，也找不回来。`,
      confirmText: '删除',
    })
    if (!isMeant) return
    await this.whileBusy(async () => {
      const answer = await deleteDraft(id, version)
      if (!answer.ok && !isGone(answer.error)) return this.meetOther(answer.error)
      forgetWritten(id)
      giveUpAside(id)
      await wx.navigateBack()
    })
  },

  onMine() {
    const { theirs, form, id } = this.data
    if (theirs === null) return
    keepWritten(id, { form, version: theirs.version })
    this.setData({ version: theirs.version, theirs: null, differences: [] })
  },

  onTheirs() {
    const { theirs, form, id } = this.data
    if (theirs === null) return
    setAside(id, form)
    forgetWritten(id)
    this.take(theirs)
  },

  onBack() {
    const { id } = this.data
    const mine = aside(id)
    if (mine === null) return
    giveUpAside(id)
    this.write(mine, [])
    this.setData({ aside: false })
  },

  onDrop() {
    giveUpAside(this.data.id)
    this.setData({ aside: false })
  },

  async onStartOver() {
    const isMeant = await askFirst({
      title: '不要没保存的改动',
      content: this.data.id === '' ? '回到一开始的建议，写的会去掉。' : '回到上次保存的样子，之后写的会去掉。',
      confirmText: '去掉',
      cancelText: '留着',
    })
    if (!isMeant) return
    forgetWritten(this.data.id)
    await this.load()
  },

  onLacks() {
    const [first] = this.data.lacks
    if (first === undefined) return
    this.setData({ open: first.prizeId ?? this.data.open })
    return wx.pageScrollTo({ selector: `#${placeOf(first)}`, offsetTop: -40, duration: 300 })
  },

  onSimulate() {
    return wx.navigateTo({ url: `/packages/brand/pages/simulation/simulation?id=${this.data.id}` })
  },
})
