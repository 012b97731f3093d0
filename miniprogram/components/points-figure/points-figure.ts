import { type Digit, digitsOf } from './digits'

interface PointsFigureData {
  digits: readonly Digit[]
  /** The value that `digits` show; null before the first drawing, which does not roll. */
  drawn: number | null
}

const data: PointsFigureData = { digits: [], drawn: null }

Component({
  properties: {
    /** Whole points, ≥ 0. */
    value: Number,
    /** Points won just now; 0 shows nothing. */
    won: Number,
  },
  data,
  lifetimes: {
    attached() {
      this.draw(null)
    },
  },
  observers: {
    value(value: number) {
      const { drawn } = this.data
      if (drawn !== null && drawn !== value) this.draw(drawn)
    },
  },
  methods: {
    draw(before: number | null) {
      const { value } = this.data
      this.setData({ digits: digitsOf({ value, before }), drawn: value })
    },
  },
})
