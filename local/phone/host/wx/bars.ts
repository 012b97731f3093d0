import { api, Refusal } from './api'
import type { Area } from './area'
import { number, optionalText, text } from './parameters'

/** The navigation bar of the page on top, and the tab bar. */
export const bars: Area = (context) => {
  const { updateTabBar, updateTabBarItem } = context
  const ofTopPage = (change: Parameters<typeof context.updateNavigationBar>[1]) =>
    context.updateNavigationBar(context.topPage(), change)

  const onTabPage = (change: () => void) => () => {
    const { path } = context.topPage()
    if (!context.app.tabBar?.list.some(({ pagePath }) => pagePath === path)) throw new Refusal('not TabBar page')
    change()
  }

  return {
    setNavigationBarTitle: api('setNavigationBarTitle', (options) => ofTopPage({ title: text(options, 'title') })),
    setNavigationBarColor: api('setNavigationBarColor', (options) => {
      const frontColor = text(options, 'frontColor').toLowerCase()
      if (frontColor !== '#000000' && frontColor !== '#ffffff') {
        throw new Refusal(`invalid frontColor "${frontColor}"`)
      }
      ofTopPage({
        foreground: frontColor === '#000000' ? 'black' : 'white',
        background: text(options, 'backgroundColor'),
      })
    }),
    showNavigationBarLoading: api('showNavigationBarLoading', () => ofTopPage({ loading: true })),
    hideNavigationBarLoading: api('hideNavigationBarLoading', () => ofTopPage({ loading: false })),

    showTabBar: api(
      'showTabBar',
      onTabPage(() => updateTabBar({ visible: true })),
    ),
    hideTabBar: api(
      'hideTabBar',
      onTabPage(() => updateTabBar({ visible: false })),
    ),
    setTabBarStyle: api('setTabBarStyle', (options) => {
      const borderStyle = optionalText(options, 'borderStyle', '')
      updateTabBar({
        ...(typeof options.color === 'string' && { color: options.color }),
        ...(typeof options.selectedColor === 'string' && { selectedColor: options.selectedColor }),
        ...(typeof options.backgroundColor === 'string' && { background: options.backgroundColor }),
        ...((borderStyle === 'black' || borderStyle === 'white') && { borderStyle }),
      })
    }),
    setTabBarItem: api('setTabBarItem', (options) => {
      updateTabBarItem(number(options, 'index'), {
        ...(typeof options.text === 'string' && { text: options.text }),
        ...(typeof options.iconPath === 'string' && { iconUrl: context.assetUrl(options.iconPath) }),
        ...(typeof options.selectedIconPath === 'string' && {
          selectedIconUrl: context.assetUrl(options.selectedIconPath),
        }),
      })
    }),
    setTabBarBadge: api('setTabBarBadge', (options) =>
      updateTabBarItem(number(options, 'index'), { badge: text(options, 'text') }),
    ),
    removeTabBarBadge: api('removeTabBarBadge', (options) => updateTabBarItem(number(options, 'index'), { badge: '' })),
    showTabBarRedDot: api('showTabBarRedDot', (options) =>
      updateTabBarItem(number(options, 'index'), { redDot: true }),
    ),
    hideTabBarRedDot: api('hideTabBarRedDot', (options) =>
      updateTabBarItem(number(options, 'index'), { redDot: false }),
    ),
  }
}
