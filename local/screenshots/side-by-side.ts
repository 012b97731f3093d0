import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'

/** Puts pictures of phones beside each other on a quiet ground, as one PNG. */
export async function putSideBySide(browser: Browser, pictures: readonly string[], file: string): Promise<void> {
  const images = await Promise.all(
    pictures.map(
      async (picture) => `<img src="data:image/png;base64,${(await readFile(picture)).toString('base64')}">`,
    ),
  )
  const page = await browser.newPage({ deviceScaleFactor: 2 })
  await page.setContent(`
    <style>
      body { margin: 0; }
      main { display: inline-flex; gap: 32px; padding: 32px; background: #e4e1d8; }
      img { width: 300px; border-radius: 28px; box-shadow: 0 12px 40px rgb(38 48 43 / 18%); }
    </style>
    <main>${images.join('')}</main>`)
  await page.locator('main').screenshot({ path: file })
  await page.close()
}
