import type { Program, ProgramPackage } from '../program'
import type { Shell } from '../seams'
import { type Automator, createAutomator } from './automator/automator'
import { silentShell } from './silent-shell'
import type { Snapshot } from './snapshot'
import { readSourceMap } from './source-map'
import { type RunningApp, startApp } from './start-app'
import { createWx } from './wx/create-wx'

/** What the page around the webview may hand in before the mini program's script runs. */
export interface Preparation {
  /** A page to open in place of the entry page: `pages/home/home?from=share`. */
  readonly entry?: string
  readonly snapshot?: Snapshot
}

let preparation: Preparation = {}
let running: RunningApp | undefined
let automator: Automator | undefined

function app(): RunningApp {
  if (!running) throw new Error(NOT_STARTED)
  return running
}

const NOT_STARTED = 'no mini program has been started'

/** `window.memberDayHost`: the compiled mini program calls `start`, the shell calls the rest. */
export const memberDayHost = {
  prepare(next: Preparation): void {
    preparation = next
  },

  start(program: Program): RunningApp {
    running?.stop()
    const shell = (window.parent as { memberDayShell?: Shell } | undefined)?.memberDayShell ?? silentShell
    const container = document.getElementById('app') ?? document.body
    running = startApp(program, { shell, createWx, container, fetchPackage, sourceMap: readSourceMap, ...preparation })
    automator = createAutomator(running.context, running.audit)
    // Nobody who waits for the first page waits for this.
    addEventListener('load', () => setTimeout(() => running?.fetchAhead()))
    return running
  },

  /** Called by the script of a package. */
  addPackage(root: string, added: ProgramPackage): void {
    fetched.set(root, added)
  },

  /** The page stack as it is now, to hand to `prepare` after a reload. */
  snapshot: (): Snapshot => app().snapshot(),

  switchTab: (pagePath: string): void => app().controls.switchTab(pagePath),
  back: (swiped?: boolean): void => app().controls.back(swiped),
  pullDownRefresh: (): void => app().controls.pullDownRefresh(),
  setTheme: (theme: 'light' | 'dark'): void => app().controls.setTheme(theme),
  setNetwork: (network: 'good' | 'slow' | 'off'): void => app().controls.setNetwork(network),
  setForeground: (foreground: boolean): void => app().controls.setForeground(foreground),
  share: (): void => app().controls.share(),

  async automator(method: string, params: Record<string, unknown>): Promise<unknown> {
    if (!automator) throw new Error(NOT_STARTED)
    return automator.ask(method, params)
  },
  onAutomatorEvent: (listener: (method: string, params: unknown) => void): void => automator?.onEvent(listener),
}

const fetched = new Map<string, ProgramPackage>()

/** A script that comes before the document has loaded holds its `load` back, so that whoever waits for it finds the first page. */
function fetchPackage(root: string): Promise<ProgramPackage> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    const settle = () => {
      script.remove()
      const added = fetched.get(root)
      if (added) resolve(added)
      else reject(new Error(`${root === '' ? 'the main package' : `subpackage "${root}"`} cannot be loaded`))
    }
    script.addEventListener('load', settle)
    script.addEventListener('error', settle)
    script.src = `/app.js?package=${encodeURIComponent(root)}`
    document.head.append(script)
  })
}

Object.assign(window, { memberDayHost })
