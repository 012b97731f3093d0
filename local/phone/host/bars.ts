import type { PageConfig } from '../app-config'
import type { NavigationBar, Shell, TabBar, TabBarItem } from '../seams'
import type { AppConfig, OpenPage, TabBarChange } from './context'
import type { Theme } from './theme'

interface Parts {
  readonly app: AppConfig
  readonly shell: Shell
  readonly theme: Theme
  readonly pageConfig: (path: string) => PageConfig
  readonly assetUrl: (path: string) => string
  /** The page stack, the page on top last. */
  readonly pages: readonly OpenPage[]
}

/** What the shell draws around a page: the navigation bar, the tab bar and the ground behind them. */
export class Bars {
  readonly #parts: Parts
  readonly #pageChanges = new WeakMap<OpenPage, Partial<NavigationBar>>()
  readonly #itemChanges = new Map<number, Partial<TabBarItem>>()
  #tabBarChange: TabBarChange = {}
  #refreshing = false

  constructor(parts: Parts) {
    this.#parts = parts
  }

  updateNavigationBar(page: OpenPage, change: Partial<NavigationBar>): void {
    this.#pageChanges.set(page, { ...this.#pageChanges.get(page), ...change })
    this.paint()
  }

  updateTabBar(change: TabBarChange): void {
    this.#tabBarChange = { ...this.#tabBarChange, ...change }
    this.paint()
  }

  /** Throws `tabbar item not found` where there is none at this place. */
  updateTabBarItem(index: number, change: Partial<TabBarItem>): void {
    if (!this.#parts.app.tabBar?.list[index]) throw new Error('tabbar item not found')
    this.#itemChanges.set(index, { ...this.#itemChanges.get(index), ...change })
    this.paint()
  }

  showRefreshing(refreshing: boolean): void {
    this.#refreshing = refreshing
    this.paint()
  }

  /** Has the shell draw everything anew for the page on top. */
  paint(): void {
    const { shell, theme, pages } = this.#parts
    const page = pages.at(-1)
    if (!page) return
    shell.navigationBar(this.navigationBar(page))
    shell.tabBar(this.#tabBar(page))
    shell.pageStyle({
      background: theme.resolve(this.#configOf(page).backgroundColor) ?? '#ffffff',
      pullDownRefreshing: this.#refreshing,
      canPullDown: this.#configOf(page).enablePullDownRefresh === true,
    })
  }

  navigationBar(page: OpenPage): NavigationBar {
    const { theme, pages } = this.#parts
    const config = this.#configOf(page)
    return {
      title: config.navigationBarTitleText ?? '',
      background: theme.resolve(config.navigationBarBackgroundColor) ?? '#000000',
      foreground: theme.resolve(config.navigationBarTextStyle) === 'black' ? 'black' : 'white',
      canGoBack: pages.indexOf(page) > 0,
      custom: config.navigationStyle === 'custom',
      loading: false,
      ...this.#pageChanges.get(page),
    }
  }

  #configOf(page: OpenPage): PageConfig {
    return { ...this.#parts.app.window, ...this.#parts.pageConfig(page.path) }
  }

  #tabBar(page: OpenPage): TabBar | null {
    const { app, theme, assetUrl } = this.#parts
    const config = app.tabBar
    if (!config || app.usesCustomTabBar || !config.list.some(({ pagePath }) => pagePath === page.path)) return null
    const items = config.list.map((item, index): TabBarItem => {
      const icon = theme.resolve(item.iconPath)
      const selectedIcon = theme.resolve(item.selectedIconPath)
      return {
        pagePath: item.pagePath,
        text: item.text,
        ...(icon ? { iconUrl: assetUrl(icon) } : {}),
        ...(selectedIcon ? { selectedIconUrl: assetUrl(selectedIcon) } : {}),
        ...this.#itemChanges.get(index),
      }
    })
    return {
      items,
      selected: page.path,
      color: theme.resolve(config.color) ?? '#7a7e83',
      selectedColor: theme.resolve(config.selectedColor) ?? '#3cc51f',
      background: theme.resolve(config.backgroundColor) ?? '#ffffff',
      borderStyle: theme.resolve(config.borderStyle) === 'white' ? 'white' : 'black',
      visible: true,
      ...this.#tabBarChange,
    }
  }
}
