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
  const main = { app, appModule, appStyles: graph.appStyles, subpackagesWithin: [], ...packageWithin(all, '', roots) }
  const subpackages = roots.map((root) => {
    const added = packageWithin(all, root, roots)
    return [root, `memberDayHost.addPackage(${JSON.stringify(root)},${JSON.stringify(added)})\n`] as const
  })
  return {
    code: `memberDayHost.start({...${JSON.stringify(main)},templateScope:${templates.emitScope()}})\n`,
    subpackages: Object.fromEntries(subpackages),
    diagnostics,
    inputs: files.inputs,
    milliseconds: performance.now() - startedAt,
  }
}

/** The part of everything that lies in the package with this root; '' is the main one. */
function packageWithin(all: ProgramPackage, root: string, roots: readonly string[]): ProgramPackage {
  const within = <Item>(items: Readonly<Record<string, Item>>) =>
    Object.fromEntries(Object.entries(items).filter(([id]) => packageOf(id, roots) === root))
  return {
    components: within(all.components),
    styles: within(all.styles),
    modules: within(all.modules),
    templates: within(all.templates),
    wxsModules: within(all.wxsModules),
  }
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
