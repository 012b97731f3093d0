import { lengthOf } from './progress'
import { tag } from './tag'

/** Drawn on 24 by 24; the outer ring filled, the sign left out of it by the even-odd rule. */
const DISC = 'M12 1a11 11 0 1 1 0 22a11 11 0 1 1 0-22z'
const ICONS: Readonly<Record<string, { readonly path: string; readonly color: string }>> = {
  success: { color: '#07c160', path: `${DISC}M10.4 16.6l7.4-7.4l-1.2-1.2l-6.2 6.2l-3-3l-1.2 1.2z` },
  success_no_circle: { color: '#07c160', path: 'M9.4 17.6l11-11l-1.4-1.4l-9.6 9.6l-4.4-4.4l-1.4 1.4z' },
  success_circle: {
    color: '#07c160',
    path: `${DISC}M12 2.6a9.4 9.4 0 1 0 0 18.8a9.4 9.4 0 1 0 0-18.8zM10.4 16.6l7.4-7.4l-1.2-1.2l-6.2 6.2l-3-3l-1.2 1.2z`,
  },
  info: { color: '#10aeff', path: `${DISC}M11.1 10h1.8v8h-1.8zM11.1 6.4h1.8v1.8h-1.8z` },
  warn: { color: '#f76260', path: `${DISC}M11.1 6h1.8v8h-1.8zM11.1 15.8h1.8v1.8h-1.8z` },
  waiting: { color: '#10aeff', path: `${DISC}M11.2 6h1.6v6.2l3.6 3.6l-1.1 1.1l-4.1-4.1z` },
  waiting_circle: {
    color: '#10aeff',
    path: `${DISC}M12 2.6a9.4 9.4 0 1 0 0 18.8a9.4 9.4 0 1 0 0-18.8zM11.2 6h1.6v6.2l3.6 3.6l-1.1 1.1l-4.1-4.1z`,
  },
  cancel: {
    color: '#f43530',
    path: `${DISC}M12 2.6a9.4 9.4 0 1 0 0 18.8a9.4 9.4 0 1 0 0-18.8zM8.1 7l3.9 3.9l3.9-3.9l1.1 1.1l-3.9 3.9l3.9 3.9l-1.1 1.1l-3.9-3.9l-3.9 3.9l-1.1-1.1l3.9-3.9l-3.9-3.9z`,
  },
  clear: {
    color: '#b2b2b2',
    path: `${DISC}M8.1 7l3.9 3.9l3.9-3.9l1.1 1.1l-3.9 3.9l3.9 3.9l-1.1 1.1l-3.9-3.9l-3.9 3.9l-1.1-1.1l3.9-3.9l-3.9-3.9z`,
  },
  download: {
    color: '#07c160',
    path: `${DISC}M11.1 5.5h1.8v7.3l2.8-2.8l1.3 1.3l-5 5l-5-5l1.3-1.3l2.8 2.8zM7 17.4h10v1.6h-10z`,
  },
  search: {
    color: '#b2b2b2',
    path: 'M10.5 3a7.5 7.5 0 0 1 5.9 12.1l4.4 4.4l-1.3 1.3l-4.4-4.4a7.5 7.5 0 1 1-4.6-13.4zM10.5 4.8a5.7 5.7 0 1 0 0 11.4a5.7 5.7 0 1 0 0-11.4z',
  },
}

export const icon = tag({
  name: 'icon',
  style: `
    wx-icon {
      display: inline-block;
      font-size: 0;
      line-height: 0;
      vertical-align: middle;
    }
  `,
  defaults: { type: '', size: null, color: '' },
  create(element) {
    const paint = (): void => {
      const drawn = ICONS[element.properties.type]
      element.dom.replaceChildren()
      if (!drawn) return
      const picture = document.createElementNS(SVG, 'svg')
      const path = document.createElementNS(SVG, 'path')
      const size = lengthOf(element.properties.size, 23)
      picture.setAttribute('viewBox', '0 0 24 24')
      picture.setAttribute('style', `width:${size};height:${size};fill:${element.properties.color || drawn.color}`)
      path.setAttribute('d', drawn.path)
      path.setAttribute('fill-rule', 'evenodd')
      picture.append(path)
      element.dom.append(picture)
    }
    return { changed: { type: paint, size: paint, color: paint } }
  },
})

const SVG = 'http://www.w3.org/2000/svg'
