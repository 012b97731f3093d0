import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The appid in a project.config.json, null while it is still `touristappid`, or not to be read. */
export function ownAppid(root: string): string | null {
  try {
    const { appid } = JSON.parse(readFileSync(path.join(root, 'project.config.json'), 'utf8')) as { appid?: unknown }
    return typeof appid === 'string' && appid !== 'touristappid' ? appid : null
  } catch {
    return null
  }
}
