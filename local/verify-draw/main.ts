import { runCommand } from '../command-line'
import { withProgress } from '../progress'
import { readLog } from './read-log'
import { type Verdict, verifyLog } from './verify-log'

const USAGE = `npm run verify-draw -- FILE [--json]
  FILE    the published log of a member day: it is checked with nothing but the algorithm that was published
  --json  print the verdict as JSON`

/** `npm run verify-draw`: recomputes every draw of a published log; exit 1 when one is wrong. */
void runCommand(
  { usage: USAGE, options: { json: { type: 'boolean', default: false } }, allowPositionals: true },
  async ({ json }, [file]) => {
    if (file === undefined) throw new Error(USAGE)
    const log = readLog(file)
    const verdict = await withProgress('核对 {bar} {percentage}% {value}/{total}', json, (progress) => {
      progress.start(log.lines.length)
      return verifyLog(log, () => progress.increment(1))
    })
    console.log(json ? JSON.stringify(verdict) : inWords(verdict))
    process.exitCode = verdict.ok ? 0 : 1
  },
)

function inWords({ draws, firstWrong, emptyPoolsWithUnitsLeft }: Verdict): string {
  if (firstWrong !== undefined) {
    const where = firstWrong.line === null ? '抽奖前公布的内容' : `第 ${firstWrong.line} 行`
    return `${draws} 次抽奖之后，第一处不符：${where}（${firstWrong.fault}）`
  }
  const left = emptyPoolsWithUnitsLeft === 0 ? '' : `；其中 ${emptyPoolsWithUnitsLeft} 次抽中时奖品正被未完成的抽奖占用`
  return `${draws} 次抽奖：全部相符${left}`
}
