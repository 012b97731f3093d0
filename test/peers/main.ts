import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { REPOSITORY } from '../../local/repository'
import { rendered } from './render'

/** `npm run peers-book`: writes docs/peers-book.md. */
writeFileSync(path.join(REPOSITORY, 'docs/peers-book.md'), rendered())
