Component({
  properties: {
    /** A `Range`. */
    range: { type: Object, value: null },
  },
})
