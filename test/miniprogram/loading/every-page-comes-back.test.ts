import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

test('every page that can be left while it waits says when it is come back to', () => {
  const root = join(__dirname, '../../../miniprogram')
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ name, source: readFileSync(join(root, name), 'utf8') }))
    .filter(({ source }) => /\.\.\.(loadable|inSight),/.test(source) && /^Page\(/m.test(source))
  expect(pages.length).toBeGreaterThan(35)
  const withOwn = pages.filter(({ source }) => /^ {2}(async )?onShow\(\)/m.test(source))
  expect(withOwn.length).toBeGreaterThan(15)
  const silent = withOwn.filter(({ source }) => !/^ {2}(async )?onShow\(\) \{\n {4}this\.comeBack\(\)/m.test(source))
  expect(silent.map(({ name }) => name)).toEqual([])
})
