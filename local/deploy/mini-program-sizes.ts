import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { transform } from 'esbuild'
import { readAppConfig } from '../phone/compiler/app-config'
import { walkComponents } from '../phone/compiler/component-graph'
import { miniprogramRoot, Project } from '../phone/compiler/project'
import { compileModules } from '../phone/compiler/scripts'
import { SourceFiles } from '../phone/compiler/source-files'
import { Templates } from '../phone/compiler/templates'
import { packageOf } from '../phone/package-of'
import type { PackageSize } from './package-size'

/** WeChat's limit of one package. */
const MOST_BYTES = 2 * 1024 * 1024

/** Left out by packOptions of project.config.json. */
const NOT_PACKED = /\.md$|^tsconfig\.json$|^miniprogram_npm\//

/** How large each package is when it is uploaded: scripts compiled and minified, of npm packages what the pages reach, all
 *  else as it is. DevTools also minifies templates and styles, so this is a little more than what WeChat counts. */
export async function miniProgramSizes(root: string): Promise<PackageSize[]> {
  const files = new SourceFiles()
  const project = new Project({ project: root, nodeModules: path.join(root, 'node_modules') }, files)
  const { app, usingComponents } = readAppConfig(project, files)
  const roots = app.subpackages.map((subpackage) => subpackage.root)
  const bytes = new Map<string, number>(['main', ...roots].map((name) => [name, 0]))
  const add = (file: string, more: number) => {
    const name = packageOf(file, roots) || 'main'
    bytes.set(name, (bytes.get(name) ?? 0) + more)
  }

  for (const file of packedFiles(miniprogramRoot(root))) add(file, await packedBytes(project.file(file)))
  for (const [id, size] of await npmSizes(project, files, app.pages, { usingComponents, roots })) add(id, size)
  return [...bytes].map(([name, size]) => ({ name: `miniprogram ${name}`, bytes: size, limit: MOST_BYTES }))
}

function packedFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !NOT_PACKED.test(file) && !file.endsWith('.d.ts'))
}

async function packedBytes(file: string): Promise<number> {
  const content = readFileSync(file)
  return /\.[tj]s$/.test(file) ? minifiedBytes(content.toString(), file.endsWith('.ts') ? 'ts' : 'js') : content.length
}

async function minifiedBytes(code: string, loader: 'ts' | 'js'): Promise<number> {
  return Buffer.byteLength((await transform(code, { loader, minify: true, target: 'es2018' })).code)
}

/** Every file below miniprogram_npm/ that is reached from a page. */
async function npmSizes(
  project: Project,
  files: SourceFiles,
  pages: readonly string[],
  shared: { readonly usingComponents: Readonly<Record<string, string>>; readonly roots: readonly string[] },
): Promise<Array<readonly [string, number]>> {
  const templates = new Templates(project, files)
  const graph = walkComponents({ project, files, templates }, pages, { ...shared, customTabBar: false })
  const { modules } = await compileModules(
    project,
    files,
    Object.values(graph.components).map(({ module }) => module),
  )
  const scripts = Object.entries(modules).filter(([id]) => project.isNpm(id))
  const markup = Object.keys(graph.components)
    .filter((id) => project.isNpm(id))
    .flatMap((id) => ['.wxml', '.json'].map((ending) => id + ending))
    .filter((id) => project.exists(id))
  const styles = Object.keys(graph.styles).filter((id) => project.isNpm(id))
  return [
    ...(await Promise.all(scripts.map(async ([id, { code }]) => [id, await minifiedBytes(code, 'js')] as const))),
    ...[...markup, ...styles].map((id) => [id, readFileSync(project.file(id)).length] as const),
  ]
}
