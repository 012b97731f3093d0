import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'

/** `npm test`: every check and every test, one after the other; its last line counts them. */

interface Count {
  readonly passed: number
  readonly failed: number
}

interface Step {
  readonly name: string
  readonly command: readonly string[]
  readonly zone?: string
  /** Where jest writes its counts; a step without one is a single check. */
  readonly report?: string
}

/** No step takes near as long; one that hangs fails alone, and the others still tell their counts. */
const STEP_ENDS_MS = 12 * 60_000

const REPORTS = path.resolve('dist/test-reports')

const check = (name: string, ...command: string[]): Step => ({ name, command })

/** As many as CI has cores. Phones share a browser's worth of memory and the built functions: one at a time. */
const workersOf = (projects: readonly string[]): number => (projects.includes('e2e') ? 1 : 2)

const tests = (name: string, zone: string, ...projects: string[]): Step => {
  const report = path.join(REPORTS, `${name.replaceAll(/\W+/g, '-')}.json`)
  // What a failed suite left open must not keep the next step waiting.
  const options = ['--ci', '--forceExit', '--json', `--outputFile=${report}`, `--maxWorkers=${workersOf(projects)}`]
  return { name, command: ['jest', ...options, '--selectProjects', ...projects], zone, report }
}

const STEPS: readonly Step[] = [
  check('style', 'biome', 'ci', '--error-on-warnings'),
  check('types: functions, workshop and tests', 'tsc', '-p', 'tsconfig.json'),
  check('types: mini program', 'tsc', '-p', 'miniprogram/tsconfig.json'),
  check('types: phone', 'tsc', '-p', 'local/phone/tsconfig.json'),
  check('floors', 'tsx', 'local/checks/floors.ts'),
  check('dead code', 'knip'),
  check('functions bundled', 'tsx', 'local/build/main.ts'),
  tests('rules and functions', 'UTC', 'domain', 'functions'),
  tests('rules where summer time is kept', 'America/New_York', 'domain'),
  check('10,000 worlds under fire', 'tsx', 'test/faults/main.ts', '--seeds', '10000'),
  check('planted mistakes are found', 'tsx', 'test/faults/main.ts', '--planted'),
  check('mistakes of peers are noticed', 'tsx', 'test/peers/main.ts', '--planted'),
  tests('the simulator, the bench and what is fed in', 'UTC', 'faults'),
  tests('workshop and pages', 'UTC', 'workshop', 'pages'),
  tests('on the phone', 'UTC', 'e2e'),
]

rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })
const total = { passed: 0, failed: 0 }
for (const step of STEPS) {
  console.log(`\n── ${step.name}`)
  const started = Date.now()
  const { passed, failed } = run(step)
  total.passed += passed
  total.failed += failed
  console.log(`   ${passed} passed, ${failed} failed in ${Math.round((Date.now() - started) / 1000)} s`)
}
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed === 0 ? 0 : 1)

function run({ command, zone = 'UTC', report }: Step): Count {
  const [program = '', ...args] = command
  const { status } = spawnSync(path.join('node_modules/.bin', program), args, {
    stdio: ['ignore', 'inherit', 'inherit'],
    // What npm puts there for Windows is a script.
    shell: process.platform === 'win32',
    env: { ...process.env, TZ: zone },
    timeout: STEP_ENDS_MS,
    killSignal: 'SIGKILL',
  })
  const succeeded = status === 0
  if (report === undefined) return succeeded ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  return countOf(report, succeeded)
}

/** A suite that did not even load counts as one failure; a run that failed for no counted reason counts as one too. */
function countOf(report: string, succeeded: boolean): Count {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'))
    const failed = numFailedTests + numRuntimeErrorTestSuites
    return { passed: numPassedTests, failed: succeeded ? failed : Math.max(1, failed) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
