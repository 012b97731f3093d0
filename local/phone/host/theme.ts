import type { AppConfig } from './context'

/** Light or dark, as the phone is set; a mini program without `darkmode` is always light. */
export class Theme {
  readonly #app: AppConfig
  #current: 'light' | 'dark' = 'light'

  constructor(app: AppConfig, initial: 'light' | 'dark') {
    this.#app = app
    this.set(initial)
  }

  get current(): 'light' | 'dark' {
    return this.#current
  }

  /** Returns whether it changed. */
  set(theme: 'light' | 'dark'): boolean {
    const next = this.#app.darkmode ? theme : 'light'
    const changed = next !== this.#current
    this.#current = next
    document.documentElement.dataset.theme = next
    return changed
  }

  /** The value of a variable of theme.json for `@name`; other values come back as they are. */
  resolve(value: string | undefined): string | undefined {
    if (!value?.startsWith('@')) return value
    return this.#app.theme[this.#current][value.slice(1)]
  }
}
