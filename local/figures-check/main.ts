import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { FUNCTIONS_SOURCE } from '../build/functions'
import { openStore } from '../cloud/store/open-store'
import { runCommand } from '../command-line'
import { REPOSITORY } from '../repository'
import { checkFigures, type FiguresCheck } from './check-figures'

const USAGE = `npm run check-figures -- [--data DIR] [--now INSTANT] [--json]
  --data DIR     what a local cloud has kept (.data/); the cloud has to rest meanwhile
  --now INSTANT  as of when, such as 2026-12-01T10:00:00+08:00; this instant unless given
  --json         print the outcome as JSON`

/** `npm run check-figures`: computes every figure again from what happened; exit 1 when one that is told differs. */
void runCommand(
  {
    usage: USAGE,
    options: {
      data: { type: 'string', default: path.join(REPOSITORY, '.data') },
      now: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  },
  (values) => {
    const now = values.now === undefined ? Date.now() : Date.parse(values.now)
    if (Number.isNaN(now)) throw new Error(`--now 不是一个时刻：${values.now}`)
    const dataDir = path.join(path.resolve(values.data), 'documents')
    if (!existsSync(dataDir)) throw new Error(`这里没有可以核对的数据：${values.data}`)
    const collections = JSON.parse(readFileSync(path.join(FUNCTIONS_SOURCE, 'collections.json'), 'utf8'))
    const store = openStore({ dataDir, collections, now: Date.now })
    try {
      const check = checkFigures(store, now)
      console.log(values.json ? JSON.stringify(check) : inWords(check))
      process.exitCode = check.ok ? 0 : 1
    } finally {
      store.close()
    }
  },
)

function inWords({ days, members, waiting, firstWrong }: FiguresCheck): string {
  if (waiting > 0) return `还有 ${waiting} 件事没有记入统计，让云再运行一两分钟后核对`
  const walked = `${members} 位会员，${days} 天`
  if (firstWrong === undefined) return `${walked}：全部相符`
  return `${walked}，第一处不符：${firstWrong.figure}，统计为 ${firstWrong.told}，重算为 ${firstWrong.computed}`
}
