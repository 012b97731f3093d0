/** Something on a page that somebody cannot read, cannot hit or cannot hear read. */
export interface Flaw {
  readonly what:
    | 'clipped'
    | 'overlap'
    /** Text that stands out of its own box. */
    | 'spilt'
    /** A number that goes on in the next line. */
    | 'split'
    | 'sideways'
    | 'contrast'
    | 'tapTarget'
    /** A target or a picture that a screen reader has no words for. */
    | 'unnamed'
    /** A target of which a screen reader cannot say that it can be tapped. */
    | 'roleless'
    | 'crowded'
  /** The text, or the label of what is tapped. */
  readonly text: string
  /** The classes of the element, to find it by. */
  readonly where: string
  /** CSS pixels that are cut off, lie over each other or stand out; the contrast; the smaller side of the target in CSS pixels; the
   *  lines of a number; the nodes of the page; 0 where nothing is counted. */
  readonly figure: number
}
