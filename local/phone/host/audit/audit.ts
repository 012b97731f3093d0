import type { GeneralComponent } from 'glass-easel'
import type { CreatedInstance } from '../component-lifetimes'
import type { Definition } from '../component-registry'
import type { AppEvents, OpenPage } from '../context'
import type { Emitter } from '../emitter'
import { describeFault } from '../faults'
import { countNodes } from './count-nodes'
import { PageRecord } from './page-record'
import type { AuditReport } from './report'

interface Parts {
  readonly events: Emitter<AppEvents>
  readonly warnings: readonly string[]
  /** The page stack, the page on top last. */
  readonly pages: readonly OpenPage[]
  /** Where pages are drawn. */
  readonly container: HTMLElement
}

type Method = (this: unknown, ...args: unknown[]) => unknown

/** Measures the running mini program as WeChat's audit does: nodes, `setData`, methods; and keeps what was complained of. */
export class Audit {
  readonly #parts: Parts
  readonly #records = new Map<string, PageRecord>()
  readonly #faults: string[] = []
  readonly #observer = new MutationObserver(() => this.#count())
  /** Spent in `setData` since the method that runs now was called, in milliseconds. */
  #drawingMs = 0

  constructor(parts: Parts) {
    this.#parts = parts
    const { events, container } = parts
    events.on('error', ({ message }) => this.#faults.push(message))
    events.on('unhandledRejection', ({ reason }) =>
      this.#faults.push(`nobody caught: ${describeFault(reason).message}`),
    )
    events.on('pageNotFound', ({ path }) => this.#faults.push(`page "${path}" is not found`))
    events.on('routeDone', () => this.#count())
    this.#observer.observe(container, { childList: true, subtree: true })
  }

  get report(): AuditReport {
    return {
      pages: Object.fromEntries([...this.#records].map(([path, record]) => [path, record.figures])),
      complaints: [...this.#parts.warnings, ...this.#faults],
    }
  }

  stop(): void {
    this.#observer.disconnect()
  }

  /** Watches what a page or component sets from now on. */
  readonly watchSetData = (instance: CreatedInstance): void => {
    const setData = instance.setData.bind(instance)
    instance.setData = (change, done) => {
      const at = performance.now()
      const bytes = new Blob([JSON.stringify(change) ?? '']).size
      setData(change, done)
      const ms = performance.now() - at
      this.#drawingMs += ms
      const page = this.#pageOf(instance._$)
      if (page) this.#recordOf(page).addSetData({ pageId: page.id, owner: instance._$.is, at, bytes, ms })
    }
  }

  /** The same definition with the time of its methods taken. */
  readonly timed = (path: string, definition: Definition): Definition => ({
    ...this.#timedMethods(path, definition),
    ...(definition.methods ? { methods: this.#timedMethods(path, definition.methods as object) } : {}),
    ...(definition.lifetimes ? { lifetimes: this.#timedMethods(path, definition.lifetimes as object) } : {}),
  })

  #timedMethods(path: string, definition: object): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(definition).map(([name, member]) => [
        name,
        typeof member === 'function' ? this.#timedMethod(`${path} ${name}`, member as Method) : member,
      ]),
    )
  }

  #timedMethod(name: string, method: Method): Method {
    const audit = this
    return function timed(this: unknown, ...args) {
      const drawnBefore = audit.#drawingMs
      const startedAt = performance.now()
      try {
        return method.apply(this, args)
      } finally {
        const drawing = audit.#drawingMs - drawnBefore
        const page = audit.#parts.pages.at(-1)
        if (page) audit.#recordOf(page).addMethod(name, performance.now() - startedAt - drawing)
      }
    }
  }

  #count(): void {
    const page = this.#parts.pages.at(-1)
    if (page) this.#recordOf(page).addCount(countNodes(page.element))
  }

  /** The page that a component stands on; none once it was closed. */
  #pageOf(component: GeneralComponent): OpenPage | undefined {
    let outermost = component
    for (let root = outermost.ownerShadowRoot; root; root = outermost.ownerShadowRoot) outermost = root.getHostNode()
    return this.#parts.pages.find((page) => page.component === outermost)
  }

  #recordOf(page: OpenPage): PageRecord {
    const record = this.#records.get(page.path) ?? new PageRecord()
    this.#records.set(page.path, record)
    return record
  }
}
