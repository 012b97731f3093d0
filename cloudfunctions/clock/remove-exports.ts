import { dues, findDue } from '../platform/dues'
import { clearPath } from '../platform/files'

const FILES_A_RUN = 50

/** Removes files with what is kept of a member when their day is over (rule E-4). Returns how many. */
export async function removeExports(now: number): Promise<number> {
  const due = await findDue('export', now, FILES_A_RUN)
  for (const { _id, path } of due) {
    await clearPath(path)
    await dues.removeAll([_id])
  }
  return due.length
}
