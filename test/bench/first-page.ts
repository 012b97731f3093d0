import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Phone } from '../../local/phone/seams'
import { launchBrowser } from '../../local/phone/server/headless'
import { startPhone } from '../../local/phone/start-phone'
import { REPOSITORY } from '../../local/repository'
import { figureRow, ratioRow } from './budgets'
import { median, type Row } from './report'

const ROUNDS = 15
const MOVES = 12

/** How long our first page takes from navigation to its first frame, beside an empty page of the same host, and how long a
 *  change of pages takes. Openings alternate and the medians are compared. */
export async function firstPage(): Promise<Row[]> {
  const emptyProject = await emptyMiniProgram()
  const ours = await startPhone({ project: REPOSITORY, port: 0, automatorPort: 0, headless: false })
  const empty = await startPhone({ project: emptyProject, port: 0, automatorPort: 0, headless: false })
  const browser = await launchBrowser()
  try {
    const openings: number[] = []
    const emptyOpenings: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      openings.push(await opening(browser, ours))
      emptyOpenings.push(await opening(browser, empty))
    }
    const what = 'first page of the mini program'
    return [
      ratioRow({ what, figure: median(openings), floor: median(emptyOpenings), unit: 'ms' }),
      figureRow('milliseconds', 'change of pages, median', await pageChange(browser, ours)),
    ]
  } finally {
    await browser.close()
    await ours.close()
    await empty.close()
    await rm(emptyProject, { recursive: true })
  }
}

async function emptyMiniProgram(): Promise<string> {
  const project = await mkdtemp(path.join(tmpdir(), 'member-day-empty-'))
  await mkdir(path.join(project, 'pages'))
  await writeFile(path.join(project, 'app.json'), '{ "pages": ["pages/empty"], "componentFramework": "glass-easel" }')
  await writeFile(path.join(project, 'app.js'), 'App({})')
  await writeFile(path.join(project, 'pages/empty.js'), 'Page({})')
  await writeFile(path.join(project, 'pages/empty.json'), '{}')
  await writeFile(path.join(project, 'pages/empty.wxml'), '<view>空</view>')
  return project
}

/** Milliseconds from navigation to the first frame in which a page stands. */
async function opening(browser: Browser, phone: Phone): Promise<number> {
  const page = await open(browser, phone)
  const milliseconds = await page.evaluate('firstFrame')
  await page.context().close()
  return milliseconds as number
}

async function open(browser: Browser, phone: Phone): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 375, height: 812 } })
  const page = await context.newPage()
  await page.addInitScript(WATCH_FOR_FIRST_FRAME)
  await page.goto(new URL('/webview', phone.url).href)
  await page.waitForFunction('globalThis.firstFrame !== undefined')
  return page
}

const WATCH_FOR_FIRST_FRAME = `
  new MutationObserver((_, observer) => {
    if (!document.querySelector('wx-page')?.childElementCount) return
    observer.disconnect()
    requestAnimationFrame(() => { globalThis.firstFrame = performance.now() })
  }).observe(document, { childList: true, subtree: true })`

async function pageChange(browser: Browser, phone: Phone): Promise<number> {
  const page = await open(browser, phone)
  const times = (await page.evaluate(`(async () => {
    const frame = () => new Promise(requestAnimationFrame)
    const timed = async (move) => {
      const started = performance.now()
      await move()
      const moved = performance.now() - started
      await frame()
      return moved
    }
    const times = []
    for (let move = 0; move < ${MOVES}; move++) {
      times.push(await timed(() => wx.navigateTo({ url: '/pages/statement/statement' })))
      times.push(await timed(() => wx.navigateBack()))
    }
    return times
  })()`)) as number[]
  await page.context().close()
  return median(times)
}
