import { type TableDue, tablePath } from '../../../cloudfunctions/domain/exports/export-job'
import type { SealedEntry } from '../../../cloudfunctions/domain/points/account'
import type { ExportDocument } from '../../../cloudfunctions/platform/exports'
import type { ExportJob } from '../../../typings/contract'
import { readCsv } from '../../functions/read-csv'
import { all, firstFault, heardOf, type Invariant } from './invariant'

/** A table that was finished has each row once, and none is missing that was there all along; of others nothing is left, nor of
 *  any when its day is over. */
export const tablesHoldRowsOnce: Invariant = (ending) => {
  const jobs = all<ExportDocument>(ending, 'members', { cursor: { $gte: '' }, fileRows: { $gte: 0 } })
  const heard = heardOf<{ job: Pick<ExportJob, 'id' | 'state'> }>(ending, 'exportCsv').map(({ data }) => data.job)
  const lost = heard.find(
    (told) => !jobs.some(({ id, state }) => id === told.id && (told.state === 'running' || told.state === state)),
  )
  if (lost !== undefined) return `export ${lost.id}: was told to be ${lost.state}, and is not`

  const waiting = new Set(all<TableDue>(ending, 'dues', { kind: 'export' }).map(({ jobId }) => jobId))
  const entries = all<SealedEntry>(ending, 'entries').filter(({ at }) => at < ending.scenery.at)
  return firstFault(jobs, ({ id, kind, state, rows, files }) => {
    const say = (fault: string) => `export ${id} of ${kind}: ${fault}`
    // A run that is cut off while another does the same may leave the byte that it wrote over the rows.
    if (!waiting.has(id) && (ending.files.textOf(tablePath({ id, kind }, 1)) ?? '').trim() !== '')
      return say('is there after its day')
    if (state !== 'done' || !waiting.has(id)) return null
    const table = files.flatMap((file) => readCsv(ending.files.textOf(file) ?? '').slice(1))
    const lines = new Set(table.map((cells) => cells.join()))
    if (table.length !== rows) return say(`${table.length} rows of ${rows}`)
    // Acts at one instant may read alike; a member, an entry and a draw never do.
    if (kind !== 'acts' && lines.size !== rows) return say(`${rows} rows, ${lines.size} of them different`)
    const missing = kind === 'entries' && entries.find(({ _id }) => !table.some((cells) => cells.at(-1) === _id))
    return missing ? say(`${missing._id} is missing`) : null
  })
}
