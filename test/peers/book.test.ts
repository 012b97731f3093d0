import { readFileSync } from 'node:fs'
import path from 'node:path'
import { patched } from '../../local/in-process/build-bundles'
import { REPOSITORY } from '../../local/repository'
import { BUGS } from '../faults/planted/bugs'
import { BOOK } from './book'
import { MISTAKES, MISTAKES_OF_PEERS } from './planted/mistakes'
import { rendered } from './render'

const read = (file: string) => readFileSync(path.join(REPOSITORY, file), 'utf8')

test.each(BOOK)('$name: a test in $test has this name', ({ name, test: file }) => {
  const titles = read(file)
    .split('\n')
    .filter((line) => /^\s*(test|describe)\b|^\s*\[?['"`]/.test(line))
  expect(titles.some((title) => title.includes(name))).toBe(true)
})

test('every chapter has a mistake, every mistake of a peer a chapter, and no two have one name', () => {
  const names = MISTAKES.map(({ name }) => name)
  const planted = BOOK.map((chapter) => chapter.planted)
  expect(planted.filter((name) => !names.includes(name))).toEqual([])
  expect(MISTAKES_OF_PEERS.map(({ name }) => name).filter((name) => !planted.includes(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

test.each(MISTAKES)('$name: there is one place for each of its patches', ({ patches }) => {
  for (const file of new Set(patches.map((patch) => patch.file))) {
    const mine = patches.filter((patch) => patch.file === file)
    expect(mine.reduce(patched, read(file))).not.toBe(read(file))
  }
})

test('every mistake that the worlds are said to find is planted there', () => {
  const found = BUGS.map(({ name }) => name)
  expect(BOOK.flatMap(({ worlds }) => worlds ?? []).filter((name) => !found.includes(name))).toEqual([])
})

test('no name stands in the book twice, and the page says what the book says', () => {
  expect(new Set(BOOK.map(({ name }) => name)).size).toBe(BOOK.length)
  expect(read('docs/peers-book.md')).toBe(rendered())
})
