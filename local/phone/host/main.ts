import type { Program } from '../program'
import type { Shell } from '../seams'
import { type Automator, createAutomator } from './automator/automator'
import { silentShell } from './silent-shell'
import type { Snapshot } from './snapshot'
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
    running = startApp(program, { shell, createWx, container, ...preparation })
    automator = createAutomator(running.context, running.audit)
    return running
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

Object.assign(window, { memberDayHost })
