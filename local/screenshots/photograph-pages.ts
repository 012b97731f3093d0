import type { Browser, Page } from 'playwright-core'
import { INTERNAL_ERROR } from '../../cloudfunctions/edge/refusal-messages'
import type { Flaw } from '../phone/host/look/report'
import type { Phone } from '../phone/seams'
import type { Sight } from './sights'
import type { State } from './states'

export interface Shot extends Sight {
  /** What `--state` calls its state; empty for the usual one. */
  readonly stateName: string
  readonly state: State
  readonly theme: 'light' | 'dark'
  /** CSS pixels. */
  readonly width: number
  /** Where the picture goes; null to measure alone, which is quicker. */
  readonly file: string | null
}

export interface Studio {
  readonly browser: Browser
  readonly phone: Phone
  /** What the clock on the phone shows, epoch milliseconds. */
  readonly now: number
  /** Hears who is about to get the phone into her hands. */
  readonly prepare: (openid: string) => Promise<void>
}

/** What was measured on a page, and one thing that only its state makes a flaw: nothing came, and nothing leads on. */
export type Found = Omit<Flaw, 'what'> & { readonly what: Flaw['what'] | 'deadEnd' }

/** Narrow phones are old and short, all others are long. */
const heightOf = (width: number): number => (width <= 320 ? 568 : Math.round((width / 375) * 812))

/** Takes every picture, one phone for each run of shots of one width, theme and state, and measures what is on it. */
export async function photographPages(
  shots: readonly Shot[],
  studio: Studio,
  onTaken: (shot: Shot, flaws: readonly Found[]) => void,
): Promise<void> {
  let sitting: Sitting | null = null
  for (const shot of shots) {
    if (sitting?.theme !== shot.theme || sitting.width !== shot.width || sitting.state !== shot.state) {
      await sitting?.page.context().close()
      sitting = await openPhone(shot, studio)
    }
    if (sitting.holder !== shot.holder.openid) {
      await studio.prepare(shot.holder.openid)
      await studio.phone.pages.hold(shot.holder.openid)
      sitting.holder = shot.holder.openid
      await sitting.settled()
    }
    sitting.refused.clear()
    await goTo(shot, studio.phone)
    await sitting.settled()
    for (const tapped of shot.after?.taps ?? []) {
      await webviewOf(sitting.page).locator(tapped).locator('visible=true').first().click()
      await sitting.settled()
    }
    if (shot.file === null) await endAnimations(sitting.page)
    else await sitting.page.screenshot({ path: shot.file, animations: 'disabled' })
    const { flaws } = (await studio.phone.pages.ask('Page.getFlaws', {})) as { flaws: readonly Flaw[] }
    onTaken(shot, [...flaws, ...(await deadEnds(sitting, shot))])
  }
  await sitting?.page.context().close()
}

/** On a picture a page that is no tab is come to from one, so that it has its way back. */
async function goTo({ page, query, from, file }: Shot, phone: Phone): Promise<void> {
  const move = (method: string, to: string) =>
    phone.pages.ask('App.callWxMethod', { method, args: [{ url: `/${to}` }] })
  const isComeTo = file !== null && from !== undefined
  await move('reLaunch', isComeTo ? from : `${page}${query}`)
  if (isComeTo) await move('navigateTo', `${page}${query}`)
}

interface Sitting {
  readonly page: Page
  readonly state: State
  readonly theme: string
  readonly width: number
  /** Who has the phone in her hands. */
  holder: string
  /** Actions that were answered with a failure since the page was come to. */
  readonly refused: Set<string>
  /** Resolves when the page has asked for nothing for a moment, nothing stands in place of what it waits for, and its fonts are
   *  there. */
  settled(): Promise<void>
}

async function openPhone({ theme, width, state, file }: Shot, { browser, phone, now }: Studio): Promise<Sitting> {
  const context = await browser.newContext({
    viewport: { width, height: heightOf(width) },
    deviceScaleFactor: 2,
    colorScheme: theme,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  await context.clock.setFixedTime(now)
  const page = await context.newPage()
  const quiet = listenForQuiet(page, file === null ? QUIET_TO_MEASURE_MS : QUIET_MS)
  const sitting: Sitting = {
    page,
    state,
    theme,
    width,
    holder: '',
    refused: new Set(),
    async settled() {
      await quiet()
      await webviewOf(page).locator(AWAITED).filter({ visible: true }).first().waitFor({ state: 'detached' })
      await inFrames(page, 'document.fonts.ready.then(() => {})')
    },
  }
  if (state.isFailing) await answerFailures(sitting)
  await page.goto(`${phone.url}phone`)
  await phone.pages.ready()
  await page.evaluate(`memberDayPhone.setTheme('${theme}')`)
  if (state.network) await page.evaluate(`memberDayPhone.setNetwork('${state.network}')`)
  // The program starts anew with it, as it does for whoever gets the phone next.
  if (state.textScale) await page.evaluate(`memberDayPhone.setTextScale(${state.textScale})`)
  return sitting
}

/** Every function answers what the edge answers where it met a fault. */
async function answerFailures(sitting: Sitting): Promise<void> {
  await sitting.page.route('**/phone/call', async (route) => {
    const { name, data } = route.request().postDataJSON() as { name: string; data: { action: string } }
    sitting.refused.add(`${name}.${data.action}`)
    await route.fulfill({ json: { result: { ok: false, error: INTERNAL_ERROR } } })
  })
}

const WAYS_ON = /再试|再读|再算|再看|回到|返回/

/** A page that asked for something and was refused has to say how to go on. */
async function deadEnds({ page, refused }: Sitting, { from }: Shot): Promise<readonly Found[]> {
  // Nobody waits for what is noted of her behaviour, or for the page beneath.
  const asked = [...refused].filter((action) => !action.startsWith('behaviour.') && !(from && action === 'member.home'))
  if (asked.length === 0) return []
  const webview = webviewOf(page)
  const ways = webview.locator('wx-button, [role="button"], [role="link"]').filter({ hasText: WAYS_ON, visible: true })
  if ((await ways.count()) > 0) return []
  const text = await webview.locator('wx-page:visible').first().innerText()
  return [
    { what: 'deadEnd', text: text.replaceAll('\n', ' ').slice(0, 24), where: asked.join(', '), figure: asked.length },
  ]
}

const webviewOf = (page: Page) => page.frameLocator('iframe.webview')

/** The patches that pages draw while they read. */
const AWAITED = '[class*="-awaited"], [class*="awaited-"]'

const inFrames = (page: Page, script: string) =>
  Promise.all(page.frames().map((frame) => frame.evaluate(script).catch(() => undefined)))

/** As a screenshot does: what fades in has come, what never ends goes on. */
const endAnimations = (page: Page) =>
  inFrames(
    page,
    `for (const animation of document.getAnimations())
       if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()`,
  )

const QUIET_MS = 250
const QUIET_TO_MEASURE_MS = 60

/** Gives what resolves when no request has been under way for a moment. */
function listenForQuiet(page: Page, quietMs: number): () => Promise<void> {
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
    while (underWay > 0 || Date.now() - lastAt < quietMs) await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
