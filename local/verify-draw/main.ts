import { parseArgs } from 'node:util'
import { withProgress } from '../progress'
import { readLog } from './read-log'
import { type Verdict, verifyLog } from './verify-log'

/** `npm run verify-draw -- FILE [--json]`: recomputes every draw of a published log; exit 1 when one is wrong. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [file] = positionals
  if (file === undefined) throw new Error('用法：npm run verify-draw -- 抽奖记录.json [--json]')
  const log = readLog(file)
  const verdict = await withProgress('核对 {bar} {percentage}% {value}/{total}', values.json, (progress) => {
    progress.start(log.lines.length)
    return verifyLog(log, () => progress.increment(1))
  })
  console.log(values.json ? JSON.stringify(verdict) : inWords(verdict))
  process.exitCode = verdict.ok ? 0 : 1
}

function inWords({ draws, firstWrong, emptyPoolsWithUnitsLeft }: Verdict): string {
  if (firstWrong !== undefined) {
    const where = firstWrong.line === null ? '抽奖前公布的内容' : `第 ${firstWrong.line} 行`
    return `${draws} 次抽奖之后，第一处不符：${where}（${firstWrong.fault}）`
  }
  const left = emptyPoolsWithUnitsLeft === 0 ? '' : `；其中 ${emptyPoolsWithUnitsLeft} 次抽中时奖品正被未完成的抽奖占用`
  return `${draws} 次抽奖：全部相符${left}`
}

main().catch((fault) => {
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
})
