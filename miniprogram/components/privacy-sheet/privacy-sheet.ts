import { sheetGone, sheetInFront } from '../../privacy/consent'

Component({
  data: { isOpen: false },

  lifetimes: {
    attached() {
      sheetInFront(this)
    },
    detached() {
      this.answer(false)
      sheetGone(this)
    },
  },

  pageLifetimes: {
    show() {
      sheetInFront(this)
    },
  },

  methods: {
    /** Asked again while it is open, it is the same question. */
    ask(): Promise<boolean> {
      this.answer(false)
      this.setData({ isOpen: true })
      return new Promise((resolve) => {
        this.answer = (isAgreed) => {
          this.answer = () => {}
          this.setData({ isOpen: false })
          resolve(isAgreed)
        }
      })
    },

    onAgree() {
      this.answer(true)
    },

    onRefuse() {
      this.answer(false)
    },

    onRead() {
      return wx.navigateTo({ url: '/pages/privacy/privacy' })
    },

    /** Keeps the page behind from moving. */
    onHold() {},

    /** Replaced while she is asked. */
    answer(_isAgreed: boolean) {},
  },
})
