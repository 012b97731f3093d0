import type { Element as TreeElement } from 'glass-easel'
import { attributeOf, isCustom, parentTag, tagNameOf, tagsUnder } from './nodes'
import { type AttributeTest, type Combinator, type Compound, type Path, parseSelector, type Step } from './selector'

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
  const [step, ...outer] = path
  return isDescribed(element, step.compound) && standsIn(element, step.combinator, outer, root)
}

/** Whether an element stands to what is around it as the outer steps say, the nearest one first. */
function standsIn(element: TreeElement, combinator: Combinator, outer: readonly Step[], root: TreeElement): boolean {
  const [next, ...further] = outer
  if (!next) return isInTemplateOf(element, root)
  const across = combinator === 'across'
  for (let node = parentTag(element, across); node && node !== root; node = parentTag(node, across)) {
    if (isDescribed(node, next.compound) && standsIn(node, next.combinator, further, root)) return true
    if (combinator === 'child') return false
  }
  return false
}

/** The outermost part belongs to the template in which the search begins. */
function isInTemplateOf(element: TreeElement, root: TreeElement): boolean {
  const template = element.ownerShadowRoot
  return template === root.ownerShadowRoot || (isCustom(root) && template === root.getShadowRoot())
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
