import type { Diagnostic, Host, Shell } from '../seams'
import { closeLayers } from './layer'
import { phoneShell } from './phone-shell'
import { keepState, type PhoneState } from './phone-state'
import { showCodes } from './scan/codes-shown'
import { drawScreen } from './screen'
import { openLine, server } from './server'

declare global {
  interface Window {
    memberDayShell?: Shell
    /** Of the webview. */
    memberDayHost?: RunningHost
    memberDayPhone?: PhoneControls
  }
}

/** What runs in the webview. `prepare` is to be called between the runtime's script and the mini program's. */
interface RunningHost extends Host {
  prepare(preparation: { readonly entry?: string; readonly snapshot?: unknown }): void
  snapshot(): unknown
}

/** What the desk can do to a phone that stands on it. */
export interface PhoneControls {
  readonly state: PhoneState
  hold(openid: string): void
  setNetwork(network: PhoneState['network']): void
  setTheme(theme: PhoneState['theme']): void
  showTime(now: number): void
  /** Loads the mini program anew on the page that it is on. */
  restart(entry?: string): void
  /** Forgets what the mini program kept on the phone for everybody, and opens it as on the first day. */
  startAfresh(): void
  /** Whether a device is drawn around the screen; without one the browser's own device is the phone. */
  setFramed(framed: boolean): void
  captureScreen(): void
  /** Called by the webview before the mini program's script runs. */
  prepare(host: RunningHost): void
  readonly webview: HTMLIFrameElement
}

async function start(): Promise<void> {
  const slot = Number(new URLSearchParams(location.search).get('slot') ?? 1)
  const { people } = await server.surroundings()
  const state = keepState(slot, people)
  let pages: readonly string[] = []
  let compileErrors: readonly Diagnostic[] = []
  let preparation: Parameters<RunningHost['prepare']>[0] = {}

  const host = () => screen.webview.contentWindow?.memberDayHost
  const load = (next: typeof preparation) => {
    preparation = next
    closeLayers()
    screen.toast.hide()
    showCompileErrors()
    screen.showPullDown({ refreshing: false, possible: false })
    screen.conceal()
    screen.webview.src = '/webview'
  }
  const showCompileErrors = () => {
    screen.faults.clear()
    for (const { file, line, column, message } of compileErrors) {
      screen.faults.add({ title: `${file}${line > 0 ? `:${line}:${column}` : ''}`, detail: message })
    }
  }
  const asItStands = (): typeof preparation => {
    try {
      return { snapshot: host()?.snapshot() }
    } catch {
      // What did not compile has not started: there is nothing to keep.
      return {}
    }
  }
  const restart = (entry = pages.at(-1) ?? '') => load(entry === '' ? {} : { entry })

  const screen = drawScreen({
    back: () => host()?.back(),
    chooseTab: (pagePath) => host()?.switchTab(pagePath),
    menu: () => host()?.share(),
    close: () => restart(''),
    refresh: () => host()?.pullDownRefresh(),
  })

  const apply = () => {
    document.documentElement.dataset.theme = state.current.theme
    screen.statusBar.showNetwork(state.current.network)
  }

  const line = openLine({
    onOpen: () => host() && screen.webview.contentDocument?.readyState === 'complete' && line.send({ kind: 'ready' }),
    onMessage: (message) => {
      switch (message.kind) {
        case 'reload':
          return load(message.keepState ? asItStands() : {})
        case 'hold':
          screen.webview.addEventListener('load', () => line.send({ kind: 'held' }), { once: true })
          return window.memberDayPhone?.hold(message.openid)
        case 'compileErrors':
          compileErrors = message.errors
          return showCompileErrors()
        case 'automator':
          void answerAutomator(message)
      }
    },
  })

  const answerAutomator = async (message: { id: string; method: string; params: Record<string, unknown> }) => {
    try {
      const running = host()
      if (!running) throw new Error('小程序还没有打开')
      line.send({
        kind: 'automatorResult',
        id: message.id,
        result: await running.automator(message.method, message.params),
      })
    } catch (fault) {
      line.send({
        kind: 'automatorError',
        id: message.id,
        message: fault instanceof Error ? fault.message : String(fault),
      })
    }
  }

  screen.webview.addEventListener('load', () => {
    // A mini program that does not compile draws nothing, and its errors lie over the page.
    screen.reveal()
    const running = host()
    if (!running) return
    running.onAutomatorEvent?.((method, params) => line.send({ kind: 'automatorEvent', method, params }))
    line.send({ kind: 'ready' })
  })

  window.memberDayShell = phoneShell({
    screen,
    state,
    restart,
    onPageStack(urls) {
      pages = urls
    },
  })

  window.memberDayPhone = {
    get state() {
      return state.current
    },
    hold(openid) {
      state.change({ openid })
      restart()
    },
    setNetwork(network) {
      state.change({ network })
      apply()
      host()?.setNetwork(network)
    },
    setTheme(theme) {
      state.change({ theme })
      apply()
      host()?.setTheme(theme)
    },
    showTime: screen.statusBar.showTime,
    restart,
    startAfresh() {
      for (const key of Object.keys(localStorage)) if (!key.startsWith('phone:')) localStorage.removeItem(key)
      restart('')
    },
    setFramed(framed) {
      document.documentElement.classList.toggle('framed', framed)
    },
    captureScreen() {
      screen.webview.contentWindow?.dispatchEvent(new CustomEvent('phone:capture-screen'))
    },
    prepare: (starting) => starting.prepare(preparation),
    webview: screen.webview,
  }

  const nameOf = (openid: string) => people.find((person) => person.openid === openid)?.name ?? openid
  showCodes(screen.webview, () => nameOf(state.current.openid))
  document.addEventListener('visibilitychange', () => host()?.setForeground(!document.hidden))
  screen.statusBar.showTime(Date.now())
  apply()
  restart('')
  window.dispatchEvent(new Event('phone-ready'))
}

void start()
