import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { SourceFiles } from './source-files'

export interface ProjectOptions {
  /** Folder that holds project.config.json or app.json. */
  readonly project: string
  /** The node_modules that npm components come from, where the project has no built miniprogram_npm. */
  readonly nodeModules: string
}

/** Of a package made for mini programs DevTools copies a folder; any other becomes one module out of its `main`. */
type NpmPackage = { readonly directory: string } | { readonly main: string }

const NPM = 'miniprogram_npm/'
/** What a package in one module is called in its folder. */
const BUNDLE = 'index.js'

/** The folder that holds app.json: the project itself, or what its project.config.json names as miniprogramRoot. */
export function miniprogramRoot(project: string): string {
  const configPath = join(project, 'project.config.json')
  if (!existsSync(configPath)) return project
  const config = JSON.parse(readFileSync(configPath, 'utf8')) as { miniprogramRoot?: string }
  return join(project, config.miniprogramRoot ?? '')
}

/** Turns references of the mini program into ids and ids into files.
 *  An id is the path from the mini program's root, `/` between folders; npm packages are at `miniprogram_npm/<package>/`. */
export class Project {
  readonly root: string
  readonly #nodeModules: string
  readonly #files: SourceFiles
  readonly #packages = new Map<string, NpmPackage | null>()
  #vantIconFont: string | null | undefined
  #aliases: ReadonlyArray<readonly [string, string]> = []

  constructor(options: ProjectOptions, files: SourceFiles) {
    this.root = miniprogramRoot(options.project)
    this.#nodeModules = options.nodeModules
    this.#files = files
  }

  /** `resolveAlias` of app.json: `{ "~/*": "/*" }`. */
  useAliases(aliases: Readonly<Record<string, string>>): void {
    this.#aliases = Object.entries(aliases)
  }

  /** The value of a `src` descriptor with the icon font of @vant/icons in it, where that package is installed. */
  vantIconFont(): string | null {
    if (this.#vantIconFont === undefined) {
      const sheet = join(this.#nodeModules, '@vant/icons/src/encode-woff2.less')
      const text = existsSync(sheet) ? readFileSync(sheet, 'utf8') : ''
      const address = /url\(\s*['"]?(data:font[^'")]+)/.exec(text)?.[1]
      this.#vantIconFont = address ? `url(${address}) format("woff2")` : null
    }
    return this.#vantIconFont
  }

  isNpm(id: string): boolean {
    return id.startsWith(NPM)
  }

  file(id: string): string {
    const onDisk = join(this.root, id)
    if (!this.isNpm(id) || this.#files.exists(onDisk)) return onDisk
    const [name, rest] = splitPackage(id.slice(NPM.length))
    const found = this.#package(name)
    if (found === null) return onDisk
    if ('directory' in found) return join(found.directory, rest)
    return rest === BUNDLE ? found.main : onDisk
  }

  /** Whether the module is a whole npm package in one. */
  isBundle(id: string): boolean {
    if (!this.isNpm(id) || this.#files.exists(join(this.root, id))) return false
    const [name, rest] = splitPackage(id.slice(NPM.length))
    const found = this.#package(name)
    return rest === BUNDLE && found !== null && 'main' in found
  }

  exists(id: string): boolean {
    return this.#files.exists(this.file(id))
  }

  /** The id that a reference means, with the first of the suffixes under which there is a file; `null` without one. */
  resolve(reference: string, fromId: string, suffixes: readonly string[]): string | null {
    for (const candidate of this.#candidates(reference, fromId)) {
      for (const suffix of suffixes) if (this.exists(candidate + suffix)) return candidate + suffix
    }
    return null
  }

  *#candidates(reference: string, fromId: string): Generator<string> {
    const path = this.#unalias(reference)
    if (path.startsWith('/')) {
      yield posix.normalize(path).slice(1)
      return
    }
    const relative = posix.join(posix.dirname(fromId), path)
    if (!relative.startsWith('../')) yield relative
    if (!path.startsWith('.')) yield NPM + path
  }

  #unalias(reference: string): string {
    for (const [pattern, target] of this.#aliases) {
      if (pattern === reference) return target
      const prefix = pattern.endsWith('*') ? pattern.slice(0, -1) : null
      if (prefix && reference.startsWith(prefix)) return target.replace(/\*$/, reference.slice(prefix.length))
    }
    return reference
  }

  #package(name: string): NpmPackage | null {
    let found = this.#packages.get(name)
    if (found === undefined) {
      found = this.#findPackage(name)
      this.#packages.set(name, found)
    }
    return found
  }

  #findPackage(name: string): NpmPackage | null {
    const built = join(this.root, NPM, name)
    if (isFolder(built)) return { directory: built }
    const directory = join(this.#nodeModules, name)
    const manifestPath = join(directory, 'package.json')
    if (!existsSync(manifestPath)) return null
    const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { miniprogram?: string; main?: string }
    const components = join(directory, manifest.miniprogram ?? 'miniprogram_dist')
    if (isFolder(components)) return { directory: components }
    const entry = join(directory, manifest.main ?? 'index.js')
    const main = [entry, `${entry}.js`, join(entry, 'index.js')].find(isFile)
    return main === undefined ? null : { main }
  }
}

/** The address under which the webview asks for a file of the mini program. */
export const assetAddress = (id: string): string => `/app/${id}`

/** The file behind an address below `/app/`, or `null` when it lies outside the mini program or is not there. */
export function assetFile(project: Project, address: string): string | null {
  const path = decode(address)
  if (path === null) return null
  const id = posix.normalize(path.replace(/^\/app\//, ''))
  if (id.startsWith('..') || posix.isAbsolute(id)) return null
  const file = project.file(id)
  return isFile(file) ? file : null
}

/** `null` for what is not the encoding of any text. */
function decode(address: string): string | null {
  try {
    return decodeURIComponent(address)
  } catch (fault) {
    if (fault instanceof URIError) return null
    throw fault
  }
}

/** `@vant/weapp/button/index` → [`@vant/weapp`, `button/index`] */
function splitPackage(path: string): [string, string] {
  const parts = path.split('/')
  const length = path.startsWith('@') ? 2 : 1
  return [parts.slice(0, length).join('/'), parts.slice(length).join('/')]
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
