import type { GeneralComponent } from 'glass-easel'
import type { Area } from './area'

/** Tells when nodes come into view. Nodes are those of one component: the one given, else the page on top. */
export const intersectionObserver: Area = (context) => ({
  createIntersectionObserver: (instance: unknown, options?: ObserverOptions) =>
    new IntersectionWatch(
      (instance as { _$?: GeneralComponent } | undefined)?._$ ?? context.topPage().component,
      options,
    ),
})

export interface ObserverOptions {
  readonly thresholds?: readonly number[]
  readonly initialRatio?: number
  /** Watch every node that the selector finds, not only the first. */
  readonly observeAll?: boolean
}

interface Margins {
  readonly left?: number
  readonly right?: number
  readonly top?: number
  readonly bottom?: number
}

interface Seen {
  readonly id: string
  readonly dataset: Readonly<Record<string, unknown>>
  readonly intersectionRatio: number
  readonly intersectionRect: Rect
  readonly boundingClientRect: Rect
  readonly relativeRect: Rect
  readonly time: number
}

interface Rect {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly width: number
  readonly height: number
}

export class IntersectionWatch {
  readonly #component: GeneralComponent
  readonly #options: ObserverOptions
  #frame: Element | Document = document
  #margins: Margins = {}
  #observer: IntersectionObserver | undefined

  constructor(component: GeneralComponent, options: ObserverOptions = {}) {
    this.#component = component
    this.#options = options
  }

  relativeTo(selector: string, margins: Margins = {}): this {
    const [node] = this.#find(selector)
    if (!node) throw new Error(`createIntersectionObserver: selector "${selector}" is not found`)
    this.#frame = node.element
    this.#margins = margins
    return this
  }

  relativeToViewport(margins: Margins = {}): this {
    this.#frame = document
    this.#margins = margins
    return this
  }

  observe(selector: string, onSeen: (seen: Seen) => void): void {
    const { thresholds = [0], initialRatio = 0, observeAll = false } = this.#options
    const found = this.#find(selector)
    const nodes = observeAll ? found : found.slice(0, 1)
    const last = new Map<Element, number>(nodes.map(({ element }) => [element, initialRatio]))
    const { top = 0, right = 0, bottom = 0, left = 0 } = this.#margins
    this.disconnect()
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const entry of entries) {
          const node = nodes.find(({ element }) => element === entry.target)
          // WeChat says nothing at first where the ratio is the initial one.
          if (!node || last.get(entry.target) === entry.intersectionRatio) continue
          last.set(entry.target, entry.intersectionRatio)
          onSeen(describe(entry, node))
        }
      },
      {
        root: this.#frame,
        threshold: [...thresholds],
        rootMargin: [top, right, bottom, left].map((margin) => `${margin}px`).join(' '),
      },
    )
    for (const { element } of nodes) this.#observer.observe(element)
  }

  disconnect(): void {
    this.#observer?.disconnect()
    this.#observer = undefined
  }

  #find(selector: string): ReadonlyArray<WatchedNode> {
    const nodes = (this.#component.getShadowRoot()?.querySelectorAll(selector) ?? []) as unknown as TreeNode[]
    return nodes.flatMap(({ $$, id, dataset }) => ($$ instanceof Element ? [{ element: $$, id, dataset }] : []))
  }
}

interface TreeNode {
  readonly $$: unknown
  readonly id: string
  readonly dataset: Readonly<Record<string, unknown>>
}

interface WatchedNode {
  readonly element: Element
  readonly id: string
  readonly dataset: Readonly<Record<string, unknown>>
}

function describe(entry: IntersectionObserverEntry, { id, dataset }: WatchedNode): Seen {
  const { intersectionRatio, intersectionRect, boundingClientRect, rootBounds, time } = entry
  return {
    id,
    dataset,
    intersectionRatio,
    intersectionRect: rectOf(intersectionRect),
    boundingClientRect: rectOf(boundingClientRect),
    relativeRect: rectOf(rootBounds ?? new DOMRect()),
    time,
  }
}

const rectOf = ({ left, right, top, bottom, width, height }: DOMRectReadOnly): Rect => ({
  left,
  right,
  top,
  bottom,
  width,
  height,
})
