import type { PageConfig } from '../app-config'
import type { Program, ProgramPackage } from '../program'
import type { ModalRequest, Shell } from '../seams'
import { AppInstance } from './app-instance'
import { assetAddressOf } from './asset-url'
import { Audit } from './audit/audit'
import { Bars } from './bars'
import { givenToEvery } from './component-lifetimes'
import { ComponentRegistry } from './component-registry'
import type { AppEvents, HostContext, LaunchOptions } from './context'
import { type Controls, createControls } from './controls'
import { writeHostStyle } from './document-style'
import { Emitter } from './emitter'
import { createEngine } from './engine'
import { listenForFaults } from './fault-listeners'
import { Faults } from './faults'
import { createForeground } from './foreground'
import { listenForGestures } from './gestures'
import { createModuleLoader } from './module-loader'
import { Packages } from './packages'
import { pageUrl, parsePageUrl } from './page-address'
import { listenForPageResize } from './page-resize'
import { listenForPageScroll, scrollDocument } from './page-scroll'
import { PageStack } from './page-stack'
import { ReadyQueue } from './ready-queue'
import { createRouter, LAUNCH_SCENE } from './router'
import { createShare } from './share'
import { restorePages, type Snapshot, takeSnapshot } from './snapshot'
import { sourceMapUrl } from './source-map'
import { createStackMapper } from './stack-mapper'
import { defineTags } from './tags'
import { Theme } from './theme'
import { createWxsBridge } from './wxs-bridge'

export interface StartOptions {
  readonly shell: Shell
  readonly createWx: (context: HostContext) => Record<string, unknown>
  /** Where pages are put. */
  readonly container: HTMLElement
  /** Fetches a package by its root, when something of it is first needed. */
  readonly fetchPackage: (root: string) => Promise<ProgramPackage>
  /** The source map of a module, where it has one. */
  readonly sourceMap: (id: string) => string | undefined
  /** A page to open in place of the entry page: `pages/home/home?from=share`. */
  readonly entry?: string
  /** Pages as they were before a reload. */
  readonly snapshot?: Snapshot
}

/** A mini program that runs in this webview. */
export interface RunningApp {
  readonly context: HostContext
  readonly audit: Audit
  readonly controls: Controls
  /** Fires the `ready` lifetimes that wait, without waiting for them. */
  flushReady(): void
  /** Fetches what is left of the main package before it is asked for. */
  fetchAhead(): void
  snapshot(): Snapshot
  stop(): void
}

/** Starts a compiled mini program: globals, app, first page. */
export function startApp(given: Program, options: StartOptions): RunningApp {
  const { shell, container } = options
  const scope = given.templateScope(createWxsBridge())
  const packages = new Packages({ program: given, scope, fetch: options.fetchPackage })
  const { program } = packages
  const coming = (id: string) => packages.coming(id)
  const launch = launchOptions(program, options)
  const pageConfig = (path: string): PageConfig => program.components[path]?.config ?? {}

  const events = new Emitter<AppEvents>()
  const app: AppInstance = new AppInstance((error) => faults.report(error))
  const faults = new Faults({ app, shell, events, mapStack: createStackMapper(options.sourceMap) })
  const theme = new Theme(program.app, shell.theme)
  const load = createModuleLoader(program.modules, coming, sourceMapUrl)

  const engine = createEngine()
  const ready = new ReadyQueue()
  engine.space.setOverallBehavior(
    givenToEvery(engine.space, ready, (instance) => {
      audit.watchSetData(instance)
      registry.checkHandlers(instance._$)
    }),
  )
  const registry = new ComponentRegistry({
    program,
    textScale: shell.textScale,
    space: engine.space,
    backend: engine.backend,
    templates: packages.templates,
    coming,
    load,
    reportError: faults.report,
    warn: faults.warn,
    timed: (path, definition) => audit.timed(path, definition),
  })

  const tabPaths = new Set(program.app.tabBar?.list.map(({ pagePath }) => pagePath))
  let hasShown = false
  const stack = new PageStack({
    space: engine.space,
    backend: engine.backend,
    registry,
    ready,
    container,
    hasCustomTabBar: (path) => program.app.usesCustomTabBar && tabPaths.has(path),
    reportError: faults.report,
    onShown(page) {
      bars.paint()
      // Before the first page nothing is scrolled, and to scroll would lay it out before it is drawn.
      if (hasShown || page.scrollTop > 0) scrollDocument(page.scrollTop, 0)
      hasShown = true
    },
  })
  const audit = new Audit({ events, warnings: faults.warnings, container, pages: stack.pages })
  const bars = new Bars({ app: program.app, shell, theme, pageConfig, assetUrl: assetAddressOf, pages: stack.pages })
  const router = createRouter({
    app: program.app,
    stack,
    coming,
    onPageNotFound(missing) {
      app.call('onPageNotFound', missing)
      events.emit('pageNotFound', missing)
    },
    async mayLeave(question) {
      const { confirm } = await shell.modal(leavingQuestion(question))
      return confirm
    },
    onMoved(page) {
      bars.paint()
      shell.pageStack(stack.pages.map((open) => `/${pageUrl(open)}`))
      stack.call(page, 'onRouteDone')
      page.component.triggerPageLifetime('routeDone', [])
      events.emit('routeDone', { path: page.path, query: page.query })
    },
  })

  const mocks: HostContext['mocks'] = new Map()
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
    assetUrl: assetAddressOf,
    mocks,
    wx: {},
    reportError: faults.report,
    warnings: faults.warnings,
    updateNavigationBar: (page, change) => bars.updateNavigationBar(page, change),
    updateTabBarItem: (index, change) => bars.updateTabBarItem(index, change),
    updateTabBar: (change) => bars.updateTabBar(change),
    pullDownRefresh(phase) {
      bars.showRefreshing(phase === 'start')
      if (phase === 'start' && stack.top) stack.call(stack.top, 'onPullDownRefresh')
    },
    askBeforeLeaving(message) {
      if (stack.top) stack.top.alert = message
    },
    scrollPage: scrollDocument,
    share: createShare({ stack, bars, shell }),
    setForeground: createForeground({ app, stack, events, launch }),
    get theme() {
      return theme.current
    },
  }
  // `wx` is made from the context that holds it.
  const wx = mockable(options.createWx(context), mocks)
  Object.assign(context, { wx })
  defineTags({ space: engine.components, context, registry })
  Object.assign(globalThis, {
    wx,
    App: app.App,
    Page: registry.Page,
    Component: registry.Component,
    Behavior: registry.Behavior,
    getApp: () => app.value,
    getCurrentPages: () => stack.pages.map(({ instance }) => instance),
  })

  const stops = [
    writeHostStyle(),
    listenForFaults(faults),
    listenForGestures(window),
    listenForPageScroll({ stack, reachBottomDistance: (path) => reachBottomDistance(program, path) }),
    listenForPageResize({ stack, events }),
  ]

  try {
    if (program.appModule) load(program.appModule)
  } catch (failure) {
    faults.report(failure)
  }
  app.call('onLaunch', launch)
  app.call('onShow', launch)
  events.emit('appShow', launch)
  const openPages = () => {
    if (options.snapshot)
      restorePages(options.snapshot, { isThere: (path) => path in program.components, router, stack })
    if (stack.pages.length === 0) router.reLaunch({ url: `/${pageUrl(launch)}` }).catch(faults.report)
  }
  const restored = options.snapshot?.pages.flatMap(({ path }) => coming(path) ?? []) ?? []
  if (restored.length > 0) void Promise.allSettled(restored).then(openPages)
  else openPages()

  return {
    context,
    audit,
    controls: createControls({ context, app, stack, bars, theme }),
    flushReady: () => ready.flush(),
    fetchAhead: () => packages.fetchAhead(),
    snapshot: () => takeSnapshot(stack.pages),
    stop() {
      stack.closeAll()
      engine.stop()
      audit.stop()
      for (const stop of stops) stop()
    },
  }
}

function launchOptions(program: Program, options: StartOptions): LaunchOptions {
  const address = parsePageUrl(`/${options.entry ?? program.app.entryPagePath}`, '')
  return { ...address, scene: LAUNCH_SCENE }
}

/** WeChat's own dialog: the page says what it asks, and nothing else of it. */
const leavingQuestion = (content: string): ModalRequest => ({
  title: '提示',
  content,
  showCancel: true,
  cancelText: '取消',
  confirmText: '确定',
  editable: false,
  placeholderText: '',
})

/** How far from its end a page says that the end is reached, in CSS pixels; 50 unless it says otherwise itself. */
function reachBottomDistance({ app, components }: Program, path: string): number {
  return components[path]?.config.onReachBottomDistance ?? app.window.onReachBottomDistance ?? 50
}

/** The same object with the methods that were mocked in their place. */
function mockable(wx: Record<string, unknown>, mocks: HostContext['mocks']): Record<string, unknown> {
  return new Proxy(wx, {
    get: (target, name) => (typeof name === 'string' ? mocks.get(name) : undefined) ?? Reflect.get(target, name),
  })
}
