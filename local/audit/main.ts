import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FUNCTIONS_SOURCE } from '../build/functions'
import { openStore } from '../cloud/store/open-store'
import { runCommand } from '../command-line'
import { withProgress } from '../progress'
import { REPOSITORY } from '../repository'
import { auditStore } from './audit-store'
import { importExport } from './import-export'

const USAGE = `npm run audit -- [--data DIR | --export DIR] [--json]
  --data DIR    what a local cloud has kept (.data/); the cloud has to rest meanwhile
  --export DIR  what CloudBase's console has exported, a file a collection: members.json and so on
  --json        print the report as JSON`

/** `npm run audit`: proves the ledger; exit 1 when something does not add up. */
void runCommand(
  {
    usage: USAGE,
    options: {
      data: { type: 'string', default: path.join(REPOSITORY, '.data') },
      export: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  },
  async (values) => {
    const collections = JSON.parse(readFileSync(path.join(FUNCTIONS_SOURCE, 'collections.json'), 'utf8'))
    const imported = values.export === undefined ? null : mkdtempSync(path.join(tmpdir(), 'member-day-export-'))
    const dataDir = imported ?? path.join(path.resolve(values.data), 'documents')
    if (!existsSync(dataDir)) throw new Error(`这里没有可以对账的数据：${values.data}`)
    const store = openStore({ dataDir, collections, now: Date.now })
    try {
      if (values.export !== undefined) await importExport(path.resolve(values.export), collections, store)
      const report = await withProgress('对账 {bar} {percentage}% {value}/{total}', values.json, (progress) =>
        auditStore(store, { total: progress.start, done: progress.increment }),
      )
      console.log(values.json ? JSON.stringify(report) : inWords(report))
      process.exitCode = report.ok ? 0 : 1
    } finally {
      store.close()
      if (imported !== null) rmSync(imported, { recursive: true })
    }
  },
)

function inWords({ members, erased = 0, entries, units, firstWrong }: ReturnType<typeof auditStore>): string {
  const walked = `${members} 位会员，${erased > 0 ? `${erased} 个已注销的账户，` : ''}${entries} 笔积分，${units} 份奖品`
  return firstWrong === undefined
    ? `${walked}：全部相符`
    : `${walked}之后，第一处不符：${firstWrong.document}（${firstWrong.fault}）`
}
