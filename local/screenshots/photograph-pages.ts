import type { Browser, Page } from 'playwright-core'
import type { Flaw } from '../phone/host/look/report'
import type { Phone } from '../phone/seams'
import type { Sight } from './sights'

export interface Shot extends Sight {
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

/** Takes every picture, one phone for each run of shots of one width and theme, and measures what is on it. */
export async function photographPages(
  shots: readonly Shot[],
  studio: Studio,
  onTaken: (shot: Shot, flaws: readonly Flaw[]) => void,
): Promise<void> {
  let sitting: Sitting | null = null
  for (const shot of shots) {
    if (sitting?.theme !== shot.theme || sitting.width !== shot.width) {
      await sitting?.page.context().close()
      sitting = await openPhone(shot, studio)
    }
    if (sitting.holder !== shot.holder.openid) {
      await studio.phone.pages.hold(shot.holder.openid)
      sitting = { ...sitting, holder: shot.holder.openid }
    }
    await goTo(shot, studio.phone)
    await sitting.settled()
    for (const tapped of shot.state?.taps ?? []) {
      await sitting.page.frameLocator('iframe.webview').locator(tapped).locator('visible=true').first().click()
      await sitting.settled()
    }
    await sitting.page.screenshot({ path: shot.file, animations: 'disabled' })
    const { flaws } = (await studio.phone.pages.ask('Page.getFlaws', {})) as { flaws: readonly Flaw[] }
    onTaken(shot, flaws)
  }
  await sitting?.page.context().close()
}

/** A page that is no tab is come to from one, so that it has its way back. */
async function goTo({ page, query, from }: Shot, phone: Phone): Promise<void> {
  const move = (method: string, to: string) =>
    phone.pages.ask('App.callWxMethod', { method, args: [{ url: `/${to}` }] })
  await move('reLaunch', from ?? page)
  if (from) await move('navigateTo', `${page}${query}`)
}

interface Sitting {
  readonly page: Page
  /** Who has the phone in her hands. */
  readonly holder: string
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
    holder: '',
    theme,
    width,
    async settled() {
      await quiet()
      await Promise.all(page.frames().map((frame) => frame.evaluate('document.fonts.ready.then(() => {})')))
    },
  }
}

const QUIET_MS = 250

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
