import { type GeneralComponent, Element as TreeElement } from 'glass-easel'
import type { HostContext, OpenPage } from '../context'
import { isCustom, tagNameOf } from './nodes'
import { type Params, textOf } from './parameters'

/** How an element is introduced to the client. Only custom components have a `nodeId`; the client asks them for data. */
export interface ElementDescription {
  readonly elementId: string
  readonly tagName: string
  readonly nodeId?: string
}

export interface PageDescription {
  readonly pageId: number
  readonly path: string
  readonly query: OpenPage['query']
}

/** Clients keep what they know of a page by its id, so no id may come back when the mini program has been started anew. */
const FIRST_ID = Math.round(performance.timeOrigin) * 1000

const pageIdOf = (page: OpenPage): number => FIRST_ID + page.id

/** Remembers which element the client means by which id, without keeping it alive. */
export class Handles {
  readonly #context: HostContext
  readonly #elements = new Map<string, WeakRef<TreeElement>>()
  readonly #ids = new WeakMap<TreeElement, string>()
  #lastId = 0

  constructor(context: HostContext) {
    this.#context = context
  }

  describe(element: TreeElement): ElementDescription {
    const elementId = this.#ids.get(element) ?? this.#remember(element)
    return { elementId, tagName: tagNameOf(element), ...(isCustom(element) && { nodeId: elementId }) }
  }

  describePage(page: OpenPage): PageDescription {
    return { pageId: pageIdOf(page), path: page.path, query: page.query }
  }

  page(params: Params): OpenPage {
    const page = this.#context.pages.find((open) => pageIdOf(open) === params.pageId)
    if (!page) throw new Error(`page ${params.pageId} is not open`)
    return page
  }

  topPage(): OpenPage {
    return this.#context.topPage()
  }

  element(params: Params): TreeElement {
    const element = this.#elements.get(textOf(params, 'elementId'))?.deref()
    if (!element || !TreeElement.isAttached(element)) throw new Error('no such element: it has left the page')
    return element
  }

  custom(params: Params): GeneralComponent {
    const element = this.element(params)
    if (!isCustom(element)) throw new Error(`<${tagNameOf(element)}> is not a custom component`)
    return element
  }

  #remember(element: TreeElement): string {
    this.#lastId += 1
    const id = `element-${this.#lastId}`
    this.#ids.set(element, id)
    this.#elements.set(id, new WeakRef(element))
    return id
  }
}
