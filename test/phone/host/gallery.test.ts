import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readProgram, settled, startInTest } from '../harness'

const program = readProgram('local/phone/gallery')

/** Folders of the package that hold no component. */
const NO_COMPONENTS = ['common', 'definitions', 'mixins', 'wxs']

const components = readdirSync(join(__dirname, '../../../node_modules/@vant/weapp/lib')).filter(
  (name) => !NO_COMPONENTS.includes(name),
)

test('gallery: it has a page for each of the 68 components of vant', () => {
  const used = new Set(Object.values(program.components).flatMap(({ config }) => Object.values(config.usingComponents)))
  expect(components).toHaveLength(68)
  expect(components.filter((name) => !used.has(`/miniprogram_npm/@vant/weapp/${name}/index`))).toEqual([])
})

test.each(program.app.pages)('gallery: %s is drawn without an error or a warning', async (path) => {
  const app = startInTest(program, { entry: path })
  await settled(app)
  const drawn = new Set([...app.container.querySelectorAll('[is]')].map((element) => element.getAttribute('is')))
  const expected = Object.values(program.components[path]?.config.usingComponents ?? {}).map((used) => used.slice(1))
  expect(expected.filter((used) => !drawn.has(used))).toEqual([])
  expect(app.errors).toEqual([])
  expect(app.context.warnings).toEqual([])
})
