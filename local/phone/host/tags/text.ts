import { tag } from './tag'

const SPACES: Readonly<Record<string, string>> = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00A0' }
const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': '\u00A0',
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
  '&apos;': "'",
  '&ensp;': '\u2002',
  '&emsp;': '\u2003',
}

export const text = tag({
  name: 'text',
  style: `
    wx-text {
      white-space: pre-line;
    }

    wx-text[selectable] {
      user-select: text;
    }
  `,
  defaults: { selectable: false, userSelect: false, space: '', decode: false, overflow: 'visible', maxLines: 0 },
  create(element) {
    const { dom } = element
    const rewrite = (): void => {
      const space = SPACES[element.properties.space]
      for (const node of textNodesOf(dom)) {
        let shown = node.data
        if (element.properties.decode) shown = shown.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
        if (space) shown = shown.replace(/ /g, space)
        if (shown !== node.data) node.data = shown
      }
    }
    const observer = new MutationObserver(rewrite)
    const watch = (): void => {
      observer.disconnect()
      if (!element.properties.decode && !SPACES[element.properties.space]) return
      rewrite()
      observer.observe(dom, { characterData: true, childList: true, subtree: true })
    }
    const select = (): void => {
      const selectable = element.properties.selectable || element.properties.userSelect
      element.attribute('selectable', selectable)
    }
    return {
      changed: { selectable: select, userSelect: select, space: watch, decode: watch },
      attached: watch,
      detached: () => observer.disconnect(),
    }
  },
})

function textNodesOf(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  while (walker.nextNode()) found.push(walker.currentNode as Text)
  return found
}
