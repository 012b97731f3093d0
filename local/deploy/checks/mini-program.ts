import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { Problem } from '../problem'
import { readJson } from '../read-json'

const FOLDER = 'miniprogram'
const FILE = `${FOLDER}/app.json`

/** WeChat's own limits of a tab bar. */
const FEWEST_TABS = 2
const MOST_TABS = 5
const ICON_BYTES = 40 * 1024

const AppJson = v.object({
  pages: v.pipe(v.array(v.string()), v.minLength(1)),
  subPackages: v.optional(v.array(v.object({ root: v.string(), pages: v.array(v.string()) })), []),
  tabBar: v.object({
    list: v.pipe(
      v.array(v.object({ pagePath: v.string(), iconPath: v.string(), selectedIconPath: v.string() })),
      v.minLength(FEWEST_TABS),
      v.maxLength(MOST_TABS),
    ),
  }),
  style: v.optional(v.string()),
  componentFramework: v.literal('glass-easel'),
  lazyCodeLoading: v.literal('requiredComponents'),
  themeLocation: v.string(),
  sitemapLocation: v.string(),
})

/** What WeChat refuses of an app.json when it is uploaded or, worse, when it is opened. */
export function checkMiniProgram(root: string): Problem[] {
  const problems: Problem[] = []
  const app = readJson(root, FILE, AppJson, problems)
  if (app === null) return problems

  const wrong = (what: string) => problems.push({ file: FILE, what })
  const has = (file: string) => existsSync(path.join(root, FOLDER, file))
  const pages = [
    ...app.pages,
    ...app.subPackages.flatMap(({ root: at, pages }) => pages.map((page) => `${at}/${page}`)),
  ]
  for (const page of pages) {
    for (const ending of ['ts', 'wxml', 'json']) if (!has(`${page}.${ending}`)) wrong(`${page}: there is no .${ending}`)
  }
  for (const file of [app.themeLocation, app.sitemapLocation]) if (!has(file)) wrong(`there is no ${file}`)
  if (app.style === 'v2') wrong('style v2 breaks the looks of vant')

  for (const { pagePath } of app.tabBar.list) {
    if (!app.pages.includes(pagePath)) wrong(`tabBar: ${pagePath} has to be a page of the main package`)
  }
  for (const icon of iconsOf(root, app.tabBar.list, problems)) {
    const file = path.join(root, FOLDER, icon)
    if (!existsSync(file)) problems.push({ file: `${FOLDER}/theme.json`, what: `there is no ${icon}` })
    else if (statSync(file).size > ICON_BYTES)
      problems.push({ file: `${FOLDER}/${icon}`, what: `an icon of the tab bar has at most ${ICON_BYTES / 1024} KB` })
  }
  return problems
}

const Theme = v.record(v.string(), v.record(v.string(), v.string()))

/** Icons of both themes: `@todayIcon` is a variable of theme.json. */
function iconsOf(
  root: string,
  tabs: ReadonlyArray<{ readonly iconPath: string; readonly selectedIconPath: string }>,
  problems: Problem[],
): string[] {
  const theme = readJson(root, `${FOLDER}/theme.json`, Theme, problems)
  const named = tabs.flatMap(({ iconPath, selectedIconPath }) => [iconPath, selectedIconPath])
  const files = named.flatMap((name) => {
    if (!name.startsWith('@')) return [name]
    return ['light', 'dark'].flatMap((mode) => {
      const file = theme?.[mode]?.[name.slice(1)]
      if (file === undefined) problems.push({ file: `${FOLDER}/theme.json`, what: `${mode}: there is no ${name}` })
      return file ?? []
    })
  })
  return [...new Set(files)]
}
