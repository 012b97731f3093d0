import type { HostContext } from '../context'
import { describeFault } from '../faults'
import { plain } from './plain'

type Listener = (method: string, params: unknown) => void

const LOG_TYPES = ['log', 'info', 'warn', 'error', 'debug'] as const

/** What the mini program tells its clients unasked: exceptions always, its console and calls of bound functions once a
 *  client wants them. */
export class EventFeed {
  readonly #listeners: Listener[] = []
  #followsConsole = false

  constructor(context: HostContext) {
    context.events.on('error', ({ message, stack }) =>
      this.#tell('App.exceptionThrown', { name: 'Error', message, stack }),
    )
    context.events.on('unhandledRejection', ({ reason }) =>
      this.#tell('App.exceptionThrown', { name: 'UnhandledRejection', ...describeFault(reason) }),
    )
  }

  listen(listener: Listener): void {
    this.#listeners.push(listener)
  }

  /** Puts a function of this name among the globals of the mini program; calling it tells the client. */
  bind(name: string): void {
    const call = (...args: unknown[]): void => this.#tell('App.bindingCalled', { name, args: plain(args) })
    Object.assign(globalThis, { [name]: call })
  }

  followConsole(): void {
    if (this.#followsConsole) return
    this.#followsConsole = true
    for (const type of LOG_TYPES) {
      const write = console[type].bind(console)
      console[type] = (...args: unknown[]) => {
        write(...args)
        this.#tell('App.logAdded', { type, args: plain(args) })
      }
    }
  }

  #tell(method: string, params: unknown): void {
    for (const listener of this.#listeners) listener(method, params)
  }
}
