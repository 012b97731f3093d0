import { readFileSync } from 'node:fs'
import path from 'node:path'
import { REPOSITORY } from '../../local/repository'
import { BUGS } from '../faults/planted/bugs'
import { BOOK } from './book'
import { rendered } from './render'

const read = (file: string) => readFileSync(path.join(REPOSITORY, file), 'utf8')

test.each(BOOK)('$name: a test in $test has this name', ({ name, test: file }) => {
  const titles = read(file)
    .split('\n')
    .filter((line) => /^\s*(test|describe)\b|^\s*\[?['"`]/.test(line))
  expect(titles.some((title) => title.includes(name))).toBe(true)
})

test('every planted mistake that the book names is planted', () => {
  const planted = new Set(BUGS.map(({ name }) => name))
  expect(BOOK.flatMap(({ planted: name }) => name ?? []).filter((name) => !planted.has(name))).toEqual([])
})

test('no name stands in the book twice, and the page says what the book says', () => {
  expect(new Set(BOOK.map(({ name }) => name)).size).toBe(BOOK.length)
  expect(read('docs/peers-book.md')).toBe(rendered())
})
