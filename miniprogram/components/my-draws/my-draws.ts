import type { MyDraw } from '../../../typings/contract'
import { type DrawRow, drawRows } from './draw-rows'

interface MyDrawsData {
  rows: readonly DrawRow[]
}

const data: MyDrawsData = { rows: [] }

type DrawEvent = WechatMiniprogram.CustomEvent<object, object, { n: number }>

Component({
  properties: {
    /** The member's draws of one event. */
    draws: Array,
  },
  data,
  observers: {
    draws() {
      this.setData({ rows: drawRows(this.data.draws as readonly MyDraw[]) })
    },
  },
  methods: {
    onProve(event: DrawEvent) {
      this.triggerEvent('prove', { n: event.currentTarget.dataset.n })
    },
    onClaim(event: DrawEvent) {
      this.triggerEvent('claim', { n: event.currentTarget.dataset.n })
    },
  },
})
