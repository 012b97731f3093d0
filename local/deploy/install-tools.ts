import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Installs what the lock file of `folder` names, unless that was done to its end before. Whether it was stands in a copy of the
 *  lock file that is written last: an installation that was cut off leaves a node_modules too, and is done again. */
export function installTools(folder: string, install: (folder: string) => void = installWithNpm): void {
  const wanted = readFileSync(path.join(folder, 'package-lock.json'), 'utf8')
  const installed = path.join(folder, 'node_modules/.installed-package-lock.json')
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return
  install(folder)
  writeFileSync(installed, wanted)
}

function installWithNpm(folder: string): void {
  execFileSync('npm', ['ci', '--prefix', folder], { stdio: 'inherit' })
}
