import type { Phase } from '../../../loading/loadable'
import type { Answer, Failure } from '../../../services/call'
import { forgetDraft, keepDraft, keptDraft } from '../../../services/kept-drafts'
import { type Checked, type Faults, type Field, type FieldGroup, type Form, type Value, wordsOf } from './field'
import { type Difference, isWritten, threeWay } from './three-way'

/** What a page holds that edits one thing. */
export interface Editing<Kept extends object = object> {
  phase: Phase
  trouble: string
  busy: boolean
  /** What the page was opened with; empty for a new one. */
  id: string
  /** As the server had it when it was read; null for a new one. */
  kept: Kept | null
  form: Form
  groups: readonly FieldGroup[]
  faults: Faults
  /** Whether something is written that the server does not have. */
  unsaved: boolean
  /** What somebody else changed meanwhile, a line each. */
  others: readonly string[]
  /** What came of saving; empty until then. */
  note: string
  /** Whether what is written was left unsaved some other time, and came back with the page. */
  broughtBack: boolean
}

/** What was left unsaved, on this phone, with what it was written upon. */
interface Left {
  readonly base: Form
  readonly form: Form
}

interface EditingPage {
  readonly route: string
  readonly data: Editing
  setData(change: object): void
  /** As the server has it now; null for a new one. */
  find(): Promise<Answer<object | null>>
  /** The one of this id, for a page that edits one of many. */
  findOne?(id: string): Promise<Answer<object>>
  formOf(kept: object | null): Form
  /** What is to be written, which may depend on what is written by now. */
  groupsOf(form: Form): readonly FieldGroup[]
  check(form: Form): Checked<unknown>
  /** Saves over what was read, and gives what the server has then. */
  write(input: unknown, kept: object | null): Promise<Answer<object>>
  load(): Promise<void>
  whileBusy(work: () => Promise<unknown>): Promise<void>
  showFailure(failure: Failure): void
  stopWaiting(): void
  begin(kept: object | null): void
  setField(key: string, value: Value): void
  setForm(form: Form): void
  show(kept: object | null, form: Form, beside: object): void
  save(isSecond?: boolean): Promise<void>
  keep(kept: object, sent: Form): void
  meetOther(): Promise<boolean>
  rebase(kept: object | null): void
  upon(kept: object | null, base: Form, mine: Form): { form: Form; others: readonly string[] }
  doBeside<Kept extends object>(
    work: (kept: Kept) => Promise<Answer<object>>,
    done: string,
    isSecond?: boolean,
  ): Promise<string>
}

export const nothingEdited = <Kept extends object>(): Editing<Kept> => ({
  phase: 'loading',
  trouble: '',
  busy: false,
  id: '',
  kept: null,
  form: {},
  groups: [],
  faults: {},
  unsaved: false,
  others: [],
  note: '',
  broughtBack: false,
})

type FieldEvent = WechatMiniprogram.CustomEvent<{ readonly key: string; readonly value: Value }>

/** What a page does that edits one thing: spread it after `loadable`; the page brings what is said above. Whoever saves over
 *  somebody else's change is told what they made of it, and keeps all that she has written; whoever leaves with something
 *  unsaved is asked, and finds it there the next time. */
export const editable = {
  onLoad(this: EditingPage, { id = '' }: { id?: string }) {
    this.setData({ id })
    return this.load()
  },

  async load(this: EditingPage) {
    this.stopWaiting()
    const answer = await this.find()
    if (answer.ok) this.begin(answer.data)
    else this.showFailure(answer.error)
  },

  /** What was new has its id once it is saved. */
  async find(this: EditingPage): Promise<Answer<object | null>> {
    const { kept, id } = this.data
    const known = kept !== null && 'id' in kept ? String(kept.id) : id
    return known === '' || this.findOne === undefined ? { ok: true, data: null } : this.findOne(known)
  },

  begin(this: EditingPage, kept: object | null) {
    const left = keptDraft<Left>(draftName(this, kept))
    const beside = { faults: {}, note: '', phase: 'ready', trouble: '', broughtBack: left !== null }
    if (left === null) return this.show(kept, this.formOf(kept), { ...beside, others: [] })
    const { form, others } = this.upon(kept, left.base, left.form)
    this.show(kept, form, { ...beside, others })
  },

  onGiveUp(this: EditingPage) {
    const { kept } = this.data
    this.show(kept, this.formOf(kept), { faults: {}, others: [], note: '', trouble: '' })
  },

  onField(this: EditingPage, event: FieldEvent) {
    this.setField(event.detail.key, event.detail.value)
  },

  setField(this: EditingPage, key: string, value: Value) {
    const { [key]: _mended, ...faults } = this.data.faults
    this.setData({ faults })
    this.setForm({ ...this.data.form, [key]: value })
  },

  setForm(this: EditingPage, form: Form) {
    this.show(this.data.kept, form, { note: '', trouble: '' })
  },

  /** The one way by which what is written comes upon the page. */
  show(this: EditingPage, kept: object | null, form: Form, beside: object) {
    const unsaved = isWritten(form, this.formOf(kept))
    if (unsaved !== this.data.unsaved) void warnBeforeLeaving(unsaved)
    if (unsaved) keepDraft(draftName(this, kept), { base: this.formOf(kept), form } satisfies Left)
    else forgetDraft(draftName(this, kept))
    const isBroughtBack = unsaved ? {} : { broughtBack: false }
    this.setData({ ...beside, ...isBroughtBack, kept, form, groups: this.groupsOf(form), unsaved })
  },

  onSave(this: EditingPage) {
    return this.whileBusy(() => this.save())
  },

  async save(this: EditingPage, isSecond = false) {
    const { form, kept } = this.data
    const checked = this.check(form)
    if (!checked.ok) {
      return this.setData({ faults: checked.faults, note: '', trouble: '有几处还要改，写在各自下面' })
    }
    this.setData({ faults: {}, trouble: '', note: '' })
    const answer = await this.write(checked.input, kept)
    if (answer.ok) return this.keep(answer.data, form)
    if (answer.error.code !== 'LOCKED') return this.setData({ trouble: answer.error.message })
    const isMet = await this.meetOther()
    // What changed does not stand here, such as the stock, or that its last change was carried to the log: there is nothing
    // for her to decide.
    if (isMet && !isSecond && this.data.others.length === 0) await this.save(true)
  },

  /** What she typed while it was being saved stays. */
  keep(this: EditingPage, kept: object, sent: Form) {
    const { form } = threeWay({ base: sent, mine: this.data.form, theirs: this.formOf(kept) })
    forgetDraft(draftName(this, this.data.kept))
    this.show(kept, form, { others: [], trouble: '', note: '已保存' })
  },

  /** Does something else to it, beside what is being written, which stays unsaved. Gives what came of it, to be shown where it
   *  was asked for; `done` when it was done. */
  async doBeside<Kept extends object>(
    this: EditingPage,
    work: (kept: Kept) => Promise<Answer<object>>,
    done: string,
    isSecond = false,
  ): Promise<string> {
    const answer = await work(this.data.kept as Kept)
    if (answer.ok) {
      this.rebase(answer.data)
      this.setData({ trouble: '' })
      return done
    }
    if (answer.error.code !== 'LOCKED') return answer.error.message
    const isMet = await this.meetOther()
    if (isMet && !isSecond && this.data.others.length === 0) return this.doBeside(work, done, true)
    return '别人刚刚改过这里，改了什么写在保存的上面，看过再决定。'
  },

  /** Reads what somebody else made of it, for her to see before she saves again; false when it could not be read. */
  async meetOther(this: EditingPage): Promise<boolean> {
    const latest = await this.find()
    if (latest.ok) this.rebase(latest.data)
    this.setData({ trouble: latest.ok ? '别人刚刚改过这里。您写的都还在，看一眼再保存。' : latest.error.message })
    return latest.ok
  },

  /** Puts what she has written upon what the server has now. */
  rebase(this: EditingPage, kept: object | null) {
    const { form, others } = this.upon(kept, this.formOf(this.data.kept), this.data.form)
    this.show(kept, form, { others, note: '' })
  },

  /** What was written upon a base, put upon what the server has now, and what others changed since. */
  upon(this: EditingPage, kept: object | null, base: Form, mine: Form) {
    const theirs = this.formOf(kept)
    const { form, differences } = threeWay({ base: kept === null ? theirs : base, mine, theirs })
    const fields = [form, theirs, base].flatMap((each) => this.groupsOf(each)).flatMap((group) => group.fields)
    return { form, others: differences.map((difference) => lineOf(difference, fields)) }
  },
}

const draftName = ({ route, data }: Pick<EditingPage, 'route' | 'data'>, kept: object | null): string =>
  `${route} ${kept !== null && 'id' in kept ? kept.id : data.id}`

/** Only going back by the button is held up by WeChat; a swipe is not. */
async function warnBeforeLeaving(unsaved: boolean): Promise<void> {
  await (unsaved
    ? wx.enableAlertBeforeUnload({ message: '写的还没有保存，先留在这部手机上。要离开吗？' })
    : wx.disableAlertBeforeUnload({}))
}

function lineOf({ key, theirs, mine }: Difference, fields: readonly Field[]): string {
  const field = fields.find((each) => each.key === key)
  if (field === undefined) return '还有一处改动'
  const now = `${field.label}：那边改成了${spaced(wordsOf(field, theirs))}`
  return mine === undefined ? now : `${now}，这里留着您写的${spaced(wordsOf(field, mine))}`
}

/** A figure stands apart from the Chinese before it. */
const spaced = (words: string): string => (/^[\d.]/.test(words) ? ` ${words}` : words)
