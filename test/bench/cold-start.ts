import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { FUNCTIONS_BUILT } from '../../local/build/functions'
import { sdkEnvironment } from '../../local/cloud/sdk-environment'
import { REPOSITORY } from '../../local/repository'
import { ratioRow } from './budgets'
import { median, type Row } from './report'

/** What the function of the members takes to load beside the SDK alone, each in a fresh process; they take turns. In the environment
 *  that a function has: elsewhere the SDK asks the network where it is as soon as it is set up, which the bare SDK never is. Time of
 *  the processor, which other work on the machine leaves nearly as it is. */
export function coldStart(rounds: number): Row {
  const bundle = path.join(FUNCTIONS_BUILT, 'member/index.js')
  const figure: number[] = []
  const floor: number[] = []
  for (let round = 0; round < rounds; round++) {
    floor.push(loading('wx-server-sdk'))
    figure.push(loading(bundle))
  }
  return ratioRow({ what: 'cold start beside the bare SDK', figure: median(figure), floor: median(floor), unit: 'ms' })
}

function loading(what: string): number {
  const program = `const start = process.cpuUsage()
    require(${JSON.stringify(what)})
    const { user, system } = process.cpuUsage(start)
    console.log((user + system) / 1000)`
  const environment = { ...process.env, ...sdkEnvironment(''), NODE_PATH: path.join(REPOSITORY, 'node_modules') }
  return Number(execFileSync(process.execPath, ['-e', program], { env: environment, encoding: 'utf8' }))
}
