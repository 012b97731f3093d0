import { Event } from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import type { PageConfig } from '../app-config'
import type { Program } from '../program'
import type { Host, Shell } from '../seams'
import { AppInstance } from './app-instance'
import { assetAddressOf } from './asset-url'
import { Audit } from './audit/audit'
import { Bars } from './bars'
import { BASE_STYLE } from './base-style'
import { givenToEvery } from './component-lifetimes'
import { ComponentRegistry } from './component-registry'
import type { AppEvents, HostContext, LaunchOptions } from './context'
import { DomBackend } from './dom-backend'
import { Emitter } from './emitter'
import { describeFault, listenForFaults } from './faults'
import { listenForGestures } from './gestures'
import { createModuleLoader } from './module-loader'
import { pageUrl, parsePageUrl } from './page-address'
import { listenForPageScroll, scrollDocument } from './page-scroll'
import { PageStack, type StackedPage } from './page-stack'
import { ReadyQueue } from './ready-queue'
import { createRouter, LAUNCH_SCENE } from './router'
import { createShare } from './share'
import { restorePages, type Snapshot, takeSnapshot } from './snapshot'
import { defineTags, TAG_STYLES } from './tags'
import { Theme } from './theme'
import { createWxsBridge } from './wxs-bridge'

export interface StartOptions {
  readonly shell: Shell
  readonly createWx: (context: HostContext) => Record<string, unknown>
  /** Where pages are put. */
  readonly container: HTMLElement
  /** A page to open in place of the entry page: `pages/home/home?from=share`. */
  readonly entry?: string
  /** Pages as they were before a reload. */
  readonly snapshot?: Snapshot
}

/** A mini program that runs in this webview. */
export interface RunningApp {
  readonly context: HostContext
  readonly audit: Audit
  /** What the shell may ask; the automator port aside. */
  readonly controls: Omit<Host, 'automator' | 'onAutomatorEvent'>
  /** Fires the `ready` lifetimes that wait, without waiting for them. */
  flushReady(): void
  snapshot(): Snapshot
  stop(): void
}

/** Starts a compiled mini program: globals, app, first page. */
export function startApp(program: Program, options: StartOptions): RunningApp {
  const { shell, container } = options
  const events = new Emitter<AppEvents>()
  const warnings: string[] = []
  const mocks: HostContext['mocks'] = new Map()
  const theme = new Theme(program.app, shell.theme)
  const app = new AppInstance(reportError)
  let pullDownRefreshing = false
  let foreground = true

  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  // A property may be called `dataset` (van-button has one): it must not land on the node itself.
  space.getComponentSpace().updateComponentOptions({ writeFieldsToNode: false, writeIdToDOM: true })
  const dom = new DomBackend()
  dom.onEvent(Event.triggerEvent)
  const backend = env.associateBackend(dom)

  const load = createModuleLoader(program.modules)
  const ready = new ReadyQueue()
  space.setOverallBehavior(
    givenToEvery(space, ready, (instance) => {
      audit.watchSetData(instance)
      registry.checkHandlers(instance._$)
    }),
  )
  const registry = new ComponentRegistry({
    program,
    space,
    backend,
    templates: program.templates(createWxsBridge()),
    load,
    reportError,
    warn,
    timed: (path, definition) => audit.timed(path, definition),
  })

  const pageConfig = (path: string): PageConfig => program.components[path]?.config ?? {}
  const assetUrl = assetAddressOf
  const stack = new PageStack({
    space,
    backend,
    registry,
    ready,
    container,
    hasCustomTabBar: (path) =>
      program.app.usesCustomTabBar && (program.app.tabBar?.list.some(({ pagePath }) => pagePath === path) ?? false),
    reportError,
    onShown(page) {
      paint(page)
      scrollDocument(page.scrollTop, 0)
    },
  })
  const audit = new Audit({ events, warnings, container, pages: stack.pages })
  const bars = new Bars({
    app: program.app,
    shell,
    theme,
    pageConfig,
    assetUrl,
    depthOf: (page) => stack.pages.indexOf(page as StackedPage),
  })
  const router = createRouter({
    app: program.app,
    stack,
    onPageNotFound(launch) {
      app.call('onPageNotFound', launch)
      events.emit('pageNotFound', launch)
    },
    onMoved(page) {
      paint(page)
      shell.pageStack(stack.pages.map((open) => `/${pageUrl(open)}`))
      events.emit('routeDone', { path: page.path, query: page.query })
    },
  })

  const launch = launchOptions(program, options)
  const context: HostContext = {
    app: program.app,
    shell,
    router,
    launch,
    enter: launch,
    pages: stack.pages,
    topPage() {
      if (!stack.top) throw new Error('no page is open')
      return stack.top
    },
    events,
    assetUrl,
    mocks,
    wx: {},
    reportError,
    warnings,
    updateNavigationBar(page, change) {
      bars.changeNavigationBar(page, change)
      if (page === stack.top) paint(stack.top)
    },
    updateTabBarItem(index, change) {
      bars.changeTabBarItem(index, change)
      if (stack.top) paint(stack.top)
    },
    updateTabBar(change) {
      bars.changeTabBar(change)
      if (stack.top) paint(stack.top)
    },
    pullDownRefresh(phase) {
      pullDownRefreshing = phase === 'start'
      if (!stack.top) return
      paint(stack.top)
      if (pullDownRefreshing) stack.call(stack.top, 'onPullDownRefresh')
    },
    scrollPage: scrollDocument,
    share: createShare({ stack, bars, shell }),
    setForeground,
    get theme() {
      return theme.current
    },
  }
  const wx = mockable(options.createWx(context), mocks)
  Object.assign(context, { wx })
  defineTags({ space: space.getComponentSpace(), context, registry })
  const globals = {
    wx,
    App: app.App,
    Page: registry.Page,
    Component: registry.Component,
    Behavior: registry.Behavior,
    getApp: () => app.value,
    getCurrentPages: () => stack.pages.map(({ instance }) => instance),
  }
  Object.assign(globalThis, globals)

  const stops = [
    addStyleFirst(`${BASE_STYLE}${TAG_STYLES}`),
    listenForFaults({
      onError: reportError,
      onUnhandledRejection(reason) {
        showFault(reason)
        app.call('onUnhandledRejection', { reason })
        events.emit('unhandledRejection', { reason })
      },
      onWarning: warn,
    }),
    listenForGestures(window),
    listenForPageScroll({
      top: () => stack.top,
      call: (page, method, ...args) => void stack.call(page, method, ...args),
      reachBottomDistance: (page) =>
        pageConfig(page.path).onReachBottomDistance ??
        program.app.window.onReachBottomDistance ??
        REACH_BOTTOM_DISTANCE,
    }),
    listenForResize(resized),
  ]

  runGuarded(() => {
    if (program.appModule) load(program.appModule)
  })
  app.call('onLaunch', launch)
  app.call('onShow', launch)
  events.emit('appShow', launch)
  if (options.snapshot) restorePages(options.snapshot, { app: program.app, router, stack })
  if (stack.pages.length === 0) void router.reLaunch({ url: `/${pageUrl(launch)}` }).catch(reportError)

  return {
    context,
    audit,
    controls: {
      switchTab(pagePath) {
        const list = program.app.tabBar?.list ?? []
        const index = list.findIndex((item) => item.pagePath === pagePath)
        router
          .switchTab({ url: `/${pagePath}` })
          .then(() => {
            const text = list[index]?.text ?? ''
            if (stack.top) stack.call(stack.top, 'onTabItemTap', { index, pagePath, text })
          })
          .catch(reportError)
      },
      back() {
        if (stack.pages.length > 1) router.navigateBack({}).catch(reportError)
      },
      pullDownRefresh: () => context.pullDownRefresh('start'),
      setTheme(next) {
        if (!theme.set(next)) return
        if (stack.top) paint(stack.top)
        app.call('onThemeChange', { theme: theme.current })
        events.emit('themeChange', { theme: theme.current })
      },
      setNetwork(network) {
        events.emit('networkChange', {
          isConnected: network !== 'off',
          networkType: network === 'off' ? 'none' : 'wifi',
        })
      },
      setForeground,
      share: () => context.share('menu'),
    },
    flushReady: () => ready.flush(),
    snapshot: () => takeSnapshot(stack.pages),
    stop() {
      stack.closeAll()
      dom.destroy()
      audit.stop()
      for (const stop of stops) stop()
    },
  }

  function paint(page: StackedPage): void {
    bars.paint(page, pullDownRefreshing)
  }

  function setForeground(next: boolean): void {
    if (next === foreground) return
    foreground = next
    if (!next && stack.top) stack.leave(stack.top)
    app.call(next ? 'onShow' : 'onHide', next ? launch : undefined)
    if (next) events.emit('appShow', launch)
    else events.emit('appHide', undefined)
    if (next && stack.top) stack.enter(stack.top)
  }

  function resized(): void {
    const size = { windowWidth: window.innerWidth, windowHeight: window.innerHeight }
    events.emit('windowResize', { size })
    if (!stack.top) return
    stack.call(stack.top, 'onResize', { size })
    stack.top.component.triggerPageLifetime('resize', [{ size }])
  }

  function reportError(error: unknown): void {
    const { message, stack: trace } = showFault(error)
    app.call('onError', `${message}\n${trace}`)
    events.emit('error', { message, stack: trace })
  }

  function showFault(error: unknown): { message: string; stack: string } {
    const fault = describeFault(error)
    console.error(error)
    shell.fault({ title: fault.message, detail: fault.stack })
    return fault
  }

  function warn(message: string): void {
    warnings.push(message)
    console.warn(message)
  }

  function runGuarded(run: () => void): void {
    try {
      run()
    } catch (failure) {
      reportError(failure)
    }
  }
}

/** How far from its end a page says that the end is reached, in CSS pixels, unless it says otherwise itself. */
const REACH_BOTTOM_DISTANCE = 50

function launchOptions(program: Program, options: StartOptions): LaunchOptions {
  const address = parsePageUrl(`/${options.entry ?? program.app.entryPagePath}`, '')
  return { ...address, scene: LAUNCH_SCENE }
}

/** The same object with the methods that were mocked in their place. */
function mockable(wx: Record<string, unknown>, mocks: HostContext['mocks']): Record<string, unknown> {
  return new Proxy(wx, {
    get: (target, name) => (typeof name === 'string' ? mocks.get(name) : undefined) ?? Reflect.get(target, name),
  })
}

function listenForResize(onResize: () => void): () => void {
  window.addEventListener('resize', onResize)
  return () => window.removeEventListener('resize', onResize)
}

function addStyleFirst(css: string): () => void {
  const style = document.createElement('style')
  style.textContent = css
  document.head.prepend(style)
  return () => style.remove()
}
