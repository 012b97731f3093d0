import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Patch, patched } from '../../../local/in-process/build-bundles'
import { REPOSITORY } from '../../../local/repository'

/** What no test that stands in the book has a use for. */
const LEFT_OUT = new Set(['node_modules', 'miniprogram_npm', 'phone'])

/** The repository as it would stand with the patches, in a folder of its own: whatever reads, imports or bundles a source there
 *  gets the patched one. The others are links. `parts`: files and folders below the repository that are needed. */
export function plantTree(into: string, parts: readonly string[], patches: readonly Patch[]): void {
  for (const part of parts) link(path.join(REPOSITORY, part), path.join(into, part))
  for (const file of new Set(patches.map((patch) => patch.file))) {
    const mine = patches.filter((patch) => patch.file === file)
    const source = readFileSync(path.join(REPOSITORY, file), 'utf8')
    rmSync(path.join(into, file))
    writeFileSync(path.join(into, file), mine.reduce(patched, source))
  }
}

function link(from: string, to: string): void {
  if (!statSync(from).isDirectory()) {
    linkSync(from, to)
    return
  }
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    if (!LEFT_OUT.has(name)) link(path.join(from, name), path.join(to, name))
  }
}
