import type { Element as TreeElement } from 'glass-easel'
import { attributeOf, isCustom, parentTag, tagNameOf, tagsUnder } from './nodes'
import { type AttributeTest, type Compound, type Path, parseSelector, type Step } from './selector'

/** The tags below `root` that a selector names, in the order of the template. Of a custom component that is what its own
 *  template draws and then what was put into its slots; the templates of components inside are opened by `>>>` alone. */
export function findElements(root: TreeElement, selector: string): TreeElement[] {
  const found = new Set<TreeElement>()
  const paths = parseSelector(selector)
  const across = paths.some((path) => path.some(({ combinator }) => combinator === 'across'))
  for (const tree of treesOf(root)) {
    for (const element of tagsUnder(tree, across)) {
      if (paths.some((path) => matches(element, path, root))) found.add(element)
    }
  }
  return [...found]
}

function treesOf(root: TreeElement): TreeElement[] {
  const template = isCustom(root) ? root.getShadowRoot() : null
  return template ? [template, root] : [root]
}

function matches(element: TreeElement, path: Path, root: TreeElement): boolean {
  const steps: readonly Step[] = path
  const last = steps.at(-1)
  if (!last || !isDescribed(element, last.compound)) return false
  return steps.length === 1
    ? staysInTree(element, root, last.combinator === 'across')
    : hasAncestors(element, last, steps.slice(0, -1), root)
}

function hasAncestors(element: TreeElement, step: Step, before: readonly Step[], root: TreeElement): boolean {
  const wanted = before.at(-1)
  if (!wanted) return staysInTree(element, root, step.combinator === 'across')
  const across = step.combinator === 'across'
  for (let node = parentTag(element, across); node && node !== root; node = parentTag(node, across)) {
    if (isDescribed(node, wanted.compound) && hasAncestors(node, wanted, before.slice(0, -1), root)) return true
    if (step.combinator === 'child') return false
  }
  return false
}

/** Without `>>>` the outermost part belongs to the template in which the search begins. */
function staysInTree(element: TreeElement, root: TreeElement, across: boolean): boolean {
  if (across) return true
  const template = element.ownerShadowRoot
  return template === root || template === root.ownerShadowRoot || (isCustom(root) && template === root.getShadowRoot())
}

function isDescribed(element: TreeElement, { tag, id, classes, attributes }: Compound): boolean {
  return (
    (tag === null || tagNameOf(element) === tag) &&
    (id === null || element.id === id) &&
    classes.every((name) => element.classList?.contains(name)) &&
    attributes.every((test) => passes(attributeOf(element, test.name), test))
  )
}

function passes(actual: unknown, { operator, value }: AttributeTest): boolean {
  if (actual === undefined || actual === null) return false
  const text = String(actual)
  switch (operator) {
    case '':
      return actual !== false
    case '=':
      return text === value
    case '^=':
      return text.startsWith(value)
    case '$=':
      return text.endsWith(value)
    case '*=':
      return text.includes(value)
    case '~=':
      return text.split(/\s+/).includes(value)
  }
}
