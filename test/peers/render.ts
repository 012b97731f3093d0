import { BOOK } from './book'

/** The book as a page. */
export function rendered(): string {
  const areas = [...new Set(BOOK.map(({ area }) => area))]
  const tables = areas.flatMap((area) => [
    `## ${area}`,
    '',
    '| name | what went wrong there | where it is tested | planted, and found by the worlds |',
    '|---|---|---|---|',
    ...BOOK.filter((chapter) => chapter.area === area).map(
      ({ name, was, test, planted = '' }) => `| ${name} | ${was} | [${test}](../${test}) | ${planted} |`,
    ),
    '',
  ])
  return [
    '# The peers’ book',
    '',
    'Failures of systems that do the same job, read in their public sources, and where it is proven that they are not ours. A',
    'name also stands in the title of its test. A planted mistake brings the failure back on purpose; `npm run faults --',
    '--planted` finds each one. Written by `npm run peers-book`.',
    '',
    ...tables,
  ].join('\n')
}
