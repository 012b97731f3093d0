import type { Diagnostic } from '../../../local/phone/seams'
import { ONE_PAGE, writtenProject } from './written-project'

const show = ({ severity, file, line, column, message }: Diagnostic) =>
  `${severity} ${file}:${line}:${column} ${message}`

test('compileApp: a mini program without a mistake has no diagnostics', async () => {
  expect((await writtenProject(ONE_PAGE).compile()).diagnostics).toEqual([])
})

test.each<[string, Record<string, string>, string]>([
  [
    'a tag that is not closed',
    { 'pages/home/home.wxml': '<view>\n  <text>\n</view>' },
    'warning pages/home/home.wxml:2:4 missing end tag',
  ],
  [
    'a tag that nobody defines',
    { 'pages/home/home.wxml': '<view/>\n<!-- <other-one/> -->\n<check-mark/>' },
    'warning pages/home/home.wxml:3:1 no component is called <check-mark>',
  ],
  [
    'a syntax error in TypeScript',
    { 'pages/home/home.ts': 'Page({\n  data: { count: }\n})' },
    'error pages/home/home.ts:2:18 Unexpected "}"',
  ],
  [
    'a module that is not there',
    { 'pages/home/home.ts': "import { a } from './absent'\nPage({ a })" },
    "error pages/home/home.ts:1:19 module './absent' is not found",
  ],
  [
    'JSON that does not parse',
    { 'pages/home/home.json': '{\n  "usingComponents": {},\n}' },
    'error pages/home/home.json:2:24 JSON does not support trailing commas',
  ],
  ['JSON that is no object', { 'pages/home/home.json': '[]' }, 'error pages/home/home.json:1:1 must be an object'],
  [
    'a component that is not there',
    { 'pages/home/home.json': '{\n  "usingComponents": { "a-b": "./absent" }\n}' },
    'error pages/home/home.json:2:31 component "./absent" is not found',
  ],
  [
    'a page that is not there',
    { 'app.json': '{\n  "pages": ["pages/home/home", "pages/none/none"]\n}' },
    'error app.json:2:32 "pages/none/none" has no script file',
  ],
  [
    'a tab that is no page',
    { 'app.json': '{ "pages": ["pages/home/home"], "tabBar": { "list": [{ "pagePath": "pages/x", "text": "x" }] } }' },
    'error app.json:0:0 tabBar: "pages/x" is not in pages',
  ],
  [
    'an import of WXSS that is not there',
    { 'pages/home/home.wxss': '.a { color: red }\n@import "./absent.wxss";' },
    'error pages/home/home.wxss:2:1 cannot find ./absent.wxss',
  ],
  [
    'WXSS that does not parse',
    { 'pages/home/home.wxss': '.a {\n  color: red;\n' },
    'error pages/home/home.wxss:1:1 Unclosed block',
  ],
  [
    'a local picture in WXSS',
    { 'pages/home/home.wxss': '.a { background: url(/leaf.png) }', 'leaf.png': '' },
    'warning pages/home/home.wxss:1:6 a local file in WXSS does not show on a device: use <image>, base64 or a network address',
  ],
  [
    'a template that is not there',
    { 'pages/home/home.wxml': '<view/>\n<import src="./absent.wxml"/>' },
    'error pages/home/home.wxml:2:16 cannot find pages/home/absent.wxml',
  ],
  [
    'a WXS module that is not there',
    { 'pages/home/home.wxml': '<wxs module="m" src="./absent.wxs"/>' },
    'error pages/home/home.wxml:1:24 cannot find pages/home/absent.wxs',
  ],
])('compileApp: %s is told with its place', async (_fact, files, expected) => {
  const { diagnostics } = await writtenProject({ ...ONE_PAGE, ...files }).compile()
  expect(diagnostics.map(show)).toEqual([expected])
})

test('compileApp: a mistake that is mended is gone at the next compilation', async () => {
  const project = writtenProject({ ...ONE_PAGE, 'pages/home/home.ts': 'Page({' })
  expect((await project.compile()).diagnostics).toHaveLength(1)
  project.write({ 'pages/home/home.ts': 'Page({})' })
  expect((await project.compile()).diagnostics).toEqual([])
})
