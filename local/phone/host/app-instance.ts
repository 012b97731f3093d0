/** What `App({...})` was given: the object that `getApp()` returns. */
export class AppInstance {
  #instance: Record<string, unknown> = {}
  readonly #reportError: (error: unknown) => void

  constructor(reportError: (error: unknown) => void) {
    this.#reportError = reportError
  }

  get value(): Record<string, unknown> {
    return this.#instance
  }

  readonly App = (definition: Record<string, unknown>): void => {
    this.#instance = Object.assign({}, definition)
  }

  /** Calls a lifetime of the app where it has one; what it throws is reported. */
  call(method: string, ...args: unknown[]): void {
    const handler = this.#instance[method]
    if (typeof handler !== 'function') return
    try {
      handler.apply(this.#instance, args)
    } catch (failure) {
      this.#reportError(failure)
    }
  }
}
