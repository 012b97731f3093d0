import { qrPicture } from './qr-picture'

Component({
  properties: {
    /** What the code says; empty shows an empty field of its size. */
    text: String,
    /** For who cannot see it. */
    label: String,
  },
  data: {
    picture: '',
  },
  observers: {
    text(text: string) {
      this.setData({ picture: text === '' ? '' : qrPicture(text) })
    },
  },
})
