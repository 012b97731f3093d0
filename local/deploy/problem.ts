/** Something that WeChat or CloudBase would refuse, or accept and do wrong. */
export interface Problem {
  /** Relative to the project. */
  readonly file: string
  readonly what: string
}
