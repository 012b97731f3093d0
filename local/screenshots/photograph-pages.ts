import type { Browser, Page } from 'playwright-core'
import type { Phone } from '../phone/seams'

export interface Shot {
  /** As app.json names it. */
  readonly page: string
  /** The tab from which it is opened, unless it is one itself. */
  readonly from?: string
  readonly theme: 'light' | 'dark'
  /** CSS pixels. */
  readonly width: number
  readonly file: string
}

interface Studio {
  readonly browser: Browser
  readonly phone: Phone
  /** What the clock on the phone shows, epoch milliseconds. */
  readonly now: number
}

/** Narrow phones are old and short, all others are long. */
const heightOf = (width: number): number => (width <= 320 ? 568 : Math.round((width / 375) * 812))

/** Takes every picture, one phone for each run of shots of one width and theme. */
export async function photographPages(
  shots: readonly Shot[],
  studio: Studio,
  onTaken: (shot: Shot) => void,
): Promise<void> {
  let sitting: Sitting | null = null
  for (const shot of shots) {
    if (sitting?.theme !== shot.theme || sitting.width !== shot.width) {
      await sitting?.page.context().close()
      sitting = await openPhone(shot, studio)
    }
    await goTo(shot, studio.phone)
    await sitting.settled()
    await sitting.page.screenshot({ path: shot.file, animations: 'disabled' })
    onTaken(shot)
  }
  await sitting?.page.context().close()
}

/** A page that is no tab is come to from one, so that it has its way back. */
async function goTo({ page, from }: Shot, phone: Phone): Promise<void> {
  const move = (method: string, to: string) =>
    phone.pages.ask('App.callWxMethod', { method, args: [{ url: `/${to}` }] })
  await move('reLaunch', from ?? page)
  if (from) await move('navigateTo', page)
}

interface Sitting {
  readonly page: Page
  readonly theme: string
  readonly width: number
  /** Resolves when the page has asked for nothing for a moment, and its fonts are there. */
  settled(): Promise<void>
}

async function openPhone({ theme, width }: Shot, { browser, phone, now }: Studio): Promise<Sitting> {
  const context = await browser.newContext({
    viewport: { width, height: heightOf(width) },
    deviceScaleFactor: 2,
    colorScheme: theme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  await context.clock.setFixedTime(now)
  const page = await context.newPage()
  const quiet = listenForQuiet(page)
  await page.goto(`${phone.url}phone`)
  await phone.pages.ready()
  await page.evaluate(`memberDayPhone.setTheme('${theme}')`)
  return {
    page,
    theme,
    width,
    async settled() {
      await quiet()
      await Promise.all(page.frames().map((frame) => frame.evaluate('document.fonts.ready.then(() => {})')))
    },
  }
}

const QUIET_MS = 400

/** Gives what resolves when no request has been under way for a moment. */
function listenForQuiet(page: Page): () => Promise<void> {
  let underWay = 0
  let lastAt = Date.now()
  const changed = (by: 1 | -1) => () => {
    underWay += by
    lastAt = Date.now()
  }
  page.on('request', changed(1))
  page.on('requestfinished', changed(-1))
  page.on('requestfailed', changed(-1))
  return async () => {
    lastAt = Date.now()
    while (underWay > 0 || Date.now() - lastAt < QUIET_MS) await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
