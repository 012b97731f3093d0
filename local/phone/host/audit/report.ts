/** What was measured of one page and the components on it, the worst of everything since the mini program was started. */
export interface PageFigures {
  /** Nodes that the templates wrote. */
  readonly nodes: number
  /** Nodes within nodes, the page itself being the first. */
  readonly depth: number
  /** Children of one node. */
  readonly children: number
  /** The largest change of one `setData`, in bytes of JSON. */
  readonly setDataBytes: number
  /** Calls of `setData` within one second. */
  readonly setDataPerSecond: number
  /** The longest method without the drawing in it, in milliseconds. What was slow once is not counted: that may be the
   *  machine's doing. */
  readonly methodMs: number
  /** The longest drawing of one `setData`, in milliseconds; once is not counted either. */
  readonly drawingMs: number
}

export interface AuditReport {
  /** By the page's path. */
  readonly pages: Readonly<Record<string, PageFigures>>
  /** Warnings about components of the mini program itself, errors, promises that nobody caught, pages that are missing. */
  readonly complaints: readonly string[]
}

/** The most that WeChat's own audit (体验评分) and its on-device tool let pass. */
export const THRESHOLDS: PageFigures = {
  nodes: 999,
  depth: 29,
  children: 60,
  setDataBytes: 256 * 1024,
  setDataPerSecond: 20,
  methodMs: 50,
  drawingMs: 500,
}
