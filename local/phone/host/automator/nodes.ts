import { Component, type GeneralComponent, NativeNode, ShadowRoot, type Element as TreeElement } from 'glass-easel'

/** True for what a template writes as a tag; `block`, `slot` and the like are not elements. */
export const isTag = (element: TreeElement): boolean =>
  Component.isComponent(element) || NativeNode.isNativeNode(element)

/** True for components of the mini program and its packages. */
export const isCustom = (element: TreeElement): element is GeneralComponent =>
  Component.isComponent(element) && !element.is.startsWith('wx://')

export function tagNameOf(element: TreeElement): string {
  if (Component.isComponent(element)) return element.is.startsWith('wx://') ? element.is.slice(5) : element.tagName
  return NativeNode.isNativeNode(element) ? element.is : ''
}

export function domOf(element: TreeElement): HTMLElement {
  if (!(element.$$ instanceof HTMLElement)) throw new Error(`<${tagNameOf(element)}> is not drawn`)
  return element.$$
}

/** The tags under `root`, in the order of the template. `across` goes into the templates of components too. */
export function* tagsUnder(root: TreeElement, across: boolean): Generator<TreeElement> {
  for (const child of root.childNodes) {
    const element = child.asElement()
    if (!element) continue
    if (isTag(element)) yield element
    const inside = across && isCustom(element) ? element.getShadowRoot() : null
    if (inside) yield* tagsUnder(inside, across)
    yield* tagsUnder(element, across)
  }
}

/** The tag around an element. `across` leaves a component's template for the component itself. */
export function parentTag(element: TreeElement, across: boolean): TreeElement | null {
  for (let node = element.parentNode; node; node = node.parentNode) {
    if (isTag(node)) return node
    if (ShadowRoot.isShadowRoot(node)) return across ? node.getHostNode() : null
  }
  return null
}

/** What an attribute of the template says now: ids and classes as they are written there, properties of components by
 *  either spelling, `data-*`. `undefined` where there is none. */
export function attributeOf(element: TreeElement, name: string): unknown {
  if (name === 'id') return element.id === '' ? undefined : element.id
  if (name === 'class') return element.class === '' ? undefined : element.class
  if (name === 'style') return element.style === '' ? undefined : element.style
  if (name.startsWith('data-')) return element.dataset[camelCase(name.slice(5))]
  const property = camelCase(name)
  if (Component.isComponent(element) && Component.hasProperty(element, property)) return element.data[property]
  return element.getAttribute(name) ?? undefined
}

const camelCase = (name: string): string =>
  name.replaceAll(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase())
