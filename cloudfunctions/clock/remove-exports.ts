import { type ExportState, emptied, stopped, type TableDue, tablePaths } from '../domain/exports/export-job'
import { LOOK_AGAIN_MS } from '../domain/rights/dues'
import { changedFields } from '../edge/changed-fields'
import { dues, findDue } from '../platform/dues'
import { type ExportDocument, exportJobs, exportKey, removeParts } from '../platform/exports'
import { clearPath } from '../platform/files'
import type { Turn } from './turn'

const FILES_A_RUN = 50

/** Removes files with what is kept of members when their day is over, hers and tables of a brand's (rules E-4 and X-8), and what
 *  tables that nobody finished would be made from (rule X-7). Returns how many were looked at. */
export async function removeExports(now: number, turn: Turn): Promise<number> {
  const due = await findDue('export', now, FILES_A_RUN)
  for (const each of turn.whileTime(due)) {
    const again = 'path' in each ? await clearPath(each.path) : await endTable(each, now)
    if (again === undefined) await dues.removeAll([each._id])
    else await dues.changeIf({ _id: each._id }, { set: { at: again } })
  }
  return turn.begun
}

/** When the table has to be looked at again; undefined when nothing of it is left. */
async function endTable({ jobId, filesUntil }: TableDue, now: number): Promise<number | undefined> {
  const job = await exportJobs.get(exportKey(jobId))
  if (job?.state === 'running') await write(job, stopped(job))
  await removeParts(jobId)
  // Whoever was at a step of it may write once more; nobody is any more when it is looked at again.
  if (job?.state === 'running') return now + LOOK_AGAIN_MS
  if (now < filesUntil) return filesUntil
  if (job === null) return undefined
  for (const path of tablePaths(job)) await clearPath(path)
  return (await write(job, emptied(job))) ? undefined : now + LOOK_AGAIN_MS
}

/** Whether nobody else wrote the job meanwhile. One wire call. */
function write(job: ExportDocument, after: ExportState): Promise<boolean> {
  const set = { ...changedFields<ExportState>(job, after), version: job.version + 1 }
  return exportJobs.changeIf({ _id: job._id, version: job.version }, { set })
}
