Component({
  properties: {
    /** `{ title, holds, words, figures }`; `holds` is null while nothing can be checked. */
    steps: Array,
    /** `{ name, range, isLanded }` of the published table. */
    rows: Array,
  },
})
