import type { NavigationBar, Screen, TabBar } from '../seams'
import { drawFaultPanel, type FaultPanel } from './dialogs/fault-panel'
import { draw } from './draw'
import { drawBackEdge } from './parts/back-edge'
import { drawNavigationBar, type NavigationBarActions } from './parts/navigation-bar'
import { pullDown } from './parts/pull-down'
import { drawStatusBar, type StatusBar } from './parts/status-bar'
import { drawTabBar } from './parts/tab-bar'
import { drawToast, type Toast } from './parts/toast'

export interface ScreenActions extends NavigationBarActions {
  readonly chooseTab: (pagePath: string) => void
  readonly refresh: () => void
  readonly swipeBack: () => void
}

/** Everything that the phone draws around the mini program, from the status bar down to the home indicator. */
export interface PhoneScreen {
  readonly webview: HTMLIFrameElement
  readonly statusBar: StatusBar
  readonly toast: Toast
  readonly faults: FaultPanel
  showNavigationBar(bar: NavigationBar): void
  showTabBar(bar: TabBar | null): void
  showPageBackground(color: string): void
  showPullDown(state: { readonly refreshing: boolean; readonly possible: boolean }): void
  /** Hides the webview until the mini program has drawn something. */
  conceal(): void
  reveal(): void
  /** From 0 to 1, as bright as it gets. */
  dim(brightness: number): void
  measure(): Screen
}

export function drawScreen(actions: ScreenActions): PhoneScreen {
  const statusBar = drawStatusBar()
  const navigation = drawNavigationBar(actions)
  const tabBar = drawTabBar(actions.chooseTab)
  const faults = drawFaultPanel()
  const webview = draw('iframe', { class: 'webview', name: 'webview', title: '小程序' })
  const dots = draw('div', { class: 'pull-down', hidden: true, 'aria-hidden': 'true' }, draw('i'), draw('i'), draw('i'))
  const backEdge = drawBackEdge(actions.swipeBack)
  const top = draw('header', { class: 'top' }, statusBar.element, navigation.element)
  const indicator = draw('div', { class: 'home-indicator', 'aria-hidden': 'true' }, draw('i'))
  const bottom = draw('footer', { class: 'bottom' }, tabBar.element, indicator)
  const middle = draw('main', { class: 'middle' }, dots, webview, backEdge, faults.element)
  const dimmer = draw('div', { class: 'dimmer', 'aria-hidden': 'true' })
  const layers = draw('div', { id: 'layers' })
  const screen = draw('div', { class: 'screen' }, top, middle, bottom, navigation.capsule, layers, dimmer)
  document.body.append(screen)
  const toast = drawToast(middle)

  let canPull = false
  const pull = pullDown({
    canPull: () => canPull,
    onMove(distancePx) {
      dots.hidden = distancePx === 0
      webview.classList.toggle('webview-held', distancePx > 0)
      webview.style.transform = distancePx > 0 ? `translateY(${distancePx}px)` : ''
    },
    onRefresh: actions.refresh,
  })
  webview.addEventListener('load', () => {
    if (webview.contentWindow) pull.listenIn(webview.contentWindow)
  })

  let tabBackground = ''
  let pageBackground = ''
  const paintBottom = () => {
    bottom.style.background = tabBar.element.hidden ? pageBackground : tabBackground
  }

  return {
    webview,
    statusBar,
    toast,
    faults,
    showNavigationBar(bar) {
      navigation.show(bar)
      backEdge.hidden = !bar.canGoBack
      screen.classList.toggle('screen-custom', bar.custom)
      screen.dataset.foreground = bar.foreground
      top.style.background = bar.custom ? 'transparent' : bar.background
    },
    showTabBar(bar) {
      tabBar.show(bar)
      tabBackground = bar?.background ?? ''
      paintBottom()
    },
    showPageBackground(color) {
      pageBackground = color
      middle.style.background = color
      paintBottom()
    },
    showPullDown({ refreshing, possible }) {
      canPull = possible && !refreshing
      dots.hidden = !refreshing
      middle.classList.toggle('middle-pulled', refreshing)
    },
    conceal() {
      webview.classList.add('webview-concealed')
    },
    reveal() {
      webview.classList.remove('webview-concealed')
    },
    dim(brightness) {
      dimmer.style.opacity = String(Math.max(0, USUAL_BRIGHTNESS - brightness) * DARKEST)
      statusBar.showBright(brightness > USUAL_BRIGHTNESS)
    },
    measure() {
      const { width, height } = screen.getBoundingClientRect()
      const capsule = navigation.capsule.getBoundingClientRect()
      return {
        width,
        height,
        statusBarHeight: statusBar.element.getBoundingClientRect().height,
        bottomInset: indicator.getBoundingClientRect().height,
        capsule: { left: capsule.left, top: capsule.top, width: capsule.width, height: capsule.height },
      }
    },
  }
}

/** Where the phone stands unless a page changes it. */
const USUAL_BRIGHTNESS = 0.5
/** How much light each step below takes: one must still find the way back. */
const DARKEST = 1.4
