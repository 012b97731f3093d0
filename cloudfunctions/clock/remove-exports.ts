import { type ExportState, stopped } from '../domain/exports/export-job'
import { LOOK_AGAIN_MS } from '../domain/rights/dues'
import { changedFields } from '../edge/changed-fields'
import { dues, findDue } from '../platform/dues'
import { exportJobs, exportKey, removeParts } from '../platform/exports'
import { clearPath } from '../platform/files'

const FILES_A_RUN = 50

/** Removes files with what is kept of a member when their day is over (rule E-4), and what tables that nobody finished would
 *  be made from (rule X-7). Returns how many were looked at. */
export async function removeExports(now: number): Promise<number> {
  const due = await findDue('export', now, FILES_A_RUN)
  for (const each of due) {
    if ('path' in each) await clearPath(each.path)
    else if (!(await endJob(each.jobId))) {
      // Whoever was at a step of it may write once more; nobody is any more when it is looked at again.
      await dues.changeIf({ _id: each._id }, { set: { at: now + LOOK_AGAIN_MS } })
      continue
    }
    await dues.removeAll([each._id])
  }
  return due.length
}

/** Whether the job had ended before, so that what it left is all gone now. Three wire calls at most. */
async function endJob(jobId: string): Promise<boolean> {
  const job = await exportJobs.get(exportKey(jobId))
  const isOver = job?.state !== 'running'
  if (!isOver) {
    const set = { ...changedFields<ExportState>(job, stopped(job)), version: job.version + 1 }
    await exportJobs.changeIf({ _id: job._id, version: job.version }, { set })
  }
  await removeParts(jobId)
  return isOver
}
