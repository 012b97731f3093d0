import type { ComponentSpace, GeneralComponent, ShadowedEvent } from 'glass-easel'
import { rpxToCss } from '../../rpx'
import type { ComponentRegistry } from '../component-registry'
import type { HostContext } from '../context'
import { styleText } from '../style-text'
import { playAnimation } from './animation'
import { ARIA_PROPERTIES, applyAria } from './aria'

/** Values that an attribute of a tag may have; the default says the type, `null` takes anything. */
export type Defaults = Readonly<Record<string, unknown>>

type Widened<Value> = Value extends boolean
  ? boolean
  : Value extends number
    ? number
    : Value extends string
      ? string
      : Value

type Properties<Of extends Defaults> = {
  readonly [Name in keyof Of]: Of[Name] extends null ? unknown : Widened<Of[Name]>
}

/** One element of a built-in tag. */
export interface TagElement<Of extends Defaults> {
  readonly properties: Properties<Of>
  readonly component: GeneralComponent
  readonly dom: HTMLElement
  readonly context: HostContext
  readonly registry: ComponentRegistry
  /** Changes the element's own properties, as `model:value` sees it. */
  set(change: Partial<Properties<Of>>): void
  trigger(type: string, detail?: object, options?: { bubbles?: boolean; onReturn?: (returned: unknown) => void }): void
  listen(type: string, listener: (event: ShadowedEvent<unknown>) => void): void
  /** Style that the tag itself needs; rpx allowed. */
  style(style: string | Readonly<Record<string, string | number>>): void
  /** Sets or, with `null` or `false`, takes away an attribute of the DOM element. */
  attribute(name: string, value: string | boolean | null): void
}

export interface TagBehavior<Of extends Defaults> {
  /** Called when a property is given a value, and once for each default. */
  readonly changed?: { readonly [Name in keyof Of]?: (value: Properties<Of>[Name]) => void }
  attached?(): void
  detached?(): void
  /** Its children are there and laid out. */
  ready?(): void
  /** What other tags, the automator and selector queries may ask of this element. */
  readonly control?: TagControl
}

export interface TagControl {
  /** Tapped by way of its `<label>`. */
  activate?(): void
  /** What a form collects. */
  value?(): unknown
  reset?(): void
  /** `node` of a selector query. */
  node?(): unknown
  /** Functions of the automator by the part of their name behind the dot: `swiper.swipeTo`. */
  readonly functions?: Readonly<Record<string, (...args: never[]) => unknown>>
}

export interface Tag<Of extends Defaults = Defaults> {
  readonly name: string
  readonly defaults: Of
  /** How WeChat draws it. */
  readonly style?: string
  create(element: TagElement<Of>): TagBehavior<Of>
}

/** Keeps the names of the properties in the type. */
export const tag = <const Of extends Defaults>(definition: Tag<Of>): Tag<Of> => definition

/** `aria-*` apart, what every tag has. */
const COMMON = { hidden: false, animation: null }

const controls = new WeakMap<HTMLElement, TagControl>()

/** What can be asked of the element of a built-in tag. */
export const controlOf = (dom: Element): TagControl | undefined => controls.get(dom as HTMLElement)

interface Parts {
  readonly space: ComponentSpace
  readonly context: HostContext
  readonly registry: ComponentRegistry
}

export function defineTag<Of extends Defaults>(definition: Tag<Of>, parts: Parts): void {
  const behaviors = new WeakMap<GeneralComponent, TagBehavior<Of>>()
  const observers: Record<string, (this: GeneralComponent, value: unknown) => void> = {}
  for (const name of Object.keys(definition.defaults)) {
    observers[name] = function (value) {
      tell(behaviors.get(this), name, value)
    }
  }
  for (const name of ARIA_PROPERTIES) {
    observers[name] = function (value) {
      applyAria(domOf(this), name, value)
    }
  }
  observers.hidden = function (value) {
    domOf(this).toggleAttribute('hidden', Boolean(value))
  }
  observers.animation = function (value) {
    playAnimation(this, value)
  }

  const component = parts.space.defineComponent({
    is: `wx://${definition.name}`,
    options: { virtualHost: false },
    properties: propertiesOf({ ...COMMON, ...definition.defaults }),
    observers,
    lifetimes: {
      created() {
        const self = this as unknown as GeneralComponent
        const element = createElement<Of>(self, parts)
        const behavior = definition.create(element)
        behaviors.set(self, behavior)
        if (behavior.control) controls.set(element.dom, behavior.control)
        for (const name of Object.keys(definition.defaults)) tell(behavior, name, element.properties[name])
      },
      attached() {
        const behavior = behaviors.get(this as unknown as GeneralComponent)
        behavior?.attached?.()
        if (behavior?.ready) setTimeout(() => behavior.ready?.())
      },
      detached() {
        behaviors.get(this as unknown as GeneralComponent)?.detached?.()
      },
    },
  })
  parts.space.setGlobalUsingComponent(definition.name, component.general())
}

function tell<Of extends Defaults>(behavior: TagBehavior<Of> | undefined, name: string, value: unknown): void {
  const changed = behavior?.changed as Readonly<Record<string, ((value: unknown) => void) | undefined>> | undefined
  telling += 1
  try {
    changed?.[name]?.(value)
  } finally {
    telling -= 1
  }
}

/** How many elements are being told of a new property at this moment. */
let telling = 0

/** An event that follows from a new property waits until the engine has finished with the template: what its listener
 *  sets would otherwise be drawn in the middle of it. */
const whenDrawn = (run: () => void): void => {
  if (telling > 0) queueMicrotask(run)
  else run()
}

function createElement<Of extends Defaults>(component: GeneralComponent, { context, registry }: Parts): TagElement<Of> {
  const dom = domOf(component)
  return {
    get properties() {
      return component.data as Properties<Of>
    },
    component,
    dom,
    context,
    registry,
    set: (change) => component.setData(change),
    trigger(type, detail = {}, { bubbles = false, onReturn } = {}) {
      const handling = onReturn ? { handleListenerReturn: (returned: unknown) => onReturn(returned) } : {}
      whenDrawn(() => component.triggerEvent(type, detail, { bubbles, composed: bubbles, ...handling }))
    },
    listen: (type, listener) => component.addListener(type, listener),
    style: (style) => component.setNodeStyle(rpxToCss(styleText(style)), TAG_STYLE),
    attribute(name, value) {
      if (value === null || value === false) dom.removeAttribute(name)
      else dom.setAttribute(name, value === true ? '' : value)
    },
  }
}

/** A page that was closed has no elements any more; what its late data still creates is drawn nowhere. */
function domOf(component: GeneralComponent): HTMLElement {
  return (component.$$ as unknown as HTMLElement | null) ?? document.createElement('div')
}

/** The engine's place for styles between those of the template and those of WXS. */
const TAG_STYLE = 1

function propertiesOf(defaults: Defaults): Record<string, { type: never; value: unknown }> {
  const properties: Record<string, { type: never; value: unknown }> = {}
  for (const name of ARIA_PROPERTIES) properties[name] = { type: null as never, value: null }
  for (const [name, value] of Object.entries(defaults)) properties[name] = { type: typeOf(value) as never, value }
  return properties
}

function typeOf(value: unknown): unknown {
  if (typeof value === 'boolean') return Boolean
  if (typeof value === 'number') return Number
  if (typeof value === 'string') return String
  return Array.isArray(value) ? Array : null
}
