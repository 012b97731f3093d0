import { join } from 'node:path'
import { compileApp } from '../../../local/phone/compiler/compile-app'
import { createModuleLoader } from '../../../local/phone/host/module-loader'
import { ONE_PAGE, writtenProject } from './written-project'

test('compileApp: project.config.json says where the mini program is', async () => {
  const files = Object.fromEntries(Object.entries(ONE_PAGE).map(([path, text]) => [`src/${path}`, text]))
  const { app } = await writtenProject({ ...files, 'project.config.json': '{ "miniprogramRoot": "src/" }' }).program()
  expect(app.pages).toEqual(['pages/home/home'])
})

test('compileApp: pages of subpackages are pages, after those of the main package', async () => {
  const project = writtenProject({
    ...ONE_PAGE,
    'app.json': JSON.stringify({
      pages: ['pages/home/home'],
      subPackages: [{ root: 'packages/staff/', name: 'staff', pages: ['pages/scan'] }],
    }),
    'packages/staff/pages/scan.js': 'Page({})',
    'packages/staff/pages/scan.wxml': '<view/>',
  })
  const { app, components } = await project.program()
  expect(app.pages).toEqual(['pages/home/home', 'packages/staff/pages/scan'])
  expect(app.subpackages).toEqual([{ root: 'packages/staff/', name: 'staff' }])
  expect(Object.keys(components)).toEqual(app.pages)
  const { code, packages } = await project.compile()
  expect(code).not.toContain('scan.js')
  expect(packages['packages/staff/']).toContain('scan.js')
})

test('compileApp: a folder that begins like a subpackage is of the main package', async () => {
  const { code } = await writtenProject({
    ...ONE_PAGE,
    'app.json': '{ "pages": ["pages/home/home"], "subpackages": [{ "root": "shop", "pages": ["one"] }] }',
    'shop/one.js': 'Page({})',
    'shop/one.wxml': '<view/>',
    'shopping/list.js': 'exports.list = []',
    'pages/home/home.ts': "import { list } from '../../shopping/list'\nPage({ list })",
  }).compile()
  expect(code).toContain('exports.list = []')
})

test('compileApp: a component of another subpackage needs a placeholder', async () => {
  const component = { 'shop/card.js': 'Component({})', 'shop/card.json': '{ "component": true }', 'shop/card.wxml': '' }
  const using = '"usingComponents": { "a-card": "/shop/card", "a-view": "/wait" }'
  const project = writtenProject({
    ...ONE_PAGE,
    ...component,
    'app.json': '{ "pages": ["pages/home/home"], "subpackages": [{ "root": "shop", "pages": ["one"] }] }',
    'pages/home/home.json': `{ ${using} }`,
    'shop/one.js': 'Page({})',
    'shop/one.wxml': '<a-card/>',
    'shop/one.json': `{ ${using} }`,
    'wait.js': 'Component({})',
    'wait.json': '{ "component": true }',
    'wait.wxml': '',
  })
  expect((await project.compile()).diagnostics.map(({ file, message }) => `${file} ${message}`)).toEqual([
    'pages/home/home.json <a-card> is of the subpackage "shop" and needs a componentPlaceholder here',
  ])
  project.write({ 'pages/home/home.json': `{ ${using}, "componentPlaceholder": { "a-card": "a-view" } }` })
  expect((await project.compile()).diagnostics).toEqual([])
})

test('compileApp: components of npm come from the folder that the package names', async () => {
  const project = writtenProject({
    ...ONE_PAGE,
    'pages/home/home.json': '{ "usingComponents": { "a-card": "paper/card/index", "a-note": "plain/note" } }',
    'pages/home/home.ts': "import paper from 'paper'\nPage({ paper })",
    'node_modules/paper/package.json': '{ "name": "paper", "miniprogram": "lib", "main": "ignored.js" }',
    'node_modules/paper/lib/index.js': 'module.exports = 1',
    'node_modules/paper/lib/card/index.js': 'Component({})',
    'node_modules/paper/lib/card/index.json': '{ "component": true, "usingComponents": { "a-note": "../note" } }',
    'node_modules/paper/lib/card/index.wxml': '<a-note/>',
    'node_modules/paper/lib/note.js': 'Component({})',
    'node_modules/paper/lib/note.json': '{ "component": true }',
    'node_modules/paper/lib/note.wxml': '<view/>',
    'node_modules/plain/package.json': '{ "name": "plain" }',
    'node_modules/plain/miniprogram_dist/note.js': 'Component({})',
    'node_modules/plain/miniprogram_dist/note.json': '{ "component": true }',
    'node_modules/plain/miniprogram_dist/note.wxml': '<view/>',
  })
  expect((await project.compile()).diagnostics).toEqual([])
  const { components, modules } = await project.program()
  expect(Object.keys(components)).toEqual([
    'pages/home/home',
    'miniprogram_npm/paper/card/index',
    'miniprogram_npm/paper/note',
    'miniprogram_npm/plain/note',
  ])
  expect(modules['pages/home/home.ts']?.requires).toEqual({
    paper: 'miniprogram_npm/paper/index.js',
  })
})

/** Two packages as most of npm is: `days` with files behind its main, Node's modules at a distance, and another package. */
const PLAIN_PACKAGES = {
  'node_modules/days/package.json': '{ "name": "days", "main": "./lib/main" }',
  'node_modules/days/lib/main.js':
    "exports.week = require('./week').length * require('noon')\nexports.onNode = () => require('crypto')",
  'node_modules/days/lib/week.js': 'exports.length = 7',
  'node_modules/noon/package.json': '{ "name": "noon" }',
  'node_modules/noon/index.js': 'module.exports = 12',
}

test('compileApp: a plain package is one module, with its own files in it and other packages beside it', async () => {
  const project = writtenProject({
    ...ONE_PAGE,
    ...PLAIN_PACKAGES,
    'pages/home/home.ts': "import { week } from 'days'\nPage({ week })",
  })
  expect((await project.compile()).diagnostics).toEqual([])
  const { modules } = await project.program()
  expect(Object.keys(modules)).toEqual([
    'app.ts',
    'pages/home/home.ts',
    'miniprogram_npm/days/index.js',
    'miniprogram_npm/noon/index.js',
  ])
  expect(modules['pages/home/home.ts']?.requires).toEqual({ days: 'miniprogram_npm/days/index.js' })
  expect(modules['miniprogram_npm/days/index.js']?.requires).toEqual({ noon: 'miniprogram_npm/noon/index.js' })

  const load = createModuleLoader(modules, () => undefined)
  const days = load('miniprogram_npm/days/index.js') as { week: number; onNode: () => unknown }
  expect(days.week).toBe(84)
  expect(days.onNode).toThrow("module 'crypto' is not defined")
})

test('compileApp: a file inside a plain package cannot be required, as on the phone', async () => {
  const { diagnostics } = await writtenProject({
    ...ONE_PAGE,
    ...PLAIN_PACKAGES,
    'pages/home/home.ts': "import week from 'days/lib/week'\nPage({ week })",
  }).compile()
  expect(diagnostics.map(({ message }) => message)).toEqual(["module 'days/lib/week' is not found"])
})

test('compileApp: a plain package that does not compile is told of, and the rest stands', async () => {
  const { diagnostics, code } = await writtenProject({
    ...ONE_PAGE,
    'node_modules/days/package.json': '{ "name": "days", "main": "main.js" }',
    'node_modules/days/main.js': 'module.exports = {',
    'pages/home/home.ts': "import days from 'days'\nPage({ days })",
  }).compile()
  expect(diagnostics.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
    'miniprogram_npm/days/index.js:1 Expected identifier but found end of file',
  ])
  expect(code).toContain('miniprogram_npm/days/index.js does not compile')
})

test('compileApp: a built miniprogram_npm goes before node_modules', async () => {
  const { modules } = await writtenProject({
    ...ONE_PAGE,
    'pages/home/home.ts': "import days from 'days'\nPage({ days })",
    'miniprogram_npm/days/index.js': 'module.exports = "built"',
    'node_modules/days/package.json': '{ "name": "days", "main": "main.js" }',
    'node_modules/days/main.js': 'module.exports = "source"',
  }).program()
  expect(modules['miniprogram_npm/days/index.js']?.code).toContain('built')
})

test('compileApp: resolveAlias is followed', async () => {
  const { modules } = await writtenProject({
    ...ONE_PAGE,
    'app.json': '{ "pages": ["pages/home/home"], "resolveAlias": { "~/*": "/shared/*" } }',
    'pages/home/home.ts': "import { a } from '~/things'\nPage({ a })",
    'shared/things.ts': 'export const a: number = 1',
  }).program()
  expect(modules['pages/home/home.ts']?.requires).toEqual({ '~/things': 'shared/things.ts' })
})

test('compileApp: components of app.json may be used everywhere; generics and their defaults come along', async () => {
  const component = { json: '{ "component": true }', js: 'Component({})', wxml: '<view/>' }
  const { components } = await writtenProject({
    ...ONE_PAGE,
    'app.json': '{ "pages": ["pages/home/home"], "usingComponents": { "a-list": "parts/list" } }',
    'pages/home/home.wxml': '<a-list/>',
    'parts/list.json':
      '{ "component": true, "componentGenerics": { "a-row": { "default": "./row" }, "a-head": true } }',
    'parts/list.js': component.js,
    'parts/list.wxml': '<a-row/><a-head/>',
    'parts/row.json': component.json,
    'parts/row.js': component.js,
    'parts/row.wxml': component.wxml,
  }).program()
  expect(components['pages/home/home']?.config.usingComponents).toEqual({ 'a-list': '/parts/list' })
  expect(components['parts/list']?.config.componentGenerics).toEqual({
    'a-row': { default: '/parts/row' },
    'a-head': true,
  })
  expect(Object.keys(components)).toContain('parts/row')
})

test('compileApp: inputs are the files it read, so that they can be watched', async () => {
  const project = writtenProject({ ...ONE_PAGE, 'shared.wxss': '', 'app.wxss': '@import "./shared.wxss";' })
  const { inputs } = await project.compile()
  const relative = inputs.map((path) => path.slice(project.folder.length + 1))
  expect(relative).toEqual([
    'app.json',
    'app.ts',
    'app.wxss',
    'pages/home/home.json',
    'pages/home/home.ts',
    'pages/home/home.wxml',
    'shared.wxss',
  ])
})

test('compileApp: every kind of file is compiled anew when it changes, and what was removed is gone', async () => {
  const project = writtenProject({
    ...ONE_PAGE,
    'pages/home/home.wxss': '.before {}',
    'pages/home/home.wxml': '<wxs module="m" src="./m.wxs"/><text>before {{m.name}}</text>',
    'pages/home/m.wxs': 'module.exports.name = "before-wxs"',
    'pages/home/extra.ts': 'export const extra = 1',
    'pages/home/home.ts': "import { extra } from './extra'\nPage({ extra })",
  })
  const { code: first } = await project.compile()
  expect(first).toContain('before-wxs')
  project.write({
    'pages/home/home.wxss': '.after {}',
    'pages/home/home.wxml': '<wxs module="m" src="./m.wxs"/><text>after {{m.name}}</text>',
    'pages/home/m.wxs': 'module.exports.name = "after-wxs"',
    'pages/home/home.ts': 'Page({ after: 1 })',
  })
  project.remove('pages/home/extra.ts')
  const { code: second, diagnostics } = await project.compile()
  expect(diagnostics).toEqual([])
  expect(second).toContain('after-wxs')
  expect(second).not.toContain('before')
  expect(second).not.toContain('extra')
})

test('compileApp: calls for one project at once give the same script', async () => {
  const project = writtenProject(ONE_PAGE)
  const [one, two] = await Promise.all([project.compile(), project.compile()])
  expect(two.code).toBe(one.code)
  expect(two.inputs).toEqual(one.inputs)
})

test('compileApp: a mistaken project.config.json is refused', async () => {
  const project = writtenProject({ ...ONE_PAGE, 'project.config.json': '{' })
  await expect(async () =>
    compileApp({ project: project.folder, nodeModules: join(project.folder, 'node_modules') }),
  ).rejects.toThrow()
})
