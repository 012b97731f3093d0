import { posix } from 'node:path'
import type { AppConfig, PageConfig, TabBarConfig, ThemeVariables } from '../app-config'
import type { Diagnostic } from '../seams'
import { error } from './diagnostics'
import { readJson } from './json'
import type { Project } from './project'
import type { SourceFiles } from './source-files'

/** The part of app.json that we read, as it is written. */
interface AppJson {
  readonly pages?: readonly string[]
  readonly subpackages?: readonly SubpackageJson[]
  readonly subPackages?: readonly SubpackageJson[]
  readonly entryPagePath?: string
  readonly window?: PageConfig
  readonly tabBar?: TabBarConfig
  readonly darkmode?: boolean
  readonly themeLocation?: string
  readonly usingComponents?: Readonly<Record<string, string>>
  readonly resolveAlias?: Readonly<Record<string, string>>
  readonly networkTimeout?: { readonly request?: number }
}

interface SubpackageJson {
  readonly root: string
  readonly name?: string
  readonly pages: readonly string[]
}

export interface AppConfiguration {
  readonly app: AppConfig
  /** Components that every page may use, as app.json writes them. */
  readonly usingComponents: Readonly<Record<string, string>>
  readonly aliases: Readonly<Record<string, string>>
  readonly diagnostics: readonly Diagnostic[]
}

/** WeChat's own limit for wx.request, in milliseconds. */
const REQUEST_TIMEOUT_MS = 60_000

export function readAppConfig(project: Project, files: SourceFiles): AppConfiguration {
  const diagnostics: Diagnostic[] = []
  const parsed = readJson(project, files, 'app.json')
  diagnostics.push(...parsed.diagnostics)
  if (!project.exists('app.json')) diagnostics.push(error('app.json', 'there is no app.json'))
  const json = parsed.value as AppJson

  const subpackages = json.subpackages ?? json.subPackages ?? []
  const pages = [
    ...(json.pages ?? []),
    ...subpackages.flatMap(({ root, pages }) => pages.map((page) => posix.join(root, page))),
  ]
  if (pages.length === 0 && parsed.diagnostics.length === 0) diagnostics.push(error('app.json', 'pages is empty'))
  for (const { pagePath } of json.tabBar?.list ?? []) {
    if (!json.pages?.includes(pagePath)) diagnostics.push(error('app.json', `tabBar: "${pagePath}" is not in pages`))
  }

  const theme = readTheme(project, files, json.themeLocation)
  diagnostics.push(...theme.diagnostics)
  return {
    app: {
      pages,
      subpackages: subpackages.map(({ root, name }) => (name === undefined ? { root } : { root, name })),
      window: json.window ?? {},
      tabBar: json.tabBar ?? null,
      darkmode: json.darkmode ?? false,
      theme: theme.variables,
      usesCustomTabBar: json.tabBar?.custom ?? false,
      entryPagePath: json.entryPagePath ?? pages[0] ?? '',
      networkTimeoutMs: { request: json.networkTimeout?.request ?? REQUEST_TIMEOUT_MS },
    },
    usingComponents: json.usingComponents ?? {},
    aliases: json.resolveAlias ?? {},
    diagnostics,
  }
}

function readTheme(
  project: Project,
  files: SourceFiles,
  location: string | undefined,
): { variables: ThemeVariables; diagnostics: readonly Diagnostic[] } {
  if (location === undefined) return { variables: { light: {}, dark: {} }, diagnostics: [] }
  const id = posix.normalize(location).replace(/^\//, '')
  if (!project.exists(id)) {
    return {
      variables: { light: {}, dark: {} },
      diagnostics: [error('app.json', `themeLocation: there is no ${location}`)],
    }
  }
  const { value, diagnostics } = readJson(project, files, id)
  const { light = {}, dark = {} } = value as Partial<ThemeVariables>
  return { variables: { light, dark }, diagnostics }
}
