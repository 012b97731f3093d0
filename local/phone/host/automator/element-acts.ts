import { Event, type Element as TreeElement } from 'glass-easel'
import { tapNode } from '../gestures'
import { controlOf } from '../tags/tag'
import type { Handles } from './handles'
import { domOf, tagNameOf } from './nodes'
import { listOf, type Methods, type Params, textOf } from './parameters'
import { plain } from './plain'
import { changedTouchesOf, middleOf, touchElement } from './touches'

/** What a client does to one element. The element itself is touched: whether it stands on the screen or under another one
 *  makes no difference. */
export function elementActs(handles: Handles): Methods {
  const touch = (type: 'touchstart' | 'touchmove' | 'touchend') => (params: Params) =>
    touchElement(domOf(handles.element(params)), type, params)
  return {
    'Element.tap': (params) => {
      const element = handles.element(params)
      tapNode(element, middleOf(domOf(element)))
    },
    'Element.touchstart': touch('touchstart'),
    'Element.touchmove': touch('touchmove'),
    'Element.touchend': touch('touchend'),
    /** The element's own event: only its own listeners hear it. */
    'Element.triggerEvent': (params) =>
      fire(handles.element(params), textOf(params, 'type'), params.detail, { bubbles: false }),
    'Element.dispatchEvent': (params) =>
      fire(handles.element(params), textOf(params, 'eventName'), params.detail, {
        bubbles: true,
        touches: listOf(params, 'touches'),
        changedTouches: changedTouchesOf(params),
      }),
    'Element.callFunction': async (params) => {
      const element = handles.element(params)
      const call = functionOf(element, textOf(params, 'functionName'))
      return { result: plain(await call(...listOf(params, 'args'))) }
    },
  }
}

/** What the client may call, by tag; each is one of the functions that the tag offers. */
const FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  input: ['input'],
  textarea: ['input'],
  'scroll-view': ['scrollTo', 'scrollTop', 'scrollLeft', 'scrollWidth', 'scrollHeight'],
  swiper: ['swipeTo'],
  'movable-view': ['moveTo'],
  switch: ['tap'],
  slider: ['slideTo'],
}

function functionOf(element: TreeElement, functionName: string): (...args: unknown[]) => unknown {
  const [tag = '', name = ''] = functionName.split('.')
  if (tag !== tagNameOf(element)) throw new Error(`${functionName} cannot be called on <${tagNameOf(element)}>`)
  const found = FUNCTIONS[tag]?.includes(name) ? controlOf(domOf(element))?.functions?.[name] : undefined
  if (!found) throw new Error(`${functionName} is not supported by the local phone`)
  return found as (...args: unknown[]) => unknown
}

function fire(
  element: TreeElement,
  type: string,
  detail: unknown,
  { bubbles, ...extraFields }: { bubbles: boolean; touches?: unknown[]; changedTouches?: unknown[] },
): void {
  const event = new Event(type, detail ?? {}, { bubbles, composed: bubbles, capturePhase: bubbles, extraFields })
  Event.dispatchEvent(element, event)
}
