import { Component, type GeneralComponent, type Element as TreeElement } from 'glass-easel'

/** Nodes below `root` that a selector of tags, classes and ids means, in the order of the document. It looks inside of
 *  components as if there were no borders, and knows class names as they are written. */
export function select(root: TreeElement, selector: string): TreeElement[] {
  const steps = selector.trim().split(/\s+/).map(parse)
  const found: TreeElement[] = []
  const visit = (node: TreeElement, matched: number): void => {
    for (const child of childrenOf(node)) {
      let reached = matched
      const step = steps[matched]
      if (step && matches(child, step)) {
        if (matched === steps.length - 1) found.push(child)
        else reached += 1
      }
      visit(child, reached)
    }
  }
  visit(root, 0)
  return found
}

interface Step {
  readonly tag: string
  readonly classes: readonly string[]
  readonly id: string
}

function parse(compound: string): Step {
  const parts = /^([\w-]*)((?:[.#][\w-]+)*)$/.exec(compound)
  if (!parts) throw new Error(`cannot read the selector ${compound}`)
  const names = [...(parts[2] ?? '').matchAll(/([.#])([\w-]+)/g)]
  return {
    tag: parts[1] ?? '',
    classes: names.flatMap(([, kind, name]) => (kind === '.' && name ? [name] : [])),
    id: names.find(([, kind]) => kind === '#')?.[2] ?? '',
  }
}

function matches(node: TreeElement, { tag, classes, id }: Step): boolean {
  if (tag && tagOf(node) !== tag) return false
  if (id && node.id !== id) return false
  const own = node.class.split(/\s+/)
  return classes.every((name) => own.includes(name))
}

function tagOf(node: TreeElement): string {
  const component = Component.isComponent(node) ? (node as GeneralComponent) : null
  return component?.tagName ?? node.asNativeNode()?.is ?? ''
}

/** As they are drawn: what is in the shadow first, slotted children where the slot is. */
function childrenOf(node: TreeElement): TreeElement[] {
  const children: TreeElement[] = []
  node.forEachComposedChild((child) => {
    const element = child.asElement()
    if (element) children.push(element)
  })
  return children
}
