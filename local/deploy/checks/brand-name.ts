import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ownAppid } from '../own-appid'
import type { Problem } from '../problem'

const FOLDER = 'miniprogram'

/** The brand that this repository makes up. */
const MADE_UP = '棉朵'

/** Once there is a brand's own appid, its members must not be met under the made-up name. */
export function checkBrandName(root: string): Problem[] {
  if (ownAppid(root) === null) return []
  return writtenFiles(root)
    .filter((file) => readFileSync(path.join(root, file), 'utf8').includes(MADE_UP))
    .map((file) => ({ file, what: `still says ${MADE_UP}: docs/deploy.md §1` }))
}

function writtenFiles(root: string): string[] {
  return readdirSync(path.join(root, FOLDER), { recursive: true, encoding: 'utf8' })
    .map((file) => path.join(FOLDER, file).split(path.sep).join('/'))
    .filter((file) => /\.(ts|wxml|wxss|wxs|json)$/.test(file) && !file.includes('/miniprogram_npm/'))
    .sort()
}
