import { packageOf } from '../package-of'
import type { Program, ProgramPackage, TemplateContent, TemplateScope, WxsModule } from '../program'
import { MODULE_ADDRESS } from './module-loader'

interface Parts {
  readonly program: Program
  readonly scope: TemplateScope
  /** Fetches a package by its root: of the main one, '', what is left of it. */
  readonly fetch: (root: string) => Promise<ProgramPackage>
}

/** The packages of a mini program. What the first page needs is there from the start, all else when it is first needed. */
export class Packages {
  /** The program as far as it is there. */
  readonly program: Program
  readonly #parts: Parts
  readonly #roots: readonly string[]
  readonly #there: Set<string>
  readonly #coming = new Map<string, Promise<void>>()

  constructor(parts: Parts) {
    const { program, scope } = parts
    this.#parts = parts
    this.#roots = program.app.subpackages.map(({ root }) => root)
    this.#there = new Set(program.packagesWithin)
    const { components, styles, modules } = program
    this.program = { ...program, components: { ...components }, styles: { ...styles }, modules: { ...modules } }
    defineTemplates(program, scope)
  }

  /** Templates by path, each made when it is first asked for. */
  get templates(): Readonly<Record<string, TemplateContent>> {
    return this.#parts.scope.G
  }

  /** What has to be waited for before `id` can be used; `undefined` where it is there. One that did not come is fetched again when
   *  it is asked for again. */
  coming(id: string): Promise<void> | undefined {
    const { components, modules } = this.program
    return id in components || id in modules ? undefined : this.#comingPackage(packageOf(id, this.#roots))
  }

  /** Fetches what is left of the main package before it is asked for. */
  fetchAhead(): void {
    this.#comingPackage(MAIN)?.catch(() => {})
  }

  #comingPackage(root: string): Promise<void> | undefined {
    if (this.#there.has(root)) return undefined
    const coming = this.#coming.get(root) ?? this.#fetch(root).finally(() => this.#coming.delete(root))
    this.#coming.set(root, coming)
    return coming
  }

  /** A subpackage may use anything of the main one. */
  async #fetch(root: string): Promise<void> {
    const { fetch, scope } = this.#parts
    const { program } = this
    const [added] = await Promise.all([fetch(root), root === MAIN ? undefined : this.#comingPackage(MAIN)])
    for (const kind of ['components', 'styles', 'modules'] as const) Object.assign(program[kind], added[kind])
    defineTemplates(added, scope)
    this.#there.add(root)
  }
}

const MAIN = ''

/** A template is made, and a WXS module run, when it is first asked for. */
function defineTemplates({ templates, wxsModules }: ProgramPackage, scope: TemplateScope): void {
  const inScope = (code: string) => new Function(...Object.keys(scope), code)(...Object.values(scope)) as unknown
  for (const [path, code] of Object.entries(wxsModules)) {
    const run = scope.D?.(path, (require, exports, module) => {
      const made = inScope(
        `return (require,exports,module)=>{${code}\n}\n//# sourceURL=${MODULE_ADDRESS}${path}.wxs`,
      ) as WxsModule
      made(require, exports, module)
    })
    if (run) scope.R[path] = run
  }
  for (const [path, code] of Object.entries(templates)) {
    let made: TemplateContent | undefined
    Object.defineProperty(scope.G, path, {
      get() {
        made ??= inScope(`return ${code}\n//# sourceURL=${MODULE_ADDRESS}${path}.wxml`) as TemplateContent
        return made
      },
    })
  }
}
