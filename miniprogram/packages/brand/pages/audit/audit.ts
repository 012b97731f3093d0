import { loadable, type Phase } from '../../../../loading/loadable'
import { NO_PAGES, type Paged, type PageRead, paged } from '../../../../loading/paged'
import { loadAudit } from '../../../../services/brand-audit'
import { loadTeam } from '../../../../services/brand-staff'
import type { Answer } from '../../../../services/call'
import type { Choice } from '../../form/field'
import { type ActLine, actLine } from './act-lines'

interface AuditData extends Paged<ActLine> {
  phase: Phase
  trouble: string
  busy: boolean
  /** What is looked for: places in the two lists, of which the first is everything. */
  who: number
  what: number
  people: readonly Choice[]
  kinds: readonly Choice[]
}

const EVERYBODY: Choice = { value: '', name: '所有人' }
const EVERY_ACT: Choice = { value: '', name: '所有操作' }
/** Stands in no store, so the list of the staff does not have them. */
const FIRST_OPERATOR: Choice = { value: 'first-operator', name: '首位运营' }

const data: AuditData = {
  ...NO_PAGES,
  phase: 'loading',
  trouble: '',
  busy: false,
  who: 0,
  what: 0,
  people: [EVERYBODY, FIRST_OPERATOR],
  kinds: [EVERY_ACT],
}

type ChoiceEvent = WechatMiniprogram.CustomEvent<{ value: string }>

Page({
  ...loadable,
  ...paged,
  data,

  async onLoad() {
    await Promise.all([this.load(), this.loadPeople()])
  },

  /** Without them the log can still be read, and searched by what was done. */
  async loadPeople() {
    const answer = await loadTeam()
    if (!answer.ok) return
    const { staff, stores } = answer.data
    const storeOf = (id: string) => stores.find((store) => store.id === id)?.name ?? ''
    const people = staff.map(({ staffId, name, storeId }) => ({
      value: staffId,
      name: `${name} · ${storeOf(storeId)}`,
    }))
    this.setData({ people: [EVERYBODY, FIRST_OPERATOR, ...people] })
  },

  listed(): string {
    return `${this.data.who}:${this.data.what}`
  },

  async readPage(cursor: string): Promise<Answer<PageRead>> {
    const who = this.data.people[this.data.who]?.value ?? ''
    const what = this.data.kinds[this.data.what]?.value ?? ''
    const answer = await loadAudit({
      ...(cursor === '' ? {} : { cursor }),
      ...(who === '' ? {} : { who }),
      ...(what === '' ? {} : { what }),
    })
    if (!answer.ok) return answer
    const { acts, next, kinds } = answer.data
    this.setData({ kinds: [EVERY_ACT, ...kinds.map(({ what: value, words: name }) => ({ value, name }))] })
    return { ok: true, data: { rows: acts.map(actLine), ...(next === undefined ? {} : { next }) } }
  },

  onWho(event: ChoiceEvent) {
    this.setData({ who: Number(event.detail.value) })
    return this.load()
  },

  onWhat(event: ChoiceEvent) {
    this.setData({ what: Number(event.detail.value) })
    return this.load()
  },
})
