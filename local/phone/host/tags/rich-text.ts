import { rpxToCss } from '../../rpx'
import { scopedClass } from './scoped-class'
import { type Defaults, type TagElement, tag } from './tag'

interface RichNode {
  readonly type?: string
  readonly text?: string
  readonly name?: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly children?: readonly RichNode[]
}

/** What WeChat lets through; everything else is left out with its contents. */
const ALLOWED_TAGS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em ' +
    'fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section ' +
    'small span strong sub sup table tbody td tfoot th thead tr tt u ul'
  ).split(' '),
)
const ALLOWED_ATTRIBUTES = new Set(
  'alt align border cellpadding cellspacing class colspan dir face color height href rowspan size span src start style type valign width'.split(
    ' ',
  ),
)

export const richText = tag({
  name: 'rich-text',
  defaults: { nodes: null, space: '', userSelect: false, mode: 'default' },
  create(element) {
    const paint = (): void => {
      const { nodes } = element.properties
      const roots = typeof nodes === 'string' ? parse(nodes) : Array.isArray(nodes) ? (nodes as RichNode[]) : []
      element.dom.replaceChildren(...roots.flatMap((node) => build(node, element)))
    }
    return {
      changed: {
        nodes: paint,
        space(space) {
          element.dom.style.whiteSpace = space ? 'pre-wrap' : ''
        },
        userSelect: (on) => element.attribute('selectable', on),
      },
    }
  },
})

function parse(html: string): RichNode[] {
  return [...new DOMParser().parseFromString(html, 'text/html').body.childNodes].flatMap(fromDom)
}

function fromDom(node: Node): RichNode[] {
  if (node instanceof Text) return [{ type: 'text', text: node.data }]
  if (!(node instanceof Element)) return []
  return [
    {
      name: node.localName,
      attrs: Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value])),
      children: [...node.childNodes].flatMap(fromDom),
    },
  ]
}

function build(node: RichNode, element: TagElement<Defaults>): Node[] {
  if (node.type === 'text') return [document.createTextNode(decode(node.text ?? ''))]
  const name = (node.name ?? '').toLowerCase()
  if (!ALLOWED_TAGS.has(name)) return []
  const built = document.createElement(name)
  for (const [attribute, value] of Object.entries(node.attrs ?? {})) {
    if (!ALLOWED_ATTRIBUTES.has(attribute)) continue
    if (attribute === 'class') built.className = scopedClass(element.component, String(value))
    else if (attribute === 'style') built.setAttribute('style', rpxToCss(String(value)))
    else if (attribute === 'src') built.setAttribute('src', element.context.assetUrl(String(value)))
    // A link inside rich text leads nowhere in WeChat.
    else if (attribute !== 'href') built.setAttribute(attribute, String(value))
  }
  built.append(...(node.children ?? []).flatMap((child) => build(child, element)))
  return [built]
}

function decode(text: string): string {
  if (!text.includes('&')) return text
  const holder = document.createElement('textarea')
  holder.innerHTML = text
  return holder.value
}
