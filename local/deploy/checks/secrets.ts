import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Problem } from '../problem'

const NOT_OURS = new Set(['node_modules', '.git', 'dist', '.data', 'miniprogram_npm'])

/** Larger files are data. */
const MOST_BYTES = 1024 * 1024

const SECRETS: ReadonlyArray<readonly [RegExp, string]> = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/]/, 'a private key'],
  [/\bAKID[A-Za-z0-9]{32}\b/, 'a SecretId of Tencent Cloud'],
]

/** Keys that open a brand's account and lie where the next commit takes them along. */
export function checkSecrets(root: string): Problem[] {
  return filesBelow(root, '').flatMap((file) => {
    if (/(^|\/)private\.wx[0-9a-f]+\.key$/.test(file)) return [{ file, what: 'the upload key does not belong here' }]
    const at = path.join(root, file)
    if (statSync(at).size > MOST_BYTES) return []
    const text = readFileSync(at, 'utf8')
    return SECRETS.filter(([pattern]) => pattern.test(text)).map(([, name]) => ({ file, what: `holds ${name}` }))
  })
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesBelow(root, file)
    return entry.isFile() ? [file] : []
  })
}
