import { forgetBelongings } from './belongings'
import type { MiniProgram, RunningHost } from './mini-program'
import type { PhoneState, StateKeeper } from './phone-state'
import type { PhoneScreen } from './screen'

/** What the desk can do to a phone that stands on it. */
export interface PhoneControls {
  readonly state: PhoneState
  /** Puts the phone into somebody's hands. */
  hold(openid: string): void
  setNetwork(network: PhoneState['network']): void
  setTheme(theme: PhoneState['theme']): void
  /** Draws text larger than usual, and loads the mini program anew for it. */
  setTextScale(scale: number): void
  /** Epoch milliseconds. */
  showTime(now: number): void
  /** Loads the mini program anew: at `entry`, or on the page that it is on. */
  restart(entry?: string): void
  /** Forgets what the mini program kept on the phone for everybody, and opens it as on the first day. */
  startAfresh(): void
  /** Whether a device is drawn around the screen; without one the browser's own device is the phone. */
  setFramed(framed: boolean): void
  captureScreen(): void
  /** Called by the webview before the mini program's script runs. */
  prepare(host: RunningHost): void
}

export function phoneControls(screen: PhoneScreen, program: MiniProgram, state: StateKeeper): PhoneControls {
  const show = () => {
    document.documentElement.dataset.theme = state.current.theme
    screen.statusBar.showNetwork(state.current.network)
  }
  show()

  return {
    get state() {
      return state.current
    },
    hold(openid) {
      state.change({ openid })
      program.restart()
    },
    setNetwork(network) {
      state.change({ network })
      show()
      program.host?.setNetwork(network)
    },
    setTheme(theme) {
      state.change({ theme })
      show()
      program.host?.setTheme(theme)
    },
    setTextScale(textScale) {
      state.change({ textScale })
      program.restart()
    },
    showTime: screen.statusBar.showTime,
    restart: program.restart,
    startAfresh() {
      forgetBelongings()
      program.restart('')
    },
    setFramed(framed) {
      document.documentElement.classList.toggle('framed', framed)
    },
    captureScreen() {
      screen.webview.contentWindow?.dispatchEvent(new CustomEvent('phone:capture-screen'))
    },
    prepare: program.prepare,
  }
}
