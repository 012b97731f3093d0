import { posix } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { TemplateHandler } from '../program'
import type { Diagnostic } from '../seams'
import { error, locate, warning } from './diagnostics'
import type { Project } from './project'
import type { SourceFiles } from './source-files'
import { wxsRequirements, wxsToScript } from './wxs'

/** What is read in a template without compiling it. */
export interface TemplateOutline {
  /** Tags with the place where each is used first. */
  readonly tags: ReadonlyMap<string, { line: number; column: number }>
  readonly handlers: readonly TemplateHandler[]
}

interface TemplateProblem {
  readonly isError: boolean
  readonly message: string
  readonly startLine: number
  readonly startColumn: number
}

/** The templates and WXS modules of one mini program, compiled together and kept from one round to the next. */
export class Templates {
  readonly #group = new TmplGroup()
  readonly #project: Project
  readonly #files: SourceFiles
  /** Text last given to the group, by path without suffix. */
  readonly #templates = new Map<string, { text: string; diagnostics: readonly Diagnostic[] }>()
  readonly #scripts = new Map<string, string>()
  #seen = new Set<string>()

  constructor(project: Project, files: SourceFiles) {
    this.#project = project
    this.#files = files
    this.#group.setExtraRuntimeScript(WXS_BRIDGE)
  }

  startRound(): void {
    this.#seen = new Set()
  }

  /** Adds a template with everything it imports, includes and requires. `path` has no suffix. */
  add(path: string): readonly Diagnostic[] {
    if (this.#seen.has(path)) return []
    this.#seen.add(path)
    const id = `${path}.wxml`
    const text = this.#files.read(this.#project.file(id))
    if (this.#templates.get(path)?.text !== text) {
      this.#templates.set(path, { text, diagnostics: this.#compile(path, id, text) })
    }
    const diagnostics = [...(this.#templates.get(path)?.diagnostics ?? [])]
    for (const dependency of this.#group.getDirectDependencies(path) as string[]) {
      if (this.#project.exists(`${dependency}.wxml`)) diagnostics.push(...this.add(dependency))
      else diagnostics.push(error(id, `cannot find ${dependency}.wxml`, find(text, posix.basename(dependency))))
    }
    for (const dependency of this.#group.getScriptDependencies(path) as string[]) {
      diagnostics.push(...this.#addScript(dependency, id, text))
    }
    return diagnostics
  }

  /** Forgets what this round has not met. */
  endRound(): void {
    for (const path of this.#templates.keys()) {
      if (this.#seen.has(path)) continue
      this.#templates.delete(path)
      this.#group.removeTmpl(path)
    }
    for (const path of this.#scripts.keys()) {
      if (this.#seen.has(`${path}.wxs`)) continue
      this.#scripts.delete(path)
      this.#group.removeScript(path)
    }
  }

  /** What the code of templates and of WXS has around it: `(wxs) => scope`. */
  emitScope(): string {
    const names = `G,R,D,getRegExp,getDate,${TmplGroup.getRuntimeVarList()}`
    return `(wxs)=>{var G={},R={},D;${this.#group.getRuntimeString()}\nreturn{${names}}}`
  }

  /** Code of each template, by path. */
  emit(): Record<string, string> {
    return Object.fromEntries([...this.#templates.keys()].map((path) => [path, this.#group.getTmplGenObject(path)]))
  }

  /** Code of each WXS module, by path without suffix. */
  emitWxs(): Record<string, string> {
    return Object.fromEntries([...this.#scripts].map(([path, text]) => [path, wxsToScript(text)]))
  }

  outline(path: string): TemplateOutline {
    const id = `${path}.wxml`
    return this.#files.derive(this.#project.file(id), `outline ${id}`, (text) => outline(id, text))
  }

  #compile(path: string, id: string, text: string): readonly Diagnostic[] {
    const source = text.replace(
      INLINE_WXS,
      (_all, open: string, body: string, close: string) => open + wxsToScript(body) + close,
    )
    const problems = this.#group.addTmpl(path, source) as readonly TemplateProblem[]
    return problems.map(({ isError, message, startLine, startColumn }) =>
      (isError ? error : warning)(id, message, { line: startLine + 1, column: startColumn + 1 }),
    )
  }

  #addScript(path: string, fromId: string, fromText: string): readonly Diagnostic[] {
    const id = `${path}.wxs`
    if (this.#seen.has(id)) return []
    this.#seen.add(id)
    if (!this.#project.exists(id)) return [error(fromId, `cannot find ${id}`, find(fromText, posix.basename(id)))]
    const text = this.#files.read(this.#project.file(id))
    if (this.#scripts.get(path) !== text) {
      this.#scripts.set(path, text)
      this.#group.addScript(path, wxsToScript(text))
    }
    return wxsRequirements(text).flatMap((required) => {
      const target = required.startsWith('/') ? required.slice(1) : posix.join(posix.dirname(path), required)
      return this.#addScript(target.replace(/\.wxs$/, ''), id, text)
    })
  }
}

/** Runs inside the generated code, whose table `Q` holds the hooks for functions of WXS. */
const WXS_BRIDGE = ';Q.A=wxs.wrapChangeListener;Q.C=wxs.callListener;var getRegExp=wxs.getRegExp,getDate=wxs.getDate;'

const INLINE_WXS = /(<wxs\b[^>]*>)([\s\S]*?)(<\/wxs>)/g
const COMMENT = /<!--[\s\S]*?-->/g
const TAG = /<([A-Za-z][\w-]*)/g
const HANDLER = /\s(?:capture-)?(?:mut-)?(?:bind|catch):?[\w:-]+\s*=\s*(?:"([\w$]+)"|'([\w$]+)')/g

function outline(id: string, text: string): TemplateOutline {
  const blank = (part: string) => part.replace(/[^\n]/g, ' ')
  const markup = text
    .replace(COMMENT, blank)
    .replace(INLINE_WXS, (_all, open, body, close) => open + blank(body) + close)
  const tags = new Map<string, { line: number; column: number }>()
  for (const match of markup.matchAll(TAG)) {
    const name = match[1] ?? ''
    if (!tags.has(name)) tags.set(name, locate(markup, match.index))
  }
  const handlers = [...markup.matchAll(HANDLER)].map((match) => {
    const { line, column } = locate(markup, match.index + 1)
    return { method: match[1] ?? match[2] ?? '', where: `${id}:${line}:${column}` }
  })
  return { tags, handlers }
}

const find = (text: string, name: string) => locate(text, text.indexOf(name))
