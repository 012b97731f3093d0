import { BUGS } from '../faults/planted/bugs'
import { BOOK, type Chapter } from './book'

const FOUND_BY_WORLDS = new Set(BUGS.map(({ name }) => name))

/** The book as a page. */
export function rendered(): string {
  const areas = [...new Set(BOOK.map(({ area }) => area))]
  const tables = areas.flatMap((area) => [
    `## ${area}`,
    '',
    '| name | what went wrong there | planted here | noticed by | found by the worlds |',
    '|---|---|---|---|---|',
    ...BOOK.filter((chapter) => chapter.area === area).map(rowOf),
    '',
  ])
  return [
    '# The peers’ book',
    '',
    'Failures of systems that do the same job, read in their public sources, and where it is proven that they are not ours. Each',
    'has a mistake of its own, a text in a source and what stands there instead, which brings the failure back on purpose: `npm run',
    'peers-book -- --planted` plants it and runs the tests that have the failure’s name in their titles, which have to fail; in',
    '`npm test` the same tests pass where nothing is planted. The last column names the mistake, the same or one like it, that `npm',
    'run faults -- --planted` finds in the simulated worlds. Written by `npm run peers-book`.',
    '',
    ...tables,
  ].join('\n')
}

function rowOf(chapter: Chapter): string {
  const { name, was, planted, test } = chapter
  const worlds = FOUND_BY_WORLDS.has(planted) ? planted : (chapter.worlds ?? '')
  return `| ${name} | ${was} | ${planted} | [${test}](../${test}) | ${worlds} |`
}
