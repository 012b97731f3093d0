import type { ShadowedEvent, Element as TreeElement } from 'glass-easel'

/** Where an event happened, as pages see it. */
interface EventTarget {
  readonly id: string
  readonly dataset: Readonly<Record<string, unknown>>
  /** CSS pixels from the upper left corner of the page. */
  readonly offsetLeft: number
  readonly offsetTop: number
}

/** The event that handlers of pages and components are given: plain data, as in WeChat, so that it can be copied. */
export function toPageEvent(event: ShadowedEvent<unknown>): object {
  const { type, timeStamp, detail, mark } = event
  const { touches, changedTouches } = event as { touches?: unknown; changedTouches?: unknown }
  return {
    type,
    timeStamp,
    target: targetOf(event.target),
    currentTarget: targetOf(event.currentTarget),
    mark,
    detail,
    ...(touches ? { touches, changedTouches } : {}),
  }
}

function targetOf(held: unknown): EventTarget {
  const node = (held as { readonly _$?: TreeElement })._$ ?? (held as TreeElement)
  const dom = node.$$ as unknown as HTMLElement | null
  return {
    id: node.id,
    dataset: { ...node.dataset },
    // Asking for a place makes the browser lay out the page: only when somebody wants to know.
    get offsetLeft() {
      return dom ? dom.getBoundingClientRect().left + window.scrollX : 0
    },
    get offsetTop() {
      return dom ? dom.getBoundingClientRect().top + window.scrollY : 0
    },
  }
}
