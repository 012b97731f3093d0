import type { GeneralComponent } from 'glass-easel'
import type { Root } from 'glass-easel-miniprogram-adapter'
import type { AppConfig } from '../app-config'
import type { NavigationBar, Shell, TabBarItem } from '../seams'
import type { Emitter } from './emitter'

export type { AppConfig } from '../app-config'

/** What the running mini program shares with `wx.*`, the built-in tags and the automator. One per webview. */
export interface HostContext {
  readonly app: AppConfig
  readonly shell: Shell
  readonly router: Router
  /** How the mini program was opened, and how it last came to the front. */
  readonly launch: LaunchOptions
  readonly enter: LaunchOptions
  /** The page stack, the page on top last. */
  readonly pages: readonly OpenPage[]
  /** Throws before the first page is open. */
  topPage(): OpenPage
  readonly events: Emitter<AppEvents>
  /** The address of a file of the mini program; absolute addresses and temporary files come back as they are.
   *  `from` is the path of the page or component that a relative path belongs to. */
  assetUrl(path: string, from?: string): string
  /** Stand-ins for methods of `wx`, set by the automator and by tests. A method found here is called instead. */
  readonly mocks: Map<string, (...args: unknown[]) => unknown>
  /** The `wx` object that pages see, mocks applied. */
  readonly wx: Record<string, unknown>
  /** Shows the fault over the page and gives it to App.onError and wx.onError. */
  reportError(error: unknown): void
  /** What the engine complained about in components of the mini program itself, packages left out. */
  readonly warnings: string[]
  /** Changes what the page shows in the navigation bar, and repaints it when the page is on top. */
  updateNavigationBar(page: OpenPage, change: Partial<NavigationBar>): void
  /** Changes one item of the tab bar. `index` counts from 0; throws `tabbar item not found` outside the list. */
  updateTabBarItem(index: number, change: Partial<TabBarItem>): void
  updateTabBar(change: TabBarChange): void
  /** Shows or ends the pull-down indicator of the page on top; `start` also calls the page's onPullDownRefresh. */
  pullDownRefresh(phase: 'start' | 'stop'): void
  /** What is asked before one goes back from the page on top; null for nothing. */
  askBeforeLeaving(message: string | null): void
  /** Scrolls the page on top, in CSS pixels. */
  scrollPage(scrollTop: number, durationMs: number): void
  /** Asks the page on top for its share message and shows the card. */
  share(from: 'menu' | 'button', target?: unknown): void
  /** Moves the mini program to the front or the back: appShow, appHide and the page's onShow, onHide. */
  setForeground(foreground: boolean): void
  readonly theme: 'light' | 'dark'
}

export interface TabBarChange {
  readonly color?: string
  readonly selectedColor?: string
  readonly background?: string
  readonly borderStyle?: 'black' | 'white'
  readonly visible?: boolean
}

export interface LaunchOptions {
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly scene: number
}

/** One page of the stack. */
export interface OpenPage {
  readonly id: number
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** What `this` is in the page's own code. */
  readonly instance: PageInstance
  readonly component: GeneralComponent
  readonly root: Root
  /** `<wx-page>`, which holds everything the page draws. */
  readonly element: HTMLElement
}

export interface PageInstance {
  readonly data: Record<string, unknown>
  setData(change: Record<string, unknown>, done?: () => void): void
  readonly [member: string]: unknown
}

/** The five moves. Each resolves when the new top page has been shown, and rejects with an Error whose message is what
 *  WeChat puts after `navigateTo:fail `. A `url` may be relative to the page on top and may carry a query. */
export interface Router {
  navigateTo(move: {
    readonly url: string
    readonly events?: ChannelListeners
  }): Promise<{ eventChannel: EventChannel }>
  redirectTo(move: { readonly url: string }): Promise<void>
  reLaunch(move: { readonly url: string }): Promise<void>
  switchTab(move: { readonly url: string }): Promise<void>
  /** `swiped`: by a finger from the edge, which WeChat does not hold up with a question. */
  navigateBack(move: { readonly delta?: number; readonly swiped?: boolean }): Promise<void>
}

export type ChannelListeners = Readonly<Record<string, (...args: unknown[]) => void>>

/** Between a page and the page it opened. */
export interface EventChannel {
  emit(name: string, ...args: unknown[]): void
  on(name: string, listener: (...args: unknown[]) => void): void
  once(name: string, listener: (...args: unknown[]) => void): void
  off(name: string, listener?: (...args: unknown[]) => void): void
}

export interface AppEvents {
  appShow: LaunchOptions
  appHide: undefined
  error: { readonly message: string; readonly stack: string }
  unhandledRejection: { readonly reason: unknown }
  pageNotFound: LaunchOptions & { readonly isEntryPage: boolean }
  themeChange: { readonly theme: 'light' | 'dark' }
  networkChange: { readonly isConnected: boolean; readonly networkType: string }
  windowResize: { readonly size: { readonly windowWidth: number; readonly windowHeight: number } }
  /** After the page on top has changed and been shown. */
  routeDone: { readonly path: string; readonly query: Readonly<Record<string, string>> }
}
