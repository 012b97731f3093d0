import type { AppConfig, PageConfig } from './app-config'

/** What the compiler hands to the host: the mini program as it starts, files of images and fonts left out. */
export interface Program extends ProgramPackage {
  readonly app: AppConfig
  /** Module id of app.ts or app.js, where there is one. */
  readonly appModule: string | null
  /** Ids of the style files that make app.wxss, imports first. */
  readonly appStyles: readonly string[]
  /** Roots of the packages that are in it whole, '' for the main one; of others there is what the first page needs, or nothing. */
  readonly packagesWithin: readonly string[]
  /** What the code of all templates has around it; called once, with the host's side of WXS. */
  readonly templateScope: (wxs: WxsBridge) => TemplateScope
}

/** What one package brings. */
export interface ProgramPackage {
  readonly components: Readonly<Record<string, ProgramComponent>>
  readonly styles: Readonly<Record<string, string>>
  readonly modules: Readonly<Record<string, ProgramModule>>
  /** Code of templates and of WXS modules, by path without suffix. It finds the names of the scope around it. */
  readonly templates: Readonly<Record<string, string>>
  readonly wxsModules: Readonly<Record<string, string>>
}

/** A page or a component, named by its path without suffix. */
export interface ProgramComponent {
  readonly isPage: boolean
  readonly module: string
  readonly config: ComponentConfig
  /** Ids of its style files, imports first. */
  readonly styles: readonly string[]
  /** Prefix of its class names when its styles are isolated. */
  readonly scope: string
  /** Handlers that its template names literally. */
  readonly handlers: readonly TemplateHandler[]
}

export interface ComponentConfig extends PageConfig {
  readonly component: boolean
  readonly usingComponents: Readonly<Record<string, string>>
  readonly componentGenerics: Readonly<Record<string, true | { readonly default?: string }>>
  readonly componentPlaceholder: Readonly<Record<string, string>>
  readonly styleIsolation?: string
  readonly pureDataPattern?: string
}

export interface TemplateHandler {
  readonly method: string
  /** `pages/home/home.wxml:3:7` */
  readonly where: string
}

export interface ProgramModule {
  /** From what the source says in `require` to module ids. */
  readonly requires: Readonly<Record<string, string>>
  readonly code: string
}

/** Where the phone's server has the source map of a `module`. */
export const SOURCE_MAP_ADDRESS = '/app.js.map'

export type TemplateContent = (name: string) => never

/** Names of the template compiler's own. */
export interface TemplateScope {
  /** Templates by path: where one looks for another that it imports or includes. */
  readonly G: Record<string, TemplateContent>
  /** WXS modules by path, each run when it is first called for. */
  readonly R: Record<string, () => unknown>
  /** Defines a WXS module; there where there are any. */
  readonly D?: (path: string, run: WxsModule) => () => unknown
  readonly [name: string]: unknown
}

export type WxsModule = (require: unknown, exports: unknown, module: unknown) => void

export type WxsFunction = (...args: unknown[]) => unknown

/** What template code asks of the host to run functions of WXS files. */
export interface WxsBridge {
  callListener(caller: unknown, event: unknown, listener: WxsFunction, path: readonly unknown[] | null): unknown
  wrapChangeListener(listener: WxsFunction): WxsFunction
  getRegExp(pattern: string, flags?: string): RegExp
  getDate(...parts: number[]): Date
}

/** Places in compiled styles that depend on who uses the file; the host fills them in. */
export const STYLE_SLOT = {
  /** Before a class name: the prefix of an isolated component. */
  classPrefix: '\uE000',
  /** Before a selector: the page that its styles are confined to. */
  ancestor: '\uE001',
  /** After the `page` element: the same confinement, on the element itself. */
  page: '\uE002',
  /** In place of `:host`: the id of the component. */
  host: '\uE003',
} as const
