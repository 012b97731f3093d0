import { CurrentWindowBackendContext, type EventOptions, type Element as TreeElement } from 'glass-easel'
import { domTag } from '../native-tags'
import { rpxToCss } from '../rpx'

type EventSink = (target: TreeElement, type: string, detail: unknown, options: EventOptions) => unknown

/** Events of the browser that pages of WeChat know under the same name. Touches come from the gestures; everything else
 *  (`change`, `input`, `scroll` …) is fired by the built-in tags, and `click` by components: the browser's own would
 *  run the same handler twice. */
const BROWSER_EVENTS = new Set(['transitionend', 'animationstart', 'animationiteration', 'animationend'])

/** glass-easel's DOM backend with WeChat's element names, units and events, and each style sheet written once. */
export class DomBackend extends CurrentWindowBackendContext {
  #sink: EventSink | undefined
  readonly #sheets = new Map<string, number>()

  override document = {
    createElement: (tag: string) => {
      const element = document.createElement(domTag(tag))
      element.setAttribute = setAttributeInUnits
      return element
    },
    createTextNode: (text: string) => document.createTextNode(text),
    createDocumentFragment: () => document.createDocumentFragment(),
  } as unknown as CurrentWindowBackendContext['document']

  override onEvent(sink: EventSink): void {
    this.#sink = sink
  }

  override setListenerStats(element: unknown, type: string, capture: boolean): void {
    if (type === 'tap' && element instanceof HTMLElement) tapped.add(element)
    if (!BROWSER_EVENTS.has(type) || !(element instanceof HTMLElement)) return
    element.addEventListener(type, this.#forward, { capture })
  }

  override appendStyleSheetPath(path: string, styleScope?: number): number {
    const known = this.#sheets.get(path)
    if (known !== undefined) return known
    const index = super.appendStyleSheetPath(path, styleScope)
    this.#sheets.set(path, index)
    return index
  }

  /** Takes the style sheets out of the document. */
  override destroy(): void {
    for (const index of this.#sheets.values()) this.disableStyleSheet(index)
    this.#sheets.clear()
  }

  /** A timer, not an animation frame: frames stop while the browser's tab is in the background. */
  override render(done: (error: Error | null) => void): void {
    setTimeout(() => done(null))
  }

  /** In WeChat these events do not bubble. */
  readonly #forward = (event: globalThis.Event): void => {
    if (event.target !== event.currentTarget) return
    const target = treeElementOf(event.target)
    if (target) this.#sink?.(target, event.type, {}, { originalEvent: event, bubbles: false, composed: false })
  }
}

/** Elements that somebody listens to for taps. */
const tapped = new WeakSet<HTMLElement>()

export const takesTaps = (element: HTMLElement): boolean => tapped.has(element)

/** The engine's node that a DOM node belongs to. */
export function treeElementOf(node: EventTarget | null): TreeElement | null {
  let current = node instanceof Node ? node : null
  while (current) {
    const found = (current as { __wxElement?: TreeElement }).__wxElement
    if (found) return found
    current = current.parentNode
  }
  return null
}

function setAttributeInUnits(this: Element, name: string, value: string): void {
  Element.prototype.setAttribute.call(this, name, name === 'style' ? rpxToCss(joined(value)) : value)
}

/** The engine joins its styles of different origin with a semicolon even where there is none. */
const joined = (style: string): string => style.replace(/^;+/, '').replace(/;{2,}/g, ';')
