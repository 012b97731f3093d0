import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { REPOSITORY } from '../../local/repository'
import { BOOK } from './book'
import { tryChapters } from './planted/try-chapters'
import { rendered } from './render'

/**
 * `npm run peers-book`: writes docs/peers-book.md.
 * `npm run peers-book -- --planted`: plants each chapter's mistake; its own tests have to notice.
 * `npm run peers-book -- --planted NAME…`: those of these chapters, whose tests have to pass without, too.
 */
function main(): void {
  const { values, positionals } = parseArgs({
    options: { planted: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  if (values.planted) plant(positionals)
  else writeFileSync(path.join(REPOSITORY, 'docs/peers-book.md'), rendered())
}

function plant(names: readonly string[]): void {
  const chapters = BOOK.filter(({ name }) => names.length === 0 || names.includes(name))
  const tried = tryChapters(chapters, { alsoWithout: names.length > 0 })
  for (const { chapter, noticed, words } of tried)
    console.log(`${noticed ? ' ' : '✗'} ${chapter.name}: ${chapter.planted}: ${noticed ? '' : '没有发现：'}${words}`)
  process.exitCode = tried.length > 0 && tried.every(({ noticed }) => noticed) ? 0 : 1
}

main()
