import type { Shell } from '../seams'
import type { AppInstance } from './app-instance'
import type { AppEvents } from './context'
import type { Emitter } from './emitter'

interface Parts {
  readonly app: AppInstance
  readonly shell: Shell
  readonly events: Emitter<AppEvents>
  /** Puts the places of the sources into a stack. */
  readonly mapStack: (stack: string) => string
}

/** Tells everybody who wants to know of what went wrong. */
export class Faults {
  /** What the engine complained about in the mini program itself. */
  readonly warnings: string[] = []
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** An error: the shell shows it, App.onError and wx.onError hear of it. */
  readonly report = (error: unknown): void => {
    const { message, stack } = this.#show(error)
    this.#parts.app.call('onError', `${message}\n${stack}`)
    this.#parts.events.emit('error', { message, stack })
  }

  /** A rejection that nobody caught; in WeChat it is no error of the app. */
  readonly reportRejection = (reason: unknown): void => {
    this.#show(reason)
    this.#parts.app.call('onUnhandledRejection', { reason })
    this.#parts.events.emit('unhandledRejection', { reason })
  }

  readonly warn = (message: string): void => {
    this.warnings.push(message)
    console.warn(message)
  }

  #show(error: unknown): { message: string; stack: string } {
    const { message, stack } = describeFault(error)
    const mapped = this.#parts.mapStack(stack)
    console.error(error)
    this.#parts.shell.fault({ title: message, detail: mapped })
    return { message, stack: mapped }
  }
}

/** Message and stack of anything that was thrown. */
export function describeFault(fault: unknown): { message: string; stack: string } {
  if (fault instanceof Error) return { message: fault.message, stack: fault.stack ?? fault.message }
  const message = typeof fault === 'string' ? fault : (JSON.stringify(fault) ?? String(fault))
  return { message, stack: message }
}
