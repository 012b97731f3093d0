import type { BrandEvent } from '../../../../../typings/contract'
import { loadable } from '../../../../loading/loadable'
import { loadEvent, saveEvent } from '../../../../services/brand-events'
import type { Answer } from '../../../../services/call'
import { differencesOf } from '../../event/differences'
import {
  draftOf,
  type EventForm,
  formOf,
  freePrizeId,
  type MomentField,
  type PrizeForm,
  withMoment,
} from '../../event/event-form'
import { formView, lacksShown, placeOf } from '../../event/form-view'
import { firstEvent, nextFrom } from '../../event/new-event'
import { aside, forgetWritten, giveUpAside, keepWritten, setAside, written } from '../../event/written-draft'
import { data, type EventData } from './event-data'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: string }>
type Picked = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: MomentField }>
type Chosen = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: 'free' | 'bonus' | 'bonusDays' }>
type PrizeEvent = WechatMiniprogram.CustomEvent<{ prize: PrizeForm }, object, { id: string }>

Page({
  ...loadable,
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
    if (!answer.ok) return this.showFailure(answer.error)
    const { event } = answer.data
    if (id === '') return this.begin(nextFrom(event, Date.now()))
    if (event.state === 'draft') return this.take(event)
    const mine = written(id)
    if (mine === null) return wx.redirectTo({ url: `/packages/brand/pages/live/live?id=${id}` })
    this.show(mine.form, { phase: 'ready', trouble: '', saved: false, published: true, lacks: [] })
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

  onTyped(event: Typed) {
    const { field } = event.currentTarget.dataset
    this.write({ [field]: event.detail.value }, [field])
  },

  onDay(event: Picked) {
    const { field } = event.currentTarget.dataset
    const { form } = this.data
    this.writeMoment(field, { ...form[field], day: event.detail.value })
  },

  onTime(event: Picked) {
    const { field } = event.currentTarget.dataset
    const { form } = this.data
    this.writeMoment(field, { ...form[field], time: event.detail.value })
  },

  writeMoment(field: MomentField, moment: EventForm['opens']) {
    this.write(withMoment(this.data.form, field, moment), ['opensAt', 'closesAt', 'claimBy'])
  },

  onChance(event: Chosen) {
    const { field } = event.currentTarget.dataset
    // The first of the days is one; the first of the others none.
    const value = Number(event.detail.value) + (field === 'bonusDays' ? 1 : 0)
    this.write({ chances: { ...this.data.form.chances, [field]: value } }, ['chances'])
  },

  onWeekly(event: WechatMiniprogram.CustomEvent<{ value: boolean }>) {
    this.write({ weekly: event.detail.value }, [])
  },

  onFillBudget() {
    this.write({ pointsBudget: this.data.view.budget }, ['pointsBudget'])
  },

  onToggle(event: PrizeEvent) {
    const { id } = event.currentTarget.dataset
    this.setData({ open: this.data.open === id ? '' : id })
  },

  onPrize(event: PrizeEvent) {
    const { id } = event.currentTarget.dataset
    const prizes = this.data.form.prizes.map((prize) => (prize.id === id ? event.detail.prize : prize))
    this.write({ prizes }, [id, 'oddsSum', 'pointsBudget'])
  },

  onRemove(event: PrizeEvent) {
    const { id } = event.currentTarget.dataset
    const prizes = this.data.form.prizes.filter((prize) => prize.id !== id)
    this.write({ prizes }, [id, 'oddsSum', 'pointsBudget'])
  },

  onAdd() {
    const { prizes } = this.data.form
    const id = freePrizeId(prizes)
    const prize: PrizeForm = { id, kind: 'goods', name: '', value: '', units: '', odds: '', points: '' }
    this.write({ prizes: [...prizes, prize] }, ['prizes'])
    this.setData({ open: id })
  },

  onSave() {
    return this.whileBusy(() => this.save())
  },

  async save() {
    const { id, version, form } = this.data
    this.setData({ trouble: '' })
    const answer = await saveEvent({ ...draftOf(form), ...(id === '' ? {} : { id, version }) })
    if (!answer.ok)
      return answer.error.code === 'LOCKED' ? this.meetOther() : this.setData({ trouble: answer.error.message })
    const { event } = answer.data
    forgetWritten(id)
    this.setData({ id: event.id })
    this.take(event)
  },

  /** Somebody else was first: theirs is shown beside mine. */
  async meetOther() {
    const answer: Answer<{ event: BrandEvent }> = await loadEvent(this.data.id)
    if (!answer.ok) return this.setData({ trouble: answer.error.message })
    if (answer.data.event.state === 'draft') return this.take(answer.data.event)
    this.setData({ trouble: '', published: true })
  },

  /** What was written of an event that is locked by now. */
  onSaveAsNew() {
    forgetWritten(this.data.id)
    this.setData({ id: '', version: 0, published: false })
    this.write({}, [])
    return this.onSave()
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
    const { confirm } = await wx.showModal({
      title: '不要没保存的改动',
      content: this.data.id === '' ? '回到一开始的建议，写的会去掉。' : '回到上次保存的样子，之后写的会去掉。',
      confirmText: '去掉',
      cancelText: '留着',
      confirmColor: '#3b7257',
    })
    if (!confirm) return
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
