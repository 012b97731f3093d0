import { redrawn } from '../../drawing/redrawn'
import { readyEasel } from './easel'
import { TurningWheel, type WheelDraw } from './turning-wheel'
import { type Cell, cellsOf, type WheelPrize } from './wheel-cells'

interface LuckyWheelData {
  /** What the pointer shows: nothing before the first draw and while the wheel turns. */
  shows: 'nothing' | 'draw' | 'won'
  /** The wheel for those who cannot see it. */
  label: string
}

const data: LuckyWheelData = { shows: 'nothing', label: '' }

Component({
  behaviors: [redrawn],
  properties: {
    /** `{ id, name, odds, unitsLeft }`, in the order of the published table. */
    prizes: Array,
    /** `{ prizeId, roll, isWon, isFresh }` as the server answered; null before the first draw. */
    drawn: { type: Object, value: null as unknown as WechatMiniprogram.IAnyObject },
  },
  data,
  lifetimes: {
    attached() {
      const wheel = new TurningWheel({
        onShow: (cell) => this.showCell(cell),
        // Where nothing turns, this is within the very setData that brought the draw.
        onRest: () => wx.nextTick(() => this.triggerEvent('rest')),
      })
      this.wheel = () => wheel
      this.set()
    },
    detached() {
      this.wheel()?.stop()
    },
  },
  observers: {
    'prizes, drawn'() {
      this.set()
    },
  },
  methods: {
    set() {
      this.wheel()?.set(cellsOf(this.data.prizes as readonly WheelPrize[]), this.data.drawn as WheelDraw | null)
    },
    draw() {
      readyEasel(this.createSelectorQuery(), (easel) => this.wheel()?.place(easel))
    },
    showCell(cell: Cell | null) {
      const names = (this.data.prizes as readonly WheelPrize[]).map(({ name }) => name).join('、')
      const { isWon } = (this.data.drawn ?? { isWon: false }) as Pick<WheelDraw, 'isWon'>
      this.setData({
        shows: cell === null ? 'nothing' : isWon ? 'won' : 'draw',
        label: cell === null ? `转盘，格子上是${names}和谢谢参与` : `转盘停在${cell.name}`,
      })
    },
    /** Replaced when attached: every wheel turns by itself. */
    wheel(): TurningWheel | null {
      return null
    },
  },
})
