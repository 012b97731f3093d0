import { rpxToCss } from '../../rpx'
import type { HostContext, OpenPage } from '../context'
import { tag } from './tag'

/** Sets what its page looks like from inside the page. */
export const pageMeta = tag({
  name: 'page-meta',
  style: `
    :root:has(div:not([hidden]) > wx-page[scroll-locked]) {
      overflow: hidden;
    }
  `,
  defaults: {
    backgroundTextStyle: '',
    backgroundColor: '',
    backgroundColorTop: '',
    backgroundColorBottom: '',
    rootBackgroundColor: '',
    scrollTop: '',
    scrollDuration: 300,
    pageStyle: '',
    pageFontSize: '',
    rootFontSize: '',
    pageOrientation: '',
  },
  create(element) {
    const { context, dom } = element
    const page = () => pageAround(dom, context)
    const paint = (): void => {
      const { pageStyle, pageFontSize, rootFontSize, rootBackgroundColor } = element.properties
      const found = page()
      if (!found) return
      const fontSize = pageFontSize ? `font-size:${pageFontSize};` : ''
      const background = rootBackgroundColor ? `background-color:${rootBackgroundColor};` : ''
      found.component.setNodeStyle(rpxToCss(`${fontSize}${background}${pageStyle}`), PAGE_STYLE)
      // The document scrolls, not the page's element: a page that hides its overflow holds the document still.
      found.element.toggleAttribute('scroll-locked', /overflow(-y)?\s*:\s*hidden/.test(pageStyle))
      document.documentElement.style.fontSize = rootFontSize === 'system' ? '' : rpxToCss(rootFontSize)
    }
    const scroll = (): void => {
      const top = Number.parseFloat(element.properties.scrollTop)
      if (Number.isNaN(top) || !page()) return
      context.scrollPage(top, element.properties.scrollDuration)
      element.trigger('scrolldone', {})
    }
    return {
      changed: {
        pageStyle: paint,
        pageFontSize: paint,
        rootFontSize: paint,
        rootBackgroundColor: paint,
        scrollTop: scroll,
      },
      attached: paint,
      detached() {
        page()?.element.removeAttribute('scroll-locked')
      },
    }
  },
})

export const navigationBar = tag({
  name: 'navigation-bar',
  defaults: {
    title: '',
    loading: false,
    frontColor: '',
    backgroundColor: '',
    colorAnimationDuration: 0,
    colorAnimationTimingFunc: 'linear',
  },
  create(element) {
    const paint = (): void => {
      const page = pageAround(element.dom, element.context)
      if (!page) return
      const { title, loading, frontColor, backgroundColor } = element.properties
      element.context.updateNavigationBar(page, {
        loading,
        ...(title ? { title } : {}),
        ...(backgroundColor ? { background: backgroundColor } : {}),
        ...(frontColor ? { foreground: frontColor === '#000000' ? 'black' : 'white' } : {}),
      })
    }
    return {
      changed: { title: paint, loading: paint, frontColor: paint, backgroundColor: paint },
      attached: paint,
    }
  },
})

/** The engine's place for styles between those of the template and those of animations. */
const PAGE_STYLE = 1

function pageAround(dom: Element, context: HostContext): OpenPage | undefined {
  return context.pages.find(({ element }) => element.contains(dom))
}
