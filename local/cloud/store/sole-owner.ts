import path from 'node:path'
import { openConnection } from './sqlite'

/** Takes a folder for this store alone, until `release` or the end of the process, however it ends: locks and record numbers are kept
 *  in memory, so a second store on the same documents would ruin them. Throws when somebody else has it. */
export function takeFolder(file: string): { release(): void } {
  const connection = openConnection(file, { patienceMs: 0 })
  try {
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    throw new Error(`${path.dirname(file)} 正被另一个云用着：先停下它，或用 --data 换一个目录`, { cause: error })
  }
  return { release: () => connection.close() }
}
