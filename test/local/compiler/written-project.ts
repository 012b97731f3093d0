import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { compileApp } from '../../../local/phone/compiler/compile-app'
import type { Program } from '../../../local/phone/program'
import type { CompiledApp } from '../../../local/phone/seams'
import { allPackagesOf } from '../../phone/all-packages'

export interface WrittenProject {
  readonly folder: string
  write(files: Readonly<Record<string, string>>): void
  remove(path: string): void
  compile(): Promise<CompiledApp>
  /** Compiles and hands back what the host would be given. */
  program(): Promise<Program>
}

let writes = 0

/** A mini program written by a test: file contents by path. */
export function writtenProject(files: Readonly<Record<string, string>>): WrittenProject {
  const folder = mkdtempSync(join(tmpdir(), 'member-day-compiler-'))
  const compile = () => compileApp({ project: folder, nodeModules: join(folder, 'node_modules') })
  const project: WrittenProject = {
    folder,
    write(changed) {
      for (const [path, text] of Object.entries(changed)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
        // Two writes within the clock's step must not look like one.
        writes += 1
        utimesSync(join(folder, path), 1_700_000_000 + writes, 1_700_000_000 + writes)
      }
    },
    remove: (path) => rmSync(join(folder, path)),
    compile,
    async program() {
      return allPackagesOf(await compile())
    },
  }
  project.write(files)
  return project
}

/** The least that is a mini program. */
export const ONE_PAGE = {
  'app.json': '{ "pages": ["pages/home/home"] }',
  'app.ts': 'App({})',
  'pages/home/home.json': '{}',
  'pages/home/home.ts': 'Page({})',
  'pages/home/home.wxml': '<view>home</view>',
}
