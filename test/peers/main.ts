import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { runCommand } from '../../local/command-line'
import { REPOSITORY } from '../../local/repository'
import { BOOK } from './book'
import { tryChapters } from './planted/try-chapters'
import { rendered } from './render'

const USAGE = `npm run peers-book -- [--planted [NAME…]]
  without options  write docs/peers-book.md
  --planted        plant each chapter's mistake; its own tests have to notice
  --planted NAME…  those of these chapters, whose tests have to pass without, too`

void runCommand(
  { usage: USAGE, options: { planted: { type: 'boolean', default: false } }, allowPositionals: true, showStack: true },
  ({ planted }, names) => {
    if (planted) plant(names)
    else writeFileSync(path.join(REPOSITORY, 'docs/peers-book.md'), rendered())
  },
)

function plant(names: readonly string[]): void {
  const chapters = BOOK.filter(({ name }) => names.length === 0 || names.includes(name))
  const tried = tryChapters(chapters, { alsoWithout: names.length > 0 })
  for (const { chapter, noticed, words } of tried)
    console.log(`${noticed ? ' ' : '✗'} ${chapter.name}: ${chapter.planted}: ${noticed ? '' : '没有发现：'}${words}`)
  process.exitCode = tried.length > 0 && tried.every(({ noticed }) => noticed) ? 0 : 1
}
