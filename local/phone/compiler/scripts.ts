import { isBuiltin } from 'node:module'
import { extname } from 'node:path'
import { type TransformFailure, transform } from 'esbuild'
import type { ProgramModule } from '../program'
import type { Diagnostic } from '../seams'
import { error, locate } from './diagnostics'
import { bundlePackage } from './npm-bundle'
import type { Project } from './project'
import type { SourceFiles } from './source-files'

interface Script {
  readonly code: string
  /** Its source map, for sources of the mini program itself. */
  readonly map?: string
}

interface Transformed extends Script {
  /** What it requires, as written. */
  readonly requirements: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

const SUFFIXES = ['.ts', '.js', '/index.ts', '/index.js', '', '.json']
const LOADERS: Readonly<Record<string, 'ts' | 'js' | 'json'>> = { '.ts': 'ts', '.js': 'js', '.json': 'json' }

/** The id of the script of a page, a component or the app, `null` when it has none. */
export function scriptOf(project: Project, path: string): string | null {
  return ['.ts', '.js'].map((suffix) => path + suffix).find((id) => project.exists(id)) ?? null
}

/** Compiles modules and everything they require. */
export async function compileModules(
  project: Project,
  files: SourceFiles,
  entries: readonly string[],
): Promise<{
  modules: Record<string, ProgramModule>
  sourceMaps: Record<string, string>
  diagnostics: readonly Diagnostic[]
}> {
  const sourceMaps: Record<string, string> = {}
  const modules: Record<string, ProgramModule> = {}
  const diagnostics: Diagnostic[] = []
  const waiting = new Set(entries)
  const known = new Set(entries)
  while (waiting.size > 0) {
    const ids = [...waiting]
    waiting.clear()
    const compiled = await Promise.all(ids.map((id) => compileModule(project, files, id)))
    for (const [index, id] of ids.entries()) {
      const { code, map, requirements, diagnostics: problems } = compiled[index] ?? EMPTY
      const requires: Record<string, string> = {}
      diagnostics.push(...problems)
      for (const requirement of requirements) {
        const target = project.resolve(requirement, id, SUFFIXES)
        if (target === null) {
          // Packages require these behind a check for Node; DevTools leaves such a require to fail when it is reached.
          if (project.isNpm(id) && isBuiltin(requirement)) continue
          const at = locate(files.read(project.file(id)), indexOfSpecifier(files.read(project.file(id)), requirement))
          diagnostics.push(error(id, `module '${requirement}' is not found`, at))
          continue
        }
        requires[requirement] = target
        if (!known.has(target)) {
          known.add(target)
          waiting.add(target)
        }
      }
      modules[id] = { requires, code }
      if (map) sourceMaps[id] = map
    }
  }
  return { modules, sourceMaps, diagnostics }
}

const EMPTY: Transformed = { code: '', requirements: [], diagnostics: [] }

async function compileModule(project: Project, files: SourceFiles, id: string): Promise<Transformed> {
  const file = project.file(id)
  const known = files.derive<{ made?: Transformed }>(file, `script ${id}`, () => ({}))
  known.made ??= await transformed(id, () =>
    project.isBundle(id) ? bundled(file) : transformModule(files.read(file), id, project.isNpm(id)),
  )
  return known.made
}

const bundled = async (file: string): Promise<Script> => ({ code: await bundlePackage(file) })

async function transformModule(text: string, id: string, isNpm: boolean): Promise<Script> {
  const { code, map } = await transform(text, {
    loader: LOADERS[extname(id)] ?? 'js',
    format: 'cjs',
    target: 'es2022',
    sourcefile: id,
    sourcemap: isNpm ? false : 'external',
    logLevel: 'silent',
  })
  return { code, map }
}

async function transformed(id: string, make: () => Promise<Script>): Promise<Transformed> {
  try {
    const script = await make()
    return { ...script, requirements: requirementsOf(script.code), diagnostics: [] }
  } catch (failure) {
    const { errors } = failure as TransformFailure
    if (!errors) throw failure
    const diagnostics = errors.map(({ text: message, location }) =>
      error(id, message, { line: location?.line ?? 0, column: (location?.column ?? -1) + 1 }),
    )
    return { code: `throw new SyntaxError(${JSON.stringify(`${id} does not compile`)})`, requirements: [], diagnostics }
  }
}

function requirementsOf(code: string): string[] {
  return [
    ...new Set([...code.matchAll(/\brequire(?:\.async)?\(\s*["']([^"']+)["']\s*[,)]/g)].map((match) => match[1] ?? '')),
  ]
}

function indexOfSpecifier(text: string, specifier: string): number {
  return Math.max(text.indexOf(`'${specifier}'`), text.indexOf(`"${specifier}"`))
}
