import { type EventForm, freePrizeId, type MomentField, type PrizeForm, withMoment } from '../../event/event-form'
import type { EventData } from './event-data'

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: string }>
type Picked = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: MomentField }>
type Chosen = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: 'free' | 'bonus' | 'bonusDays' }>
type PrizeEvent = WechatMiniprogram.CustomEvent<{ prize: PrizeForm }, object, { id: string }>

interface WritingPage {
  readonly data: EventData
  setData(change: Partial<EventData>): void
  /** Puts what is written on the page; `touched`: what of it, by name or prize. */
  write(changed: Partial<EventForm>, touched: readonly string[]): void
  writeMoment(field: MomentField, moment: EventForm['opens']): void
}

/** What a hand does to the fields of a draft: spread it into the page that keeps what is written. */
export const eventWriting = {
  onTyped(this: WritingPage, event: Typed) {
    const { field } = event.currentTarget.dataset
    this.write({ [field]: event.detail.value }, [field])
  },

  onDay(this: WritingPage, event: Picked) {
    const { field } = event.currentTarget.dataset
    const { form } = this.data
    this.writeMoment(field, { ...form[field], day: event.detail.value })
  },

  onTime(this: WritingPage, event: Picked) {
    const { field } = event.currentTarget.dataset
    const { form } = this.data
    this.writeMoment(field, { ...form[field], time: event.detail.value })
  },

  writeMoment(this: WritingPage, field: MomentField, moment: EventForm['opens']) {
    this.write(withMoment(this.data.form, field, moment), ['opensAt', 'closesAt', 'claimBy'])
  },

  onChance(this: WritingPage, event: Chosen) {
    const { field } = event.currentTarget.dataset
    // The first of the days is one; the first of the others none.
    const value = Number(event.detail.value) + (field === 'bonusDays' ? 1 : 0)
    this.write({ chances: { ...this.data.form.chances, [field]: value } }, ['chances'])
  },

  onWeekly(this: WritingPage, event: WechatMiniprogram.CustomEvent<never>) {
    this.write({ weekly: event.detail }, [])
  },

  onFillBudget(this: WritingPage) {
    this.write({ pointsBudget: this.data.view.budget }, ['pointsBudget'])
  },

  onToggle(this: WritingPage, event: PrizeEvent) {
    const { id } = event.currentTarget.dataset
    this.setData({ open: this.data.open === id ? '' : id })
  },

  onPrize(this: WritingPage, event: PrizeEvent) {
    const { id } = event.currentTarget.dataset
    const prizes = this.data.form.prizes.map((prize) => (prize.id === id ? event.detail.prize : prize))
    this.write({ prizes }, [id, 'oddsSum', 'pointsBudget'])
  },

  onRemove(this: WritingPage, event: PrizeEvent) {
    const { id } = event.currentTarget.dataset
    const prizes = this.data.form.prizes.filter((prize) => prize.id !== id)
    this.write({ prizes }, [id, 'oddsSum', 'pointsBudget'])
  },

  onAdd(this: WritingPage) {
    const { prizes } = this.data.form
    const id = freePrizeId(prizes)
    const prize: PrizeForm = { id, kind: 'goods', name: '', value: '', units: '', odds: '', points: '' }
    this.write({ prizes: [...prizes, prize] }, ['prizes'])
    this.setData({ open: id })
  },
}
