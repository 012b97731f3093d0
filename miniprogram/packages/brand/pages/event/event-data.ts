import type { BrandEvent, EventLack } from '../../../../../typings/contract'
import type { Phase } from '../../../../loading/loadable'
import type { Difference } from '../../event/differences'
import type { EventForm } from '../../event/event-form'
import { type FormView, formView, type LacksShown, NO_LACKS } from '../../event/form-view'
import { firstEvent } from '../../event/new-event'

/** What the editor of a draft knows. */
export interface EventData {
  phase: Phase
  trouble: string
  busy: boolean
  /** What the page was opened with: the draft, or the event after whose pattern a new one is written; both may be empty. */
  id: string
  from: string
  /** The draft's version on the server that `form` was written on; 0 before it was saved. */
  version: number
  form: EventForm
  /** Whether `form` is what the server has. */
  saved: boolean
  /** From the server, of what was saved last. */
  lacks: readonly EventLack[]
  /** Somebody else's version, while it is not settled whose is gone on with. */
  theirs: BrandEvent | null
  differences: readonly Difference[]
  aside: boolean
  /** What somebody else has made of it: what is written here can only become another event. */
  lost: '' | 'published' | 'deleted'
  /** The prize whose fields are shown. */
  open: string
  /** For display alone. */
  note: string
  view: FormView
  shown: LacksShown
  free: readonly string[]
  bonus: readonly string[]
  bonusDays: readonly string[]
}

const EMPTY = firstEvent(0)

export const data: EventData = {
  phase: 'loading',
  trouble: '',
  busy: false,
  id: '',
  from: '',
  version: 0,
  form: EMPTY,
  saved: true,
  lacks: [],
  theirs: null,
  differences: [],
  aside: false,
  lost: '',
  open: '',
  note: '',
  view: formView(EMPTY),
  shown: NO_LACKS,
  free: ['0 次', '1 次', '2 次', '3 次'],
  bonus: ['不加', '1 次', '2 次'],
  bonusDays: ['1 天', '2 天', '3 天', '4 天', '5 天', '6 天', '7 天'],
}
