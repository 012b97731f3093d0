import { openConnection } from './sqlite'

/** Takes a folder for this store alone, until `release` or the end of the process, however it ends: locks and record numbers are kept
 *  in memory, so a second store on the same documents would ruin them. Throws when somebody else has it. */
export function takeFolder(file: string): { release(): void } {
  const connection = openConnection(file, { patienceMs: 0 })
  try {
    connection.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    connection.close()
    throw new Error(`${file}: these documents are open in another store`, { cause: error })
  }
  return { release: () => connection.close() }
}
