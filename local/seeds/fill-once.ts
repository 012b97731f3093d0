import { existsSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { controlAt } from '../control-client'

export interface FillOnce {
  readonly control: string
  readonly dataDir: string
  readonly fill: () => Promise<void>
}

/** Fills a cloud in which nothing is yet. One that somebody has used stays as it is, whoever is in it; what was cut off while it
 *  was being filled is half a world, and is begun anew. */
export async function fillOnce({ control, dataDir, fill }: FillOnce): Promise<'filled' | 'asItIs'> {
  const beginning = path.join(dataDir, 'being-filled')
  if (existsSync(beginning)) await controlAt(control).post('reset', {})
  else if (!(await isEmpty(control))) return 'asItIs'
  await writeFile(beginning, '')
  await fill()
  await rm(beginning)
  return 'filled'
}

async function isEmpty(control: string): Promise<boolean> {
  const cloud = controlAt(control)
  for (const name of await cloud.get<string[]>('collections')) {
    if ((await cloud.get<unknown[]>(`collections/${name}?limit=1`)).length > 0) return false
  }
  return true
}
