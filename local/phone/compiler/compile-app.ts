import { resolve } from 'node:path'
import { packageOf } from '../package-of'
import type { ProgramPackage } from '../program'
import type { CompiledApp, Diagnostic } from '../seams'
import { readAppConfig } from './app-config'
import { walkComponents } from './component-graph'
import { error } from './diagnostics'
import { Project, type ProjectOptions } from './project'
import { compileModules, scriptOf } from './scripts'
import { SourceFiles } from './source-files'
import { Templates } from './templates'

/** Compiles a mini program into one script for the webview, which calls `memberDayHost.start` with it.
 *  What did not change since the last call for the same project is taken from there. Mistakes in the mini program are
 *  diagnostics; the script then runs as far as it can. */
export function compileApp(options: ProjectOptions): Promise<CompiledApp> {
  const workshop = workshopOf(options)
  const compiled = workshop.last.then(() => compile(workshop))
  workshop.last = compiled.catch(() => undefined)
  return compiled
}

async function compile({ project, files, templates }: Workshop): Promise<CompiledApp> {
  const startedAt = performance.now()
  files.startRound()
  templates.startRound()

  const { app, usingComponents, aliases, diagnostics: configProblems } = readAppConfig(project, files)
  project.useAliases(aliases)
  const roots = app.subpackages.map(({ root }) => root)
  const appModule = scriptOf(project, 'app')
  const graph = walkComponents({ project, files, templates }, app.pages, {
    usingComponents,
    customTabBar: app.usesCustomTabBar,
    roots,
  })
  const entries = Object.values(graph.components).map(({ module }) => module)
  const scripts = await compileModules(project, files, appModule ? [appModule, ...entries] : entries)
  const diagnostics: Diagnostic[] = [...configProblems, ...graph.diagnostics, ...scripts.diagnostics]
  if (appModule === null) diagnostics.push(error('app.json', 'there is no app.ts or app.js beside it'))

  templates.endRound()
  const all = { ...graph, modules: scripts.modules, templates: templates.emit(), wxsModules: templates.emitWxs() }
  const isFirst = firstOf(all, app.entryPagePath, appModule, graph.appStyles)
  const inPackage = (root: string) => (id: string) => packageOf(id, roots) === root
  const main = filtered(all, inPackage(''))
  const first = { app, appModule, appStyles: graph.appStyles, packagesWithin: [], ...filtered(main, isFirst) }
  const packages = [
    ['', filtered(main, (id) => !isFirst(id))] as const,
    ...roots.map((root) => [root, filtered(all, inPackage(root))] as const),
  ]
  return {
    code: inAscii(`memberDayHost.start({...${JSON.stringify(first)},templateScope:${templates.emitScope()}})\n`),
    packages: Object.fromEntries(
      packages.map(([root, added]) => {
        const script = `memberDayHost.addPackage(${JSON.stringify(root)},${JSON.stringify(added)})\n`
        return [root, inAscii(script)]
      }),
    ),
    sourceMaps: scripts.sourceMaps,
    diagnostics,
    inputs: files.inputs,
    milliseconds: performance.now() - startedAt,
  }
}

/** What has to be there for the first page: everything but the other pages, and the scripts that only these require. */
function firstOf(
  { components, modules, templates, styles }: ProgramPackage,
  entry: string,
  appModule: string | null,
  appStyles: readonly string[],
): (id: string) => boolean {
  const drawn = Object.entries(components).filter(([path, { isPage }]) => !isPage || path === entry)
  const needed = new Set(drawn.map(([_path, { module }]) => module))
  if (appModule) needed.add(appModule)
  // A set that grows while it is walked is walked to its end.
  for (const id of needed) for (const required of Object.values(modules[id]?.requires ?? {})) needed.add(required)
  const styled = new Set([...appStyles, ...drawn.flatMap(([_path, { styles: own }]) => own)])
  const isOtherPage = (path: string) => components[path]?.isPage === true && path !== entry
  return (id) => {
    if (id in modules) return needed.has(id)
    if (id in styles) return styled.has(id)
    return id in templates || id in components ? !isOtherPage(id) : true
  }
}

function filtered(all: ProgramPackage, isWithin: (id: string) => boolean): ProgramPackage {
  const within = <Item>(items: Readonly<Record<string, Item>>) =>
    Object.fromEntries(Object.entries(items).filter(([id]) => isWithin(id)))
  return {
    components: within(all.components),
    styles: within(all.styles),
    modules: within(all.modules),
    templates: within(all.templates),
    wxsModules: within(all.wxsModules),
  }
}

/** A browser keeps a script with a single Chinese character in it at two bytes for each of its own, and reads it more slowly. */
function inAscii(script: string): string {
  return script.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

interface Workshop {
  readonly project: Project
  readonly files: SourceFiles
  readonly templates: Templates
  /** The compilation before: two at once would share the marks of one round. */
  last: Promise<unknown>
}

const workshops = new Map<string, Workshop>()

function workshopOf(options: ProjectOptions): Workshop {
  const key = `${resolve(options.project)}\n${resolve(options.nodeModules)}`
  let workshop = workshops.get(key)
  if (!workshop) {
    const files = new SourceFiles()
    const project = new Project({ project: resolve(options.project), nodeModules: resolve(options.nodeModules) }, files)
    workshop = { project, files, templates: new Templates(project, files), last: Promise.resolve() }
    workshops.set(key, workshop)
  }
  return workshop
}
