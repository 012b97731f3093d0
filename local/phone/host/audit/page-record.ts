import type { NodeCount } from './count-nodes'
import type { PageFigures } from './report'
import { SecondWorst } from './second-worst'

const SECOND_MS = 1000

export interface SetDataCall {
  /** The page that was open. */
  readonly pageId: number
  /** The path of the page or component that called. */
  readonly owner: string
  /** Milliseconds since the webview was opened. */
  readonly at: number
  readonly bytes: number
  readonly ms: number
}

/** The worst figures of one page so far. */
export class PageRecord {
  readonly #methods = new SecondWorst()
  readonly #drawings = new SecondWorst()
  #count: NodeCount = { nodes: 0, depth: 0, children: 0 }
  #setDataBytes = 0
  #setDataPerSecond = 0
  /** When `setData` was called in the last second, in milliseconds, on the page with this id. */
  #recent: readonly number[] = []
  #recentPage = 0

  addCount({ nodes, depth, children }: NodeCount): void {
    const before = this.#count
    this.#count = {
      nodes: Math.max(before.nodes, nodes),
      depth: Math.max(before.depth, depth),
      children: Math.max(before.children, children),
    }
  }

  addSetData({ pageId, owner, at, bytes, ms }: SetDataCall): void {
    const recent = pageId === this.#recentPage ? this.#recent.filter((before) => at - before < SECOND_MS) : []
    this.#recent = [...recent, at]
    this.#recentPage = pageId
    this.#setDataPerSecond = Math.max(this.#setDataPerSecond, this.#recent.length)
    this.#setDataBytes = Math.max(this.#setDataBytes, bytes)
    this.#drawings.add(owner, ms)
  }

  addMethod(name: string, ms: number): void {
    this.#methods.add(name, ms)
  }

  get figures(): PageFigures {
    return {
      ...this.#count,
      setDataBytes: this.#setDataBytes,
      setDataPerSecond: this.#setDataPerSecond,
      methodMs: Math.round(this.#methods.largest),
      drawingMs: Math.round(this.#drawings.largest),
    }
  }
}
