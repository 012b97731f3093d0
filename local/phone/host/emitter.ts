/** Listeners by event name. A listener is called once per emit, however often it was added. */
export class Emitter<Events extends object> {
  readonly #listeners = new Map<keyof Events, Set<(detail: never) => void>>()

  on<Name extends keyof Events>(name: Name, listener: (detail: Events[Name]) => void): void {
    const listeners = this.#listeners.get(name) ?? new Set()
    listeners.add(listener)
    this.#listeners.set(name, listeners)
  }

  /** Without a listener, all of that name are taken away. */
  off<Name extends keyof Events>(name: Name, listener?: (detail: Events[Name]) => void): void {
    if (listener) this.#listeners.get(name)?.delete(listener)
    else this.#listeners.delete(name)
  }

  emit<Name extends keyof Events>(name: Name, detail: Events[Name]): void {
    for (const listener of [...(this.#listeners.get(name) ?? [])]) (listener as (detail: Events[Name]) => void)(detail)
  }
}
