import type { MemberDayEvent } from '../../../typings/contract'
import { type PrizeRow, prizeRows } from './prize-rows'

interface PrizeListData {
  rows: readonly PrizeRow[]
}

const data: PrizeListData = { rows: [] }

Component({
  properties: {
    /** The event's prizes, in the order of the published table. */
    prizes: Array,
  },
  data,
  observers: {
    prizes() {
      this.setData({ rows: prizeRows(this.data.prizes as MemberDayEvent['prizes']) })
    },
  },
})
