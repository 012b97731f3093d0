import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'

interface Sheet {
  readonly pictures: readonly string[]
  /** CSS pixels of one phone on the sheet, and how many stand in a row. */
  readonly width: number
  readonly columns: number
  readonly scale: number
}

/** Puts pictures of phones beside each other on a quiet ground, as one PNG. */
export async function putSideBySide(browser: Browser, sheet: Sheet, file: string): Promise<void> {
  const { pictures, width, columns, scale } = sheet
  const images = await Promise.all(
    pictures.map(
      async (picture) => `<img src="data:image/png;base64,${(await readFile(picture)).toString('base64')}">`,
    ),
  )
  const page = await browser.newPage({ viewport: { width: 2400, height: 1200 }, deviceScaleFactor: scale })
  await page.setContent(`
    <style>
      body { margin: 0; }
      main { display: inline-grid; grid-template-columns: repeat(${Math.min(columns, pictures.length)}, ${width}px);
        gap: ${width / 10}px; padding: ${width / 10}px; background: #e4e1d8; }
      img { width: ${width}px; border-radius: ${width / 11}px; box-shadow: 0 12px 40px rgb(38 48 43 / 18%); }
    </style>
    <main>${images.join('')}</main>`)
  await page.locator('main').screenshot({ path: file })
  await page.close()
}
