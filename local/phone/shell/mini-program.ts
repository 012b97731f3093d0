import type { Diagnostic, Host } from '../seams'
import { closeLayers } from './layer'
import type { PhoneScreen } from './screen'

/** What runs in the webview. */
export interface RunningHost extends Host {
  /** To be called between the runtime's script and the mini program's. */
  prepare(preparation: Preparation): void
  /** The pages as they stand, to begin from after a reload. */
  snapshot(): unknown
}

interface Preparation {
  readonly entry?: string
  readonly snapshot?: unknown
}

/** The mini program on a phone's screen, through all its starts. */
export interface MiniProgram {
  /** `undefined` while it loads. */
  readonly host: RunningHost | undefined
  /** Loads it anew: at `entry`, at its first page when that is empty, else on the page that is open. */
  restart(entry?: string): void
  /** Loads it anew after a save. */
  reload(keepState: boolean): void
  /** The pages that are open now, the one on top last. */
  noteOpenPages(urls: readonly string[]): void
  showCompileErrors(errors: readonly Diagnostic[]): void
  /** Called by the webview, which knows neither where to begin nor from what. */
  prepare(host: RunningHost): void
}

export function miniProgramOn(screen: PhoneScreen): MiniProgram {
  let openPages: readonly string[] = []
  let compileErrors: readonly Diagnostic[] = []
  let preparation: Preparation = {}

  const showErrors = () => {
    screen.faults.clear()
    for (const { file, line, column, message } of compileErrors) {
      screen.faults.add({ title: `${file}${line > 0 ? `:${line}:${column}` : ''}`, detail: message })
    }
  }
  const load = (next: Preparation) => {
    preparation = next
    closeLayers()
    screen.toast.hide()
    showErrors()
    screen.showPullDown({ refreshing: false, possible: false })
    screen.conceal()
    // In place of the page before: starts are no steps of the browser's history.
    screen.webview.contentWindow?.location.replace('/webview')
  }
  // What does not compile draws nothing, and its errors lie over the page.
  screen.webview.addEventListener('load', () => screen.reveal())

  return {
    get host() {
      return screen.webview.contentWindow?.memberDayHost
    },
    restart(entry = openPages.at(-1) ?? '') {
      load(entry === '' ? {} : { entry })
    },
    reload(keepState) {
      load(keepState ? standing(this.host) : {})
    },
    noteOpenPages(urls) {
      openPages = urls
    },
    showCompileErrors(errors) {
      compileErrors = errors
      showErrors()
    },
    prepare: (host) => host.prepare(preparation),
  }
}

function standing(host: RunningHost | undefined): Preparation {
  try {
    return { snapshot: host?.snapshot() }
  } catch {
    // What did not compile has not started: there is nothing to keep.
    return {}
  }
}
