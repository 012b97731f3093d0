import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Program } from '../../../local/phone/program'
import { readProgram } from '../harness'

/** A mini program written by a test: file contents by path. A page or component without a template gets an empty one, and
 *  app.json and app.js are made up where they are left out. */
export function smallApp(files: Readonly<Record<string, string>>): Program {
  return readProgram(smallAppFolder(files))
}

/** The same, as the folder that it was written to. */
export function smallAppFolder(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'member-day-small-'))
  const pages = Object.keys(files).flatMap((path) => /^(pages\/.+)\.(?:js|ts)$/.exec(path)?.[1] ?? [])
  const all: Record<string, string> = {
    'app.json': JSON.stringify({ pages }),
    'app.js': 'App({})',
    ...Object.fromEntries(
      pages.flatMap((page) => [
        [`${page}.wxml`, '<view/>'],
        [`${page}.json`, '{}'],
      ]),
    ),
    ...files,
  }
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}
