import { parseArgs } from 'node:util'
import { REPOSITORY } from '../repository'
import { type Checked, checkDeployment } from './check'
import { kilobytes } from './package-size'

const USAGE = `npm run deploy -- --check [--json]`

/** `npm run deploy`: exit 1 when something would be refused. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { check: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  })
  if (!values.check) throw new Error(USAGE)
  const checked = await checkDeployment(REPOSITORY)
  console.log(values.json ? JSON.stringify(checked) : inWords(checked))
  process.exitCode = checked.ok ? 0 : 1
}

function inWords({ ok, problems, sizes }: Checked): string {
  const rows = sizes.map(({ name, bytes, limit }) => {
    const room = Math.floor((1 - bytes / limit) * 100)
    return `  ${name.padEnd(32)} ${String(kilobytes(bytes)).padStart(5)} KB of ${kilobytes(limit)} KB, ${room} % room`
  })
  const found = problems.map(({ file, what }) => `  ${file}: ${what}`)
  const verdict = ok ? 'Nothing stands in the way.' : `${problems.length} problems:`
  return [...rows, '', verdict, ...found].join('\n')
}

main().catch((fault) => {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
})
