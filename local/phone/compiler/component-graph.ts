import { posix } from 'node:path'
import type { PageConfig } from '../app-config'
import { NATIVE_TAGS, TEMPLATE_TAGS } from '../native-tags'
import { packageOf } from '../package-of'
import type { ComponentConfig, ProgramComponent } from '../program'
import type { Diagnostic } from '../seams'
import { error, locate, warning } from './diagnostics'
import { readJson } from './json'
import type { Project } from './project'
import { scriptOf } from './scripts'
import type { SourceFiles } from './source-files'
import { compileStyle } from './styles'
import type { Templates } from './templates'

export interface ComponentGraph {
  readonly components: Readonly<Record<string, ProgramComponent>>
  readonly styles: Readonly<Record<string, string>>
  readonly diagnostics: readonly Diagnostic[]
  readonly appStyles: readonly string[]
}

interface ComponentJson extends PageConfig {
  readonly component?: boolean
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly componentGenerics?: Readonly<Record<string, true | { readonly default?: string }>>
  readonly componentPlaceholder?: Readonly<Record<string, string>>
  readonly styleIsolation?: string
  readonly addGlobalClass?: boolean
  readonly pureDataPattern?: string
}

/** Everything reachable from the pages: their components, the components of these, and the styles of all. */
export function walkComponents(
  sources: { readonly project: Project; readonly files: SourceFiles; readonly templates: Templates },
  pages: readonly string[],
  shared: {
    readonly usingComponents: Readonly<Record<string, string>>
    readonly customTabBar: boolean
    /** Roots of the subpackages. */
    readonly roots: readonly string[]
  },
): ComponentGraph {
  const walk = new Walk(sources, shared.usingComponents, shared.roots)
  for (const page of pages) walk.visit(page, true, 'app.json')
  if (shared.customTabBar) walk.visit('custom-tab-bar/index', false, 'app.json')
  const appStyles = walk.addStyle('app.wxss')
  return { components: walk.components, styles: walk.styles, diagnostics: walk.diagnostics, appStyles }
}

class Walk {
  readonly components: Record<string, ProgramComponent> = {}
  readonly styles: Record<string, string> = {}
  readonly diagnostics: Diagnostic[] = []
  readonly #visited = new Set<string>()
  readonly #reported = new Set<string>()

  constructor(
    private readonly sources: {
      readonly project: Project
      readonly files: SourceFiles
      readonly templates: Templates
    },
    private readonly globalComponents: Readonly<Record<string, string>>,
    private readonly roots: readonly string[],
  ) {}

  visit(path: string, isPage: boolean, namedBy: string): void {
    if (this.#visited.has(path)) return
    this.#visited.add(path)
    const { project, files, templates } = this.sources
    const module = scriptOf(project, path)
    if (module === null || !project.exists(`${path}.wxml`)) {
      const missing = module === null ? 'script' : 'wxml'
      this.diagnostics.push(error(namedBy, `"${path}" has no ${missing} file`, this.#find(namedBy, path)))
      return
    }
    const { value, diagnostics } = readJson(project, files, `${path}.json`)
    this.diagnostics.push(...diagnostics, ...templates.add(path))
    const json = value as ComponentJson
    const config = this.#resolveConfig(path, isPage, json)
    const { tags, handlers } = templates.outline(path)
    this.#checkTags(path, tags, config)
    this.#checkPackages(path, config)
    this.components[path] = {
      isPage,
      module,
      config,
      styles: this.addStyle(`${path}.wxss`),
      scope: `s${Object.keys(this.components).length}`,
      handlers: project.isNpm(path) ? [] : handlers,
    }
    const generics = Object.values(config.componentGenerics).flatMap((generic) =>
      generic !== true && generic.default ? [generic.default] : [],
    )
    for (const used of [...Object.values(config.usingComponents), ...generics])
      this.visit(used.slice(1), false, `${path}.json`)
  }

  /** Compiles a style file and what it imports; returns their ids, imports first. */
  addStyle(id: string, seen = new Set<string>()): string[] {
    const { project, files } = this.sources
    if (seen.has(id) || !project.exists(id)) return []
    seen.add(id)
    const { css, imports, diagnostics } = compileStyle(project, files, id)
    if (!(id in this.styles)) {
      this.styles[id] = css
      this.diagnostics.push(...diagnostics)
    }
    return [...imports.flatMap((imported) => this.addStyle(imported, seen)), id]
  }

  #resolveConfig(path: string, isPage: boolean, json: ComponentJson): ComponentConfig {
    const {
      component: _declared,
      usingComponents = {},
      componentGenerics = {},
      componentPlaceholder = {},
      ...rest
    } = json
    const { addGlobalClass, ...config } = rest
    const resolved: Record<string, string> = {}
    for (const [tag, reference] of Object.entries(this.globalComponents)) {
      const found = this.#resolveComponent(reference, 'app.json')
      if (found) resolved[tag] = found
    }
    for (const [tag, reference] of Object.entries(usingComponents)) {
      const found = this.#resolveComponent(reference, `${path}.json`)
      if (found) resolved[tag] = found
    }
    const generics: Record<string, true | { readonly default?: string }> = {}
    for (const [name, generic] of Object.entries(componentGenerics)) {
      const found =
        generic === true || !generic.default ? null : this.#resolveComponent(generic.default, `${path}.json`)
      generics[name] = found ? { default: found } : true
    }
    const isolation = config.styleIsolation ?? (addGlobalClass ? 'apply-shared' : undefined)
    return {
      ...config,
      component: !isPage,
      usingComponents: resolved,
      componentGenerics: generics,
      componentPlaceholder,
      ...(isolation === undefined ? {} : { styleIsolation: isolation }),
    }
  }

  #resolveComponent(reference: string, fromId: string): string | null {
    const found = this.sources.project.resolve(reference, fromId, ['.json', '/index.json', '.wxml', '/index.wxml'])
    if (found) return `/${found.replace(/\.(json|wxml)$/, '')}`
    if (!this.#reported.has(`${fromId} ${reference}`)) {
      this.#reported.add(`${fromId} ${reference}`)
      this.diagnostics.push(error(fromId, `component "${reference}" is not found`, this.#find(fromId, reference)))
    }
    return null
  }

  #checkTags(path: string, tags: ReadonlyMap<string, { line: number; column: number }>, config: ComponentConfig): void {
    if (this.sources.project.isNpm(path)) return
    for (const [tag, at] of tags) {
      if (NATIVE_TAGS.has(tag) || TEMPLATE_TAGS.has(tag)) continue
      if (tag in config.usingComponents || tag in config.componentGenerics) continue
      this.diagnostics.push(warning(`${path}.wxml`, `no component is called <${tag}>`, at))
    }
  }

  /** A component of another subpackage may not be there yet when it is drawn. */
  #checkPackages(path: string, { usingComponents, componentPlaceholder }: ComponentConfig): void {
    const own = packageOf(path, this.roots)
    for (const [tag, used] of Object.entries(usingComponents)) {
      const other = packageOf(used.slice(1), this.roots)
      if (other === '' || other === own || tag in componentPlaceholder) continue
      const message = `<${tag}> is of the subpackage "${other}" and needs a componentPlaceholder here`
      this.diagnostics.push(error(`${path}.json`, message, this.#find(`${path}.json`, tag)))
    }
  }

  #find(id: string, text: string): { line: number; column: number } {
    const file = this.sources.project.file(id)
    if (!this.sources.files.exists(file)) return { line: 0, column: 0 }
    const source = this.sources.files.read(file)
    const name = source.includes(`"${text}"`) ? `"${text}"` : posix.basename(text)
    return locate(source, source.indexOf(name))
  }
}
