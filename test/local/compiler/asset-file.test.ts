import { join } from 'node:path'
import { assetFile, Project } from '../../../local/phone/compiler/project'
import { SourceFiles } from '../../../local/phone/compiler/source-files'
import { ONE_PAGE, writtenProject } from './written-project'

const { folder } = writtenProject({
  ...ONE_PAGE,
  'images/棉.png': 'picture',
  'secret.txt': 'beside',
  'src/app.json': '{ "pages": [] }',
  'src/leaf.png': 'picture',
  'project.config.json': '{ "miniprogramRoot": "src/" }',
  'node_modules/paper/package.json': '{ "name": "paper", "miniprogram": "lib" }',
  'node_modules/paper/lib/grain.png': 'picture',
})
const project = new Project({ project: folder, nodeModules: join(folder, 'node_modules') }, new SourceFiles())

test.each([
  ['a file of the mini program', '/app/leaf.png', 'src/leaf.png'],
  ['a file of an npm package', '/app/miniprogram_npm/paper/grain.png', 'node_modules/paper/lib/grain.png'],
])('assetFile: %s', (_fact, address, file) => {
  expect(assetFile(project, address)).toBe(join(folder, file))
})

test.each([
  '/app/absent.png',
  '/app/../secret.txt',
  '/app/%2e%2e/secret.txt',
  '/app/..%2fsecret.txt',
  '/app//etc/hostname',
  '/app/',
  '/app/%.png',
  '/app/%ff.png',
])('assetFile: %s is no file of the mini program', (address) => {
  expect(assetFile(project, address)).toBeNull()
})
