import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { AuditReport } from '../../local/phone/host/audit/report'
import { REPOSITORY } from '../../local/repository'
import { eventually, open, reach } from './facts'
import { type DrivenPhone, drivePhone, type Page } from './phone'

const PAGES = [
  'contents',
  'basic',
  'form',
  'choice',
  'feedback',
  'display',
  'navigation',
  'business',
  'native',
] as const

let phone: DrivenPhone

beforeAll(async () => {
  phone = await drivePhone({ project: 'local/phone/gallery' })
}, 90_000)

afterAll(() => phone.close())

test.each(PAGES)('%s opens without an error or a warning', async (name) => {
  await openPage('contents')
  // Whoever takes the phone finds the page that was open, and an audit that begins anew.
  await phone.hold('o_e2e_visitor')
  await openPage(name)
  const { complaints } = (await phone.miniProgram.stopAudits()) as AuditReport
  expect(complaints).toEqual([])
})

/** What each component does when a finger uses it, as its documentation says. */
const RESPONSES: Readonly<Record<string, { readonly page: (typeof PAGES)[number]; use(page: Page): Promise<void> }>> = {
  button: {
    page: 'basic',
    async use(page) {
      await tap(page, '#disabled-button', 'button')
      expect(await page.data('last')).not.toContain('click')
      await tap(page, '#button', 'button')
      await heard(page, 'click')
    },
  },
  cell: {
    page: 'basic',
    async use(page) {
      await tap(page, '#cell', '.van-cell')
      await heard(page, 'click')
    },
  },
  popup: {
    page: 'basic',
    async use(page) {
      await tap(page, '#open-popup', '.van-cell')
      await eventually(async () => expect(await isShown(page, '#popup', '.van-popup')).toBe(true))
      await tap(page, '#popup', '.van-popup__close-icon', '.van-icon')
      await eventually(async () => expect(await isShown(page, '#popup', '.van-popup')).toBe(false))
      expect(await page.data('popupShown')).toBe(false)
    },
  },
  overlay: {
    page: 'basic',
    async use(page) {
      await tap(page, '#toggle-overlay', '.van-cell')
      await eventually(async () =>
        expect(await isShown(page, '#overlay', 'van-transition', '.van-transition')).toBe(true),
      )
      await tap(page, '#overlay', 'van-transition', '.van-transition')
      await eventually(async () => expect(await page.data('overlayShown')).toBe(false))
    },
  },
  toast: {
    page: 'basic',
    async use(page) {
      await tap(page, '#toast-cell', '.van-cell')
      await eventually(async () => expect(await textOf(page, '#van-toast')).toContain('提示内容'))
    },
  },
  checkbox: {
    page: 'form',
    async use(page) {
      await tap(page, '#checkbox', '.van-checkbox__icon-wrap')
      await eventually(async () => expect(await page.data('checked')).toBe(false))
      await tap(page, '#checkbox', '.van-checkbox__label')
      await eventually(async () => expect(await page.data('checked')).toBe(true))
    },
  },
  'checkbox-group': {
    page: 'form',
    async use(page) {
      await tap(page, '#checkbox-b', '.van-checkbox__icon-wrap')
      await eventually(async () => expect(await page.data('chosen')).toEqual(['a', 'b']))
      await tap(page, '#checkbox-a', '.van-checkbox__icon-wrap')
      await eventually(async () => expect(await page.data('chosen')).toEqual(['b']))
    },
  },
  'radio-group': {
    page: 'form',
    async use(page) {
      await tap(page, '#radio-2', '.van-radio__icon-wrap')
      await eventually(async () => expect(await page.data('radio')).toBe('2'))
    },
  },
  field: {
    page: 'form',
    async use(page) {
      await type(page, '写几个字', '#field', 'input')
      await eventually(async () => expect(await page.data('text')).toBe('写几个字'))
    },
  },
  rate: {
    page: 'form',
    async use(page) {
      const stars = await (await reach(page, '#rate')).$$('.van-rate__icon')
      // Every star has a half of its own after it.
      for (const [place, rate] of [
        [-2, 5],
        [1, 0.5],
      ] as const) {
        await (await reach(stars.at(place), '.van-icon')).tap()
        await eventually(async () => expect(await page.data('rate')).toBe(rate))
      }
    },
  },
  search: {
    page: 'form',
    async use(page) {
      await type(page, '毛巾', '#search', 'van-field', 'input')
      await eventually(async () => expect(await page.data('search')).toBe('毛巾'))
    },
  },
  slider: {
    page: 'form',
    async use(page) {
      const bar = await reach(page, '#slider', '.van-slider__bar')
      const button = await reach(page, '#slider', '.van-slider__button-wrapper')
      const [{ left, top }, track] = [await bar.offset(), await (await reach(page, '#slider', '.van-slider')).size()]
      const at = (share: number) => [{ pageX: left + Number(track.width) * share, pageY: top }]
      await button.touchstart({ touches: at(0.5) })
      await button.touchmove({ touches: at(0.8) })
      await button.touchend({ changeTouches: at(0.8) })
      await eventually(async () => expect(await page.data('slider')).toBe(80))
    },
  },
  stepper: {
    page: 'form',
    async use(page) {
      await tap(page, '#stepper', '.van-stepper__plus')
      await eventually(async () => expect(await page.data('stepper')).toBe(2))
      await tap(page, '#stepper', '.van-stepper__minus')
      await eventually(async () => expect(await page.data('stepper')).toBe(1))
    },
  },
  switch: {
    page: 'form',
    async use(page) {
      await tap(page, '#switch', '.van-switch')
      await eventually(async () => expect(await page.data('on')).toBe(false))
    },
  },
  picker: {
    page: 'choice',
    async use(page) {
      await tap(page, '#picker', '.van-picker__confirm')
      await heard(page, 'confirm', '温州')
    },
  },
  calendar: {
    page: 'choice',
    async use(page) {
      await tap(page, '#open-calendar', 'button')
      await eventually(async () => expect(await isShown(page, '#calendar', 'van-popup', '.van-popup')).toBe(true))
      await tap(page, '#calendar', 'van-popup', 'van-button', 'button')
      await heard(page, 'confirm', '2026-11-17')
      expect(await page.data('calendarShown')).toBe(false)
    },
  },
  'action-sheet': {
    page: 'feedback',
    async use(page) {
      await tap(page, '#open-sheet', '.van-cell')
      await eventually(async () => expect(await isShown(page, '#action-sheet', 'van-popup', '.van-popup')).toBe(true))
      await tap(page, '#action-sheet', '.van-action-sheet__item')
      await heard(page, 'select', '选项一')
    },
  },
  dialog: {
    page: 'feedback',
    async use(page) {
      await tap(page, '#confirm', '.van-cell')
      await eventually(async () => expect(await isShown(page, '#van-dialog', 'van-popup', '.van-popup')).toBe(true))
      const buttons = await (await reach(page, '#van-dialog', '.van-dialog__footer')).$$('van-button')
      await (await reach(buttons.at(-1), 'button')).tap()
      await eventually(async () => expect(await page.data('last')).toBe('confirmed'))
    },
  },
  notify: {
    page: 'feedback',
    async use(page) {
      await tap(page, '#notify-cell', '.van-cell')
      await eventually(async () => expect(await textOf(page, '#van-notify')).toContain('通知内容'))
    },
  },
  'dropdown-menu': {
    page: 'feedback',
    async use(page) {
      await tap(page, '#dropdown-menu', '.van-dropdown-menu__item')
      await eventually(async () => expect(await (await reach(page, '#dropdown-item')).$$('van-cell')).toHaveLength(2))
      const [, second] = await (await reach(page, '#dropdown-item')).$$('van-cell')
      await (await second?.$('.van-cell'))?.tap()
      await eventually(async () => expect(await page.data('order')).toBe(1))
    },
  },
  'swipe-cell': {
    page: 'feedback',
    async use(page) {
      const cell = await reach(page, '#swipe-cell', '.van-swipe-cell')
      const at = (pageX: number) => [{ pageX, pageY: 400 }]
      await cell.touchstart({ touches: at(300) })
      for (const pageX of [280, 250, 220]) await cell.touchmove({ touches: at(pageX) })
      await cell.touchend({ changeTouches: at(220) })
      await heard(page, 'open', 'right')
    },
  },
  tabs: {
    page: 'navigation',
    async use(page) {
      const [, second] = await (await reach(page, '#tabs')).$$('.van-tab')
      await second?.tap()
      await eventually(async () => expect(await page.data('tab')).toBe('b'))
    },
  },
  'grid-item': {
    page: 'navigation',
    async use(page) {
      await tap(page, '#grid-item', '.van-grid-item')
      await heard(page, 'click')
    },
  },
  'sidebar-item': {
    page: 'navigation',
    async use(page) {
      await tap(page, '#sidebar-2', '.van-sidebar-item')
      await eventually(async () => expect(await page.data('sidebar')).toBe(1))
    },
  },
  'tabbar-item': {
    page: 'navigation',
    async use(page) {
      await tap(page, '#tabbar-search', '.van-tabbar-item')
      await eventually(async () => expect(await page.data('tabbar')).toBe('search'))
    },
  },
}

/** Components that only show something. */
const SILENT = ['icon', 'loading', 'image', 'empty', 'divider', 'tag', 'skeleton', 'progress', 'circle', 'cell-group']

test.each(Object.entries(RESPONSES))('%s responds as its documentation says', async (_component, { page, use }) => {
  await use(await openPage(page))
})

test('every component of vant that our pages use is held to its documentation here', () => {
  const folder = path.join(REPOSITORY, 'miniprogram')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  const configs = files.filter((file) => file.endsWith('.json') && !file.includes('miniprogram_npm'))
  const used = configs.flatMap((file) => vantComponentsIn(readFileSync(path.join(folder, file), 'utf8')))
  expect(used.length).toBeGreaterThan(0)
  expect([...new Set(used)].filter((name) => !(name in RESPONSES) && !SILENT.includes(name))).toEqual([])
})

function vantComponentsIn(config: string): string[] {
  const { usingComponents = {} } = JSON.parse(config) as { readonly usingComponents?: Readonly<Record<string, string>> }
  return Object.values(usingComponents).flatMap((used) => /@vant\/weapp\/([\w-]+)\/index$/.exec(used)?.[1] ?? [])
}

const openPage = (name: string): Promise<Page> => open(phone.miniProgram, `/pages/${name}/${name}`)

async function tap(page: Page, ...selectors: readonly [string, ...string[]]): Promise<void> {
  const element = await eventually(() => reach(page, ...selectors))
  await element.tap()
}

async function type(page: Page, text: string, ...selectors: readonly [string, ...string[]]): Promise<void> {
  const element = await eventually(() => reach(page, ...selectors))
  if (!('input' in element)) throw new Error(`${selectors.join(' → ')} takes no text`)
  await (element as { input(text: string): Promise<void> }).input(text)
}

/** The page got this event, with this in its detail. */
async function heard(page: Page, event: string, detail = ''): Promise<void> {
  await eventually(async () => {
    const last = (await page.data('last')) as string
    expect(last.startsWith(`${event} `)).toBe(true)
    expect(last).toContain(detail)
  })
}

async function isShown(page: Page, ...selectors: readonly [string, ...string[]]): Promise<boolean> {
  const [host, ...inside] = selectors
  let element = await page.$(host)
  for (const selector of inside) element = (await element?.$(selector)) ?? null
  return element !== null && (await element.style('display')) !== 'none'
}

const textOf = async (page: Page, selector: string): Promise<string> => (await reach(page, selector)).text()
