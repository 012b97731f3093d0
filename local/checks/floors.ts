import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { REPOSITORY } from '../repository'

/**
 * Enforces the floors of the house: what may import what (.dependency-cruiser.cjs), and that `wx.cloud` is known to
 * `services/` alone. Without its swc parser dependency-cruiser passes having read nothing, so every file must have been seen.
 */
const DEPLOYED = ['cloudfunctions', 'miniprogram', 'typings']

const problems = [...brokenRules(), ...strangersToTheCloud()]
for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
console.log(`floors: ${sources().length} modules seen, every import in its place`)

function brokenRules(): string[] {
  const bin = path.join(REPOSITORY, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const args = [bin, ...DEPLOYED, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', '--no-progress']
  const report = JSON.parse(
    execFileSync(process.execPath, args, { cwd: REPOSITORY, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }),
  ) as Report
  const seen = new Set(report.modules.map((module) => module.source))
  const unseen = sources().filter((file) => !seen.has(file))
  return [
    ...report.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} → ${to}`),
    ...unseen.map((file) => `not seen by the check: ${file}`),
    ...(seen.size === 0 ? ['the check saw no module at all'] : []),
  ]
}

function strangersToTheCloud(): string[] {
  return sources()
    .filter((file) => file.startsWith('miniprogram/') && !file.startsWith('miniprogram/services/'))
    .filter((file) => /\bwx\s*\.\s*cloud\b/.test(readFileSync(path.join(REPOSITORY, file), 'utf8')))
    .map((file) => `only services/ knows wx.cloud: ${file}`)
}

/** Every TypeScript source that is deployed, relative to the repository. */
function sources(): string[] {
  return DEPLOYED.flatMap((folder) =>
    readdirSync(path.join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.includes('miniprogram_npm') && !file.endsWith('.d.ts'))
      .map((file) => path.posix.join(folder, file)),
  )
}

interface Report {
  readonly modules: ReadonlyArray<{ readonly source: string }>
  readonly summary: {
    readonly violations: ReadonlyArray<{
      readonly from: string
      readonly to: string
      readonly rule: { readonly name: string }
    }>
  }
}
