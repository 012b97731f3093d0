/** Something on a page that somebody cannot read or cannot hit. */
export interface Flaw {
  readonly what: 'clipped' | 'contrast' | 'tapTarget'
  /** The text, or the label of what is tapped. */
  readonly text: string
  /** The classes of the element, to find it by. */
  readonly where: string
  /** CSS pixels that are cut off; the contrast; the smaller side of the target in CSS pixels. */
  readonly figure: number
}
