import { forgetKept, type KeptAct, keptActs, sendKept } from '../../../../services/kept-acts'
import { whenOnline } from '../../../../services/network'

Component({
  data: {
    waiting: [] as readonly KeptAct[],
    refused: [] as readonly KeptAct[],
    sending: false,
  },
  pageLifetimes: {
    show() {
      this.look()
      void this.send()
    },
  },
  lifetimes: {
    attached() {
      this.listen()
      this.look()
      // It comes onto a page that is shown already, once that has been read.
      void this.send()
    },
    detached() {
      this.stopListening()
    },
  },
  methods: {
    look() {
      const acts = keptActs()
      this.setData({
        waiting: acts.filter(({ trouble }) => trouble === ''),
        refused: acts.filter(({ trouble }) => trouble !== ''),
      })
    },

    async send() {
      if (this.data.sending || this.data.waiting.length === 0) return
      this.setData({ sending: true })
      const taken = await sendKept()
      this.setData({ sending: false })
      this.look()
      if (taken > 0) this.triggerEvent('sent', { taken })
    },

    onRead(event: WechatMiniprogram.CustomEvent<object, object, { id: string }>) {
      forgetKept(event.currentTarget.dataset.id)
      this.look()
    },

    /** Each time that the network comes back, not just the first. */
    listen() {
      this.stopListening = whenOnline(() => {
        this.listen()
        void this.send()
      })
    },

    /** Replaced while the component listens. */
    stopListening() {},
  },
})
