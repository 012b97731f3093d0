import type { PrizeKind } from '../../../../../typings/contract'
import type { PrizeForm } from '../../event/event-form'
import { PRIZE_KINDS, type PrizeLine, prizeLine } from '../../event/prize-words'

const KINDS = Object.keys(PRIZE_KINDS) as readonly PrizeKind[]

interface PrizeFormData {
  line: PrizeLine
  kinds: ReadonlyArray<{ readonly kind: PrizeKind; readonly name: string }>
}

const data: PrizeFormData = {
  line: { id: '', name: '', note: '', odds: '' },
  kinds: KINDS.map((kind) => ({ kind, name: PRIZE_KINDS[kind] })),
}

type Typed = WechatMiniprogram.CustomEvent<{ value: string }, object, { field: string }>
type KindEvent = WechatMiniprogram.CustomEvent<object, object, { kind: PrizeKind }>

Component({
  properties: {
    /** A `PrizeForm`. */
    prize: Object,
    open: Boolean,
    lacks: Array,
  },
  data,
  observers: {
    prize() {
      this.setData({ line: prizeLine(this.data.prize as PrizeForm) })
    },
  },
  methods: {
    onToggle() {
      this.triggerEvent('toggle')
    },
    onTyped(event: Typed) {
      this.change({ [event.currentTarget.dataset.field]: event.detail.value })
    },
    onKind(event: KindEvent) {
      this.change({ kind: event.currentTarget.dataset.kind })
    },
    change(changed: object) {
      this.triggerEvent('change', { prize: { ...this.data.prize, ...changed } })
    },
    onRemove() {
      this.triggerEvent('remove')
    },
  },
})
