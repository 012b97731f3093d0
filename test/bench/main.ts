import { documentGet } from './document-get'
import { firstPage } from './first-page'
import { inWords, reportOf } from './report'
import { wireCalls } from './wire-calls'

/** `npm run bench [-- --json]`: what things cost, as counts and as ratios to a floor measured in the same run. */
async function main(): Promise<void> {
  const report = reportOf([...(await wireCalls()), await documentGet(), ...(await firstPage())])
  console.log(process.argv.includes('--json') ? JSON.stringify(report) : inWords(report))
  process.exitCode = report.rows.every((row) => row.ok) ? 0 : 1
}

main().catch((fault) => {
  console.error(fault)
  process.exitCode = 1
})
