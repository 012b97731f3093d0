import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { REPOSITORY } from '../repository'
import type { Shot } from './photograph-pages'
import { putSideBySide } from './side-by-side'
import { USUAL } from './states'

const DOCS = path.join(REPOSITORY, 'docs')
const README_PAGE = 'pages/home/home'

/** Who holds the pages of a sheet of docs/pages.md, by where they lie. */
const SHEETS = [
  { name: 'member', lies: (page: string) => page.startsWith('pages/') },
  { name: 'clerk', lies: (page: string) => page.startsWith('packages/staff/') },
  { name: 'operator', lies: (page: string) => page.startsWith('packages/brand/') },
] as const

/** Makes the pictures of the README and of docs/pages.md from the shots of the first width. Gives their files. */
export async function drawSheets(browser: Browser, shots: readonly Shot[]): Promise<string[]> {
  await mkdir(path.join(DOCS, 'pages'), { recursive: true })
  const mine = shots.filter(({ width, state }) => width === shots[0]?.width && state === USUAL)
  const picturesOf = (wanted: (shot: Shot) => boolean) => mine.filter(wanted).flatMap(({ file }) => file ?? [])

  const home = path.join(DOCS, 'home.png')
  const both = picturesOf(({ page }) => page === README_PAGE)
  await putSideBySide(browser, { pictures: both, width: 300, columns: 2, scale: 2 }, home)

  const files = [home]
  for (const { name, lies } of SHEETS) {
    for (const theme of ['light', 'dark'] as const) {
      const file = path.join(DOCS, `pages/${name}-${theme}.png`)
      const pictures = picturesOf((shot) => shot.theme === theme && lies(shot.page))
      await putSideBySide(browser, { pictures, width: 200, columns: 6, scale: 1 }, file)
      files.push(file)
    }
  }
  return files
}
