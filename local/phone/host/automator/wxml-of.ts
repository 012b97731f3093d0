import { type Node, ShadowRoot, type Element as TreeElement } from 'glass-easel'
import { isCustom, isTag, tagNameOf } from './nodes'

/** The element as WXML: of a custom component what its template draws, with what was put into its slots in its place. */
export function wxmlOf(element: TreeElement, outer: boolean): string {
  const inner = contentOf(element)
  if (!outer) return inner
  const tag = tagNameOf(element)
  return `<${[tag, ...attributesOf(element)].join(' ')}>${inner}</${tag}>`
}

function contentOf(element: TreeElement): string {
  const drawn = isCustom(element) ? (element.getShadowRoot() ?? element) : element
  return drawn.getComposedChildren().map(nodeText).join('')
}

function nodeText(node: Node): string {
  const text = node.asTextNode()
  if (text) return escaped(text.textContent)
  const element = node.asElement()
  if (!element) return ''
  return isTag(element) && !ShadowRoot.isShadowRoot(element) ? wxmlOf(element, true) : contentOf(element)
}

function attributesOf(element: TreeElement): string[] {
  const named: Array<readonly [string, unknown]> = [
    ['id', element.id],
    ['class', element.class],
    ['style', element.style],
    ...Object.entries(element.dataset).map(([name, value]) => [`data-${kebab(name)}`, value] as const),
    ...element.attributes.map(({ name, value }) => [name, value] as const),
  ]
  return named
    .filter(([, value]) => value !== '' && value !== undefined && value !== null && typeof value !== 'object')
    .map(([name, value]) => `${name}="${escaped(String(value)).replaceAll('"', '&quot;')}"`)
}

const kebab = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
