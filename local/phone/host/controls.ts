import type { Host } from '../seams'
import type { AppInstance } from './app-instance'
import type { Bars } from './bars'
import type { HostContext } from './context'
import type { PageStack } from './page-stack'
import { STAYED } from './router'
import type { Theme } from './theme'

interface Parts {
  readonly context: HostContext
  readonly app: AppInstance
  readonly stack: PageStack
  readonly bars: Bars
  readonly theme: Theme
}

/** What the shell may ask of the running mini program; the automator port aside. */
export type Controls = Omit<Host, 'automator' | 'onAutomatorEvent'>

export function createControls({ context, app, stack, bars, theme }: Parts): Controls {
  const { router, events, reportError } = context
  return {
    switchTab(pagePath) {
      const list = context.app.tabBar?.list ?? []
      const index = list.findIndex((item) => item.pagePath === pagePath)
      const tell = () => {
        if (stack.top) stack.call(stack.top, 'onTabItemTap', { index, pagePath, text: list[index]?.text ?? '' })
      }
      router
        .switchTab({ url: `/${pagePath}` })
        .then(tell)
        .catch(reportError)
    },
    back(swiped = false) {
      if (stack.pages.length < 2) return
      router.navigateBack({ swiped }).catch((failure: Error) => {
        if (failure.message !== STAYED) reportError(failure)
      })
    },
    pullDownRefresh: () => context.pullDownRefresh('start'),
    setTheme(next) {
      if (!theme.set(next)) return
      bars.paint()
      app.call('onThemeChange', { theme: theme.current })
      events.emit('themeChange', { theme: theme.current })
    },
    setNetwork(network) {
      const isConnected = network !== 'off'
      events.emit('networkChange', { isConnected, networkType: isConnected ? 'wifi' : 'none' })
    },
    setForeground: context.setForeground,
    share: () => context.share('menu'),
  }
}
