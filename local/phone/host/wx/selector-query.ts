import type { GeneralComponent } from 'glass-easel'
import type { Area } from './area'

/** Measures what is on the page. Selectors look inside one component: the one given by `in`, else the page on top. */
export const selectorQuery: Area = (context) => ({
  createSelectorQuery: () => new SelectorQuery(() => context.topPage().component),
})

export interface Fields {
  readonly id?: boolean
  readonly dataset?: boolean
  readonly mark?: boolean
  readonly rect?: boolean
  readonly size?: boolean
  readonly scrollOffset?: boolean
  readonly properties?: readonly string[]
  readonly computedStyle?: readonly string[]
  readonly context?: boolean
  readonly node?: boolean
}

type Measured = Record<string, unknown> | null
type Answer = (found: unknown) => void

interface Question {
  readonly wantsCanvas: boolean
  readonly measure: (component: GeneralComponent) => Measured | Measured[]
  readonly answer: Answer | undefined
}

/** What `writeFieldsToNode: false` leaves reachable of a component: pages hold instances, the engine holds components. */
type Instance = { readonly _$?: GeneralComponent }

export class SelectorQuery {
  readonly #questions: Question[] = []
  #component: () => GeneralComponent

  constructor(component: () => GeneralComponent) {
    this.#component = component
  }

  in(instance: unknown): this {
    const component = (instance as Instance)?._$
    if (component) this.#component = () => component
    return this
  }

  select(selector: string): NodesRef {
    return this.#ref((component, fields) => {
      const found = component.getShadowRoot()?.querySelector(selector)
      return found ? measure(found as Node, fields) : null
    })
  }

  selectAll(selector: string): NodesRef {
    return this.#ref((component, fields) =>
      (component.getShadowRoot()?.querySelectorAll(selector) ?? []).map((found) => measure(found as Node, fields)),
    )
  }

  selectViewport(): NodesRef {
    return this.#ref((_component, fields) => measureViewport(fields))
  }

  /** Answers after what was set by setData so far has been drawn. */
  exec(done?: (results: unknown[]) => void): this {
    const questions = [...this.#questions]
    setTimeout(() => {
      const answerAll = () => {
        const component = this.#component()
        const results = questions.map(({ measure, answer }) => {
          const found = measure(component)
          answer?.(found)
          return found
        })
        done?.(results)
      }
      if (questions.some(({ wantsCanvas }) => wantsCanvas)) whenFontsAreThere(answerAll)
      else answerAll()
    }, 0)
    return this
  }

  #ref(find: (component: GeneralComponent, fields: Fields) => Measured | Measured[]): NodesRef {
    return new NodesRef(this, (fields, answer) => {
      this.#questions.push({
        wantsCanvas: fields.node === true,
        measure: (component) => find(component, fields),
        answer,
      })
      return this
    })
  }
}

/** A phone has its fonts before it draws; here those that the page's texts need come when it is laid out. What is written on
 *  a canvas before that stays without them. */
function whenFontsAreThere(then: () => void): void {
  document.body.getBoundingClientRect()
  if (document.fonts) document.fonts.ready.then(then)
  else then()
}

/** What was selected, before one says what about it is wanted. */
class NodesRef {
  constructor(
    readonly query: SelectorQuery,
    readonly ask: (fields: Fields, answer: Answer | undefined) => SelectorQuery,
  ) {}

  boundingClientRect(answer?: Answer): SelectorQuery {
    return this.ask({ id: true, dataset: true, rect: true, size: true }, answer)
  }

  scrollOffset(answer?: Answer): SelectorQuery {
    return this.ask({ id: true, dataset: true, scrollOffset: true }, answer)
  }

  fields(fields: Fields, answer?: Answer): SelectorQuery {
    return this.ask(fields, answer)
  }

  node(answer?: Answer): SelectorQuery {
    return this.ask({ node: true }, answer)
  }

  context(answer?: Answer): SelectorQuery {
    return this.ask({ context: true }, answer)
  }
}

/** A node of the engine, as far as it is measured. */
interface Node {
  readonly id: string
  readonly dataset: Readonly<Record<string, unknown>>
  readonly $$: unknown
  readonly data?: Readonly<Record<string, unknown>>
}

function measure(node: Node, fields: Fields): Measured {
  const element = node.$$ instanceof HTMLElement ? node.$$ : null
  const rect = element?.getBoundingClientRect() ?? new DOMRect()
  return {
    ...(fields.id && { id: node.id }),
    ...(fields.dataset && { dataset: node.dataset }),
    ...(fields.rect && { left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom }),
    ...(fields.size && { width: rect.width, height: rect.height }),
    ...(fields.scrollOffset && {
      scrollLeft: element?.scrollLeft ?? 0,
      scrollTop: element?.scrollTop ?? 0,
      scrollWidth: element?.scrollWidth ?? 0,
      scrollHeight: element?.scrollHeight ?? 0,
    }),
    ...(fields.properties && Object.fromEntries(fields.properties.map((name) => [name, node.data?.[name]]))),
    ...(fields.computedStyle && element && stylesOf(element, fields.computedStyle)),
    ...(fields.node && { node: element?.querySelector('canvas') ?? null }),
  }
}

function measureViewport(fields: Fields): Measured {
  const { innerWidth: width, innerHeight: height } = window
  const { scrollLeft, scrollTop, scrollWidth, scrollHeight } = document.documentElement
  return {
    ...(fields.id && { id: '' }),
    ...(fields.dataset && { dataset: {} }),
    ...(fields.rect && { left: 0, top: 0, right: width, bottom: height }),
    ...(fields.size && { width, height }),
    ...(fields.scrollOffset && { scrollLeft, scrollTop, scrollWidth, scrollHeight }),
  }
}

function stylesOf(element: HTMLElement, names: readonly string[]): Record<string, string> {
  const style = getComputedStyle(element)
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(kebab(name))]))
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
