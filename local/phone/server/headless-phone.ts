import { launchBrowser } from './headless'

export interface HeadlessPhone {
  /** The whole screen, as base64 of a PNG. */
  screenshot(): Promise<string>
  close(): Promise<void>
}

/** Opens one phone without a desk, as large as the screen of a small iPhone, in the Chromium that npm brought. */
export async function openHeadlessPhone(url: string): Promise<HeadlessPhone> {
  const browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
  await page.goto(`${url}phone`)
  return {
    screenshot: async () => (await page.screenshot()).toString('base64'),
    close: () => browser.close(),
  }
}
