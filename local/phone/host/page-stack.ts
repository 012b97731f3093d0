import type { GeneralComponent } from 'glass-easel'
import type { AssociatedBackend, CodeSpace, Root } from 'glass-easel-miniprogram-adapter'
import type { ComponentRegistry } from './component-registry'
import type { EventChannel, OpenPage, PageInstance } from './context'
import { type PageAddress, pageUrl } from './page-address'
import type { ReadyQueue } from './ready-queue'

/** A page as the stack keeps it. */
export interface StackedPage extends OpenPage {
  /** Holds the page's element, and the mini program's own tab bar beside it. */
  readonly frame: HTMLElement
  scrollTop: number
  shown: boolean
  /** What is asked before one goes back from it; null for nothing. */
  alert: string | null
}

interface Parts {
  readonly space: CodeSpace
  readonly backend: AssociatedBackend
  readonly registry: ComponentRegistry
  readonly ready: ReadyQueue
  /** Where pages are put. */
  readonly container: HTMLElement
  /** True where the page draws the mini program's own tab bar. */
  readonly hasCustomTabBar: (path: string) => boolean
  readonly reportError: (error: unknown) => void
  readonly onShown: (page: StackedPage) => void
}

const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

/** Opens, shows, hides and closes pages with their lifetimes in WeChat's order. Which page comes when is the router's. */
export class PageStack {
  readonly pages: StackedPage[] = []
  /** Those of the stack and tab pages kept aside. */
  readonly #alive = new Set<StackedPage>()
  readonly #parts: Parts
  #lastId = 0

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get top(): StackedPage | undefined {
    return this.pages.at(-1)
  }

  /** Puts a new page on top: created, attached, onLoad, onShow; ready and onReady follow once it is laid out. */
  open({ path, query }: PageAddress, channel: EventChannel): StackedPage {
    const { registry, ready, hasCustomTabBar } = this.#parts
    registry.ensure(path)
    const frame = document.createElement('div')
    frame.toggleAttribute('data-app-styles', registry.takesAppStyles(path))
    this.#parts.container.append(frame)
    const { root, component, element } = this.#create('wx-page', pageUrl({ path, query }))
    element.dataset.path = path
    const instance = root.get() as unknown as PageInstance
    this.#lastId += 1
    const id = this.#lastId
    const page: StackedPage = {
      id,
      path,
      query,
      instance,
      component,
      root,
      element,
      frame,
      scrollTop: 0,
      shown: false,
      alert: null,
    }
    let tabBar: GeneralComponent | null = null
    Object.assign(instance, {
      route: path,
      __route__: path,
      options: query,
      __wxWebviewId__: id,
      getTabBar: () => tabBar?.getMethodCaller() ?? null,
      getOpenerEventChannel: () => channel,
    })
    // Components that are being attached already find their page on top.
    this.pages.push(page)
    this.#alive.add(page)
    attach(root, frame)
    if (hasCustomTabBar(path)) tabBar = this.#attachTabBar(frame)
    this.call(page, 'onLoad', { ...query })
    this.show(page)
    ready.afterwards(() => {
      if (page.frame.isConnected) this.call(page, 'onReady')
    })
    return page
  }

  show(page: StackedPage): void {
    if (page.shown) return
    page.shown = true
    page.frame.hidden = false
    this.#parts.onShown(page)
    this.enter(page)
  }

  hide(page: StackedPage): void {
    if (!page.shown) return
    page.shown = false
    page.scrollTop = document.scrollingElement?.scrollTop ?? 0
    this.leave(page)
    page.frame.hidden = true
  }

  /** onShow, as when the mini program comes to the front. */
  enter(page: StackedPage): void {
    this.call(page, 'onShow')
    page.component.triggerPageLifetime('show', [])
  }

  /** onHide, as when the mini program leaves the front. */
  leave(page: StackedPage): void {
    this.call(page, 'onHide')
    page.component.triggerPageLifetime('hide', [])
  }

  /** onUnload, then detached. */
  close(page: StackedPage): void {
    const index = this.pages.indexOf(page)
    if (index >= 0) this.pages.splice(index, 1)
    this.#alive.delete(page)
    this.call(page, 'onUnload')
    page.root.release()
    page.frame.remove()
  }

  /** Closes every page there is, the newest first. */
  closeAll(): void {
    for (const page of [...this.#alive].reverse()) this.close(page)
  }

  /** Calls a page's method where it has one; what it throws is reported. */
  call(page: OpenPage, method: string, ...args: unknown[]): unknown {
    const handler = page.instance[method]
    if (typeof handler !== 'function') return undefined
    try {
      return handler.apply(page.instance, args)
    } catch (failure) {
      this.#parts.reportError(failure)
      return undefined
    }
  }

  /** A query is given to the properties of a page that is made by `Component`. */
  #create(tag: string, url: string): { root: Root; component: GeneralComponent; element: HTMLElement } {
    const root = this.#parts.backend.createRoot(tag, this.#parts.space, url)
    const component = root.getComponent()
    return { root, component, element: component.$$ as unknown as HTMLElement }
  }

  #attachTabBar(frame: HTMLElement): GeneralComponent {
    this.#parts.registry.ensure(CUSTOM_TAB_BAR)
    const { root, component } = this.#create('wx-custom-tab-bar', CUSTOM_TAB_BAR)
    attach(root, frame)
    return component
  }
}

function attach(root: Root, frame: HTMLElement): void {
  const placeholder = document.createElement('div')
  frame.append(placeholder)
  root.attach(frame as never, placeholder as never)
}
