import { Component, type GeneralComponent, type ShadowedEvent, type Element as TreeElement } from 'glass-easel'
import type { WxsBridge, WxsFunction } from '../program'
import { toPageEvent } from './page-event'
import { styleText } from './style-text'

/** How the first item of a template's path marks a function of a WXS file or of a `<wxs>` tag. */
const WXS_PATHS = new Set<unknown>([1, 2])
/** The engine's place for styles that outrank those of the template. */
const TEMPORARY_STYLE = 3

/** What template code needs to run functions of WXS: handlers get the event and the component that owns the template as
 *  descriptors, `change:` listeners the new and old value. */
export function createWxsBridge(): WxsBridge {
  return {
    callListener(caller, event, listener, path) {
      if (!path || !WXS_PATHS.has(path[0])) return listener.call(caller, toPageEvent(event as ShadowedEvent<unknown>))
      const touched = event as { currentTarget: unknown; instance?: unknown }
      touched.instance = descriptorOf(nodeOf(touched.currentTarget))
      return listener(event, descriptorOf(nodeOf(caller)))
    },
    wrapChangeListener: (listener) => (value, old, owner, element) =>
      listener(value, old, descriptorOf(nodeOf(owner)), descriptorOf(nodeOf(element))),
    getRegExp: (pattern, flags) => new RegExp(pattern, flags),
    getDate: (...parts) => (parts.length === 0 ? new Date() : new Date(...(parts as [number]))),
  }
}

const descriptors = new WeakMap<TreeElement, object>()

function descriptorOf(node: TreeElement | null): object | null {
  if (!node) return null
  let descriptor = descriptors.get(node)
  if (!descriptor) {
    descriptor = createDescriptor(node)
    descriptors.set(node, descriptor)
  }
  return descriptor
}

/** WeChat's ComponentDescriptor. */
function createDescriptor(node: TreeElement): object {
  const state: Record<string, unknown> = {}
  const component = Component.isComponent(node) ? (node as GeneralComponent) : null
  const inside = (): TreeElement => component?.getShadowRoot() ?? node
  const dom = (): HTMLElement => node.$$ as unknown as HTMLElement
  const descriptor = {
    selectComponent: (selector: string) => descriptorOf(inside().querySelector(selector)),
    selectAllComponents: (selector: string) => inside().querySelectorAll(selector).map(descriptorOf),
    setStyle(style: string | Readonly<Record<string, string | number>>) {
      node.setNodeStyle(styleText(style), TEMPORARY_STYLE)
      return descriptor
    },
    addClass(name: string) {
      node.toggleNodeClass(name, true, TEMPORARY_STYLE)
      return descriptor
    },
    removeClass(name: string) {
      node.toggleNodeClass(name, false, TEMPORARY_STYLE)
      return descriptor
    },
    hasClass: (name: string) => node.classList?.contains(name) ?? false,
    getDataset: () => node.dataset,
    getState: () => state,
    callMethod(name: string, args: unknown) {
      const caller = component?.getMethodCaller() as Record<string, WxsFunction | undefined> | undefined
      caller?.[name]?.(args)
    },
    triggerEvent: (name: string, detail: unknown) => node.triggerEvent(name, detail),
    requestAnimationFrame: (run: FrameRequestCallback) => requestAnimationFrame(run),
    setTimeout: (run: () => void, ms?: number) => setTimeout(run, ms),
    clearTimeout: (timer: number) => clearTimeout(timer),
    getBoundingClientRect: () => dom().getBoundingClientRect(),
    getComputedStyle(names: readonly string[]) {
      const style = getComputedStyle(dom())
      return Object.fromEntries(names.map((name) => [name, style[name as keyof CSSStyleDeclaration]]))
    },
  }
  return descriptor
}

/** From what pages hold (`this`, `event.currentTarget`) to the engine's node. */
function nodeOf(held: unknown): TreeElement | null {
  if (typeof held !== 'object' || held === null) return null
  return (held as { _$?: TreeElement })._$ ?? (held as TreeElement)
}
