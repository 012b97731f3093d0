import { Component, type GeneralBehavior, type GeneralComponent } from 'glass-easel'
import type { AssociatedBackend, behavior, CodeSpace } from 'glass-easel-miniprogram-adapter'
import { type ComponentConfig, type Program, type ProgramComponent, STYLE_SLOT, type TemplateContent } from '../program'
import { posix } from './posix'
import { withTextScale } from './text-size'

/** What pages hand to `Page`, `Component` and `Behavior`. */
export type Definition = Record<string, unknown> & {
  readonly options?: { readonly styleIsolation?: string; readonly addGlobalClass?: boolean }
  readonly behaviors?: readonly unknown[]
  readonly relations?: Readonly<Record<string, { readonly target?: unknown } | undefined>>
}

type AdapterBehavior = behavior.GeneralBehavior

interface Parts {
  readonly program: Program
  /** How much larger than usual text is drawn. */
  readonly textScale: number
  readonly space: CodeSpace
  readonly backend: AssociatedBackend
  readonly templates: Readonly<Record<string, TemplateContent>>
  readonly load: (module: string) => unknown
  /** What a component has to wait for, when its package is not there yet. */
  readonly coming: (path: string) => Promise<void> | undefined
  readonly reportError: (error: unknown) => void
  readonly warn: (message: string) => void
  /** Gives a definition back with whatever is to be known of its methods taken. */
  readonly timed: (path: string, definition: Definition) => Definition
}

/** Registers pages and components with the engine, each when the first page that needs it is opened. */
export class ComponentRegistry {
  readonly #parts: Parts
  readonly #registered = new Set<string>()
  readonly #checked = new Set<string>()
  readonly #builtInBehaviors: Readonly<Record<string, AdapterBehavior>>
  /** The path whose script is running: `Page` and `Component` belong to it. */
  #current: string | null = null
  #defined = false

  constructor(parts: Parts) {
    this.#parts = parts
    const { space, backend, program } = parts
    this.#builtInBehaviors = {
      'wx://form-field': space
        .behavior()
        .definition({ properties: { name: String } })
        .register(),
      'wx://form-field-button': space.behavior().definition({}).register(),
      'wx://form-field-group': space.behavior().definition({}).register(),
      'wx://component-export': space.behavior().definition({}).register(),
    }
    backend.registerStyleSheetContent('app', this.#styles(program.appStyles, APP_SCOPE))
    space.addStyleSheet('app', 'app')
  }

  /** True for components that take part in forms with the behavior `wx://form-field`. */
  isFormField(component: GeneralComponent): boolean {
    const field = this.#builtInBehaviors['wx://form-field'] as unknown as { _$: GeneralBehavior } | undefined
    return field !== undefined && component.hasBehavior(field._$)
  }

  /** False for pages that say `page-…` of their style isolation: app.wxss is not for them. Ask after `ensure`. */
  takesAppStyles(path: string): boolean {
    return !this.#parts.space.getComponentStaticConfig(path)?.styleIsolation?.startsWith('page-')
  }

  /** Registers a page or component with all that its template can create. */
  ensure(path: string): void {
    const component = this.#parts.program.components[path]
    if (!component || this.#registered.has(path)) return
    this.#registered.add(path)
    const { usingComponents, componentGenerics } = component.config
    for (const used of Object.values(usingComponents)) this.#ensureUsed(used.slice(1))
    for (const generic of Object.values(componentGenerics)) {
      if (generic !== true && generic.default) this.#ensureUsed(generic.default.slice(1))
    }
    this.#runScript(path, component)
  }

  /** Until its package has come, what `componentPlaceholder` names is in its place. */
  #ensureUsed(path: string): void {
    const coming = this.#parts.coming(path)
    if (coming) coming.then(() => this.ensure(path)).catch(this.#parts.reportError)
    else this.ensure(path)
  }

  readonly Page = (definition: Definition): void => {
    const path = this.#pathOf('Page')
    this.#configure(path, definition.options)
    this.#parts.space
      .component(path)
      .pageDefinition(this.#withBehaviors(this.#parts.timed(path, definition)))
      .register()
    this.#defined = true
  }

  readonly Component = (definition?: Definition): unknown => {
    const path = this.#pathOf('Component')
    this.#configure(path, definition?.options)
    if (definition === undefined) {
      this.#defined = true
      return this.#parts.space.component(path)
    }
    for (const [key, relation] of Object.entries(definition.relations ?? {})) {
      const target = typeof relation?.target === 'string' ? relation.target : key
      this.ensure(posix.join(posix.dirname(path), target))
    }
    const timed = this.#parts.timed(path, definition)
    const type = this.#parts.space.component(path).definition(this.#withBehaviors(timed)).register()
    this.#defined = true
    return type
  }

  readonly Behavior = (definition?: Definition): unknown => {
    const builder = this.#parts.space.behavior()
    return definition === undefined ? builder : builder.definition(this.#withBehaviors(definition)).register()
  }

  /** Warns of handlers that a template of the mini program names and its component does not have. Once per component. */
  checkHandlers(component: GeneralComponent): void {
    const path = component.is
    if (this.#checked.has(path) || path.startsWith('miniprogram_npm/')) return
    this.#checked.add(path)
    for (const { method, where } of this.#parts.program.components[path]?.handlers ?? []) {
      if (Component.getMethod(component, method)) continue
      this.#parts.warn(`${where}: Component "${path}" does not have a method "${method}"`)
    }
  }

  #pathOf(called: string): string {
    if (this.#current === null) throw new Error(`${called}() is called outside the script of a page or a component`)
    return this.#current
  }

  #runScript(path: string, component: ProgramComponent): void {
    const outer = { current: this.#current, defined: this.#defined }
    this.#current = path
    this.#defined = false
    try {
      this.#parts.load(component.module)
      if (!this.#defined)
        throw new Error(`${component.isPage ? 'Page' : 'Component'} "${path}" has not been registered yet.`)
    } catch (failure) {
      this.#parts.reportError(failure)
      // An empty one in its place, so that the pages around it still open.
      if (!this.#defined) (component.isPage ? this.Page : this.Component)({})
    } finally {
      this.#current = outer.current
      this.#defined = outer.defined
    }
  }

  #configure(path: string, options: Definition['options']): void {
    const { program, space, backend, templates } = this.#parts
    const component = program.components[path]
    if (!component || !(path in templates)) throw new Error(`there is no component "${path}"`)
    const isolation =
      component.config.styleIsolation ??
      options?.styleIsolation ??
      (options?.addGlobalClass ? 'apply-shared' : undefined)
    const config: ComponentConfig =
      isolation === undefined ? component.config : { ...component.config, styleIsolation: isolation }
    space.addComponentStaticConfig(path, config as Parameters<CodeSpace['addComponentStaticConfig']>[1])
    // Many a component of a page is never drawn, and its template never made.
    const content = (name: string) => templates[path]?.(name) as never
    space.addCompiledTemplate(path, { groupList: templates, content, fallbackListenerOnNativeNode: true })
    backend.registerStyleSheetContent(path, this.#styles(component.styles, scopeOf(path, component, isolation)))
    space.addStyleSheet(path, path, component.scope)
  }

  #styles(files: readonly string[], scope: StyleScope): string {
    const { program, textScale } = this.#parts
    return withTextScale(fillStyle(program, files, scope), textScale)
  }

  #withBehaviors({
    behaviors: used = [],
    ...definition
  }: Definition): Record<string, unknown> & { behaviors: AdapterBehavior[] } {
    const behaviors = used.map((one) => {
      if (typeof one !== 'string') return one
      const builtIn = this.#builtInBehaviors[one]
      if (!builtIn) throw new Error(`behavior "${one}" is not found`)
      return builtIn
    }) as AdapterBehavior[]
    return { ...definition, behaviors }
  }
}

interface StyleScope {
  readonly classPrefix: string
  /** The page that the styles are confined to, as selectors of its element and of what is around its contents. */
  readonly page: { readonly itself: string; readonly around: string } | null
  readonly host: string
}

/** The styles of app.wxss are for every page that takes them, wherever in the document it is. */
const APP_SCOPE: StyleScope = {
  classPrefix: '',
  page: { itself: ':where([data-app-styles] > *)', around: ':where([data-app-styles])' },
  host: '',
}

function scopeOf(path: string, component: ProgramComponent, isolation: string | undefined): StyleScope {
  const effective = isolation ?? (component.isPage ? 'shared' : 'isolated')
  const element = `:where([data-path="${path}"])`
  const shared = effective === 'shared' || effective === 'page-shared'
  return {
    classPrefix: shared ? '' : `${component.scope}--`,
    page: component.isPage && effective !== 'page-shared' ? { itself: element, around: element } : null,
    host: path,
  }
}

function fillStyle(program: Program, files: readonly string[], { classPrefix, page, host }: StyleScope): string {
  return files
    .map((file) => program.styles[file] ?? '')
    .join('\n')
    .replaceAll(STYLE_SLOT.classPrefix, classPrefix)
    .replaceAll(STYLE_SLOT.ancestor, page ? `${page.around} ` : '')
    .replaceAll(STYLE_SLOT.page, page?.itself ?? '')
    .replaceAll(STYLE_SLOT.host, host)
}
