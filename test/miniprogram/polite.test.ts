import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const REPOSITORY = join(__dirname, '../..')

test('whoever is spoken to is 您, on every page and in every answer', () => {
  const sources = ['miniprogram', 'cloudfunctions'].flatMap((root) =>
    readdirSync(join(REPOSITORY, root), { recursive: true, encoding: 'utf8' })
      .filter(
        (name) => /\.(ts|wxml|wxs)$/.test(name) && !name.includes('node_modules') && !name.includes('miniprogram_npm'),
      )
      .map((name) => join(root, name)),
  )
  expect(sources.length).toBeGreaterThan(300)
  expect(sources.filter((name) => readFileSync(join(REPOSITORY, name), 'utf8').includes('你'))).toEqual([])
})
