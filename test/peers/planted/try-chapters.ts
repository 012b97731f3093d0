import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { REPOSITORY } from '../../../local/repository'
import type { Chapter } from '../book'
import { mistakeNamed } from './mistakes'
import { plantTree } from './tree'

const JEST: {
  readonly projects: ReadonlyArray<{ readonly testMatch: readonly string[] }>
} = require('../../../jest.config.js')

const PLANTED = path.join(REPOSITORY, 'dist/planted')

/** What a chapter's own tests said of its mistake: how they failed, or why they noticed nothing. */
export interface Tried {
  readonly chapter: Chapter
  readonly noticed: boolean
  readonly words: string
}

/**
 * Plants the mistake of each chapter in a tree of its own and runs the tests that have the chapter's name there. All of them run
 * in one jest, a project for each tree and file. That the same tests pass where nothing is planted, the suites show; with
 * `alsoWithout` this does too, which for the whole book takes longer than the mistakes.
 */
export function tryChapters(chapters: readonly Chapter[], { alsoWithout }: { readonly alsoWithout: boolean }): Tried[] {
  rmSync(PLANTED, { recursive: true, force: true })
  try {
    for (const mistake of new Set(chapters.map(({ planted }) => planted))) {
      const tests = chapters.filter(({ planted }) => planted === mistake).map(({ test }) => test)
      plantTree(treeOf(mistake), partsFor(tests), mistakeNamed(mistake).patches)
    }
    const planted = projectsFor(chapters, ({ planted: mistake }) => treeOf(mistake))
    const without = alsoWithout ? projectsFor(chapters, () => REPOSITORY) : []
    const results = runJest([...planted, ...without])
    return chapters.map((chapter) => ({ chapter, ...triedIn(results, chapter, alsoWithout) }))
  } finally {
    rmSync(PLANTED, { recursive: true, force: true })
  }
}

const treeOf = (mistake: string): string => path.join(PLANTED, mistake)

/** `test/functions/draw.test.ts` is of the kind `functions`. */
const kindOf = (test: string): string => test.split('/')[1] ?? ''

/** What tests of a kind read beside the functions. */
const AROUND: Readonly<Record<string, readonly string[]>> = {
  functions: ['local', 'package.json'],
  miniprogram: ['miniprogram'],
}

function partsFor(tests: readonly string[]): string[] {
  const around = [...new Set(tests.map(kindOf))].flatMap((kind) => [`test/${kind}`, ...(AROUND[kind] ?? [])])
  return ['cloudfunctions', 'typings', ...around]
}

/** One for each tree and file of these chapters. */
function projectsFor(chapters: readonly Chapter[], rootOf: (chapter: Chapter) => string) {
  const fileOf = (chapter: Chapter) => path.join(rootOf(chapter), chapter.test)
  return chapters
    .filter((chapter, index) => chapters.findIndex((each) => fileOf(each) === fileOf(chapter)) === index)
    .map((first) => {
      const alike = chapters.filter((each) => fileOf(each) === fileOf(first))
      return projectFor(rootOf(first), first.test, alike)
    })
}

function projectFor(rootDir: string, test: string, chapters: readonly Chapter[]) {
  const suite = JEST.projects.find(({ testMatch }) =>
    testMatch.some((match) => match.startsWith(`<rootDir>/test/${kindOf(test)}/`)),
  )
  return {
    ...suite,
    displayName: path.basename(rootDir),
    rootDir,
    roots: [path.join(rootDir, path.dirname(test))],
    testMatch: [path.join(rootDir, test)],
    testEnvironment: path.join(__dirname, 'named-tests.ts'),
    testEnvironmentOptions: { names: chapters.map(({ name }) => name) },
  }
}

interface FileResult {
  readonly name: string
  readonly message: string
  readonly assertionResults: ReadonlyArray<{
    readonly fullName: string
    readonly status: string
    readonly failureMessages: readonly string[]
  }>
}

function runJest(projects: readonly object[]): readonly FileResult[] {
  const config = path.join(PLANTED, 'jest.config.json')
  const report = path.join(PLANTED, 'report.json')
  writeFileSync(config, JSON.stringify({ ...JEST, projects }))
  const options = ['--ci', '--forceExit', '--silent', '--maxWorkers=2', '--json', `--outputFile=${report}`]
  const { stderr } = spawnSync(path.join(REPOSITORY, 'node_modules/.bin/jest'), ['--config', config, ...options], {
    encoding: 'utf8',
    maxBuffer: 1024 ** 3,
  })
  try {
    return JSON.parse(readFileSync(report, 'utf8')).testResults
  } catch {
    throw new Error(`jest did not come to an end: ${stderr.slice(-2000)}`)
  }
}

const DID_NOT_RUN = 'No test of this name ran.'

/** A test that did not run, or did not come to its end, has noticed nothing. */
const UNFIT = [DID_NOT_RUN, 'Exceeded timeout']

function triedIn(results: readonly FileResult[], chapter: Chapter, alsoWithout: boolean): Omit<Tried, 'chapter'> {
  const without = alsoWithout ? failureIn(results, REPOSITORY, chapter) : null
  if (without !== null) return { noticed: false, words: `fails where nothing is planted. ${shortened(without)}` }
  const failure = failureIn(results, treeOf(chapter.planted), chapter)
  if (failure === null) return { noticed: false, words: 'passed' }
  return { noticed: !UNFIT.some((words) => failure.includes(words)), words: shortened(failure) }
}

/** What a test of the chapter's name failed with in a tree; null when all passed. */
function failureIn(results: readonly FileResult[], root: string, { name, test }: Chapter): string | null {
  const result = results.find((each) => each.name === path.join(root, test))
  const named = (result?.assertionResults ?? []).filter(({ fullName }) => fullName.includes(name))
  if (named.length === 0) return `${DID_NOT_RUN} ${result?.message ?? ''}`
  return named.flatMap(({ failureMessages }) => failureMessages)[0] ?? null
}

/** In one line, without colours and where in the sources. */
function shortened(failure: string): string {
  const [said = ''] = stripVTControlCharacters(failure).split(/\n\s+at /)
  return said.replaceAll(/\s+/g, ' ').slice(0, 160)
}
