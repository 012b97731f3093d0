import { tag } from './tag'

/** Its children are drawn at the end of the page, above whatever clips or transforms the place where they are written. */
export const rootPortal = tag({
  name: 'root-portal',
  defaults: { enable: true },
  create(element) {
    const { dom } = element
    const content = document.createElement('div')
    content.style.display = 'contents'
    // The engine goes on putting children into the element; they land in what is moved.
    Object.assign(dom, {
      appendChild: (child: Node) => content.appendChild(child),
      insertBefore: (child: Node, next: Node | null) => content.insertBefore(child, next),
      removeChild: (child: Node) => content.removeChild(child),
      replaceChild: (child: Node, old: Node) => content.replaceChild(child, old),
    })
    const place = (): void => {
      const page = element.properties.enable ? dom.closest('wx-page') : null
      if (page) page.append(content)
      else Node.prototype.appendChild.call(dom, content)
    }
    return {
      changed: {
        enable() {
          if (dom.isConnected) place()
        },
      },
      attached: place,
      detached: () => content.remove(),
    }
  },
})
