import automator from 'miniprogram-automator'
import type { AuditReport } from '../../local/phone/host/audit/report'
import { awaitElement, eventually, move, onPage, open, reach } from './facts'
import { type DrivenPhone, drivePhone, type MiniProgram, type Page } from './phone'

const HOME = '/pages/home/home'
const FIELDS = '/pages/fields/fields'

/** What the mini program has as globals, for the functions that run there. */
declare const wx: {
  getSystemInfoSync(): { readonly model: string }
  scanCode(options: { success(result: unknown): void }): void
}
declare function getApp(): { readonly globalData: { readonly shown: number } }
declare function getCurrentPages(): ReadonlyArray<{ onThrow(): void }>

let phone: DrivenPhone
let miniProgram: MiniProgram

beforeAll(async () => {
  phone = await drivePhone({ project: 'test/e2e/fixtures/workbench' })
  miniProgram = phone.miniProgram
}, 90_000)

afterAll(() => phone.close())

describe('pages', () => {
  test('currentPage and pageStack: path and query of what is open, the top last', async () => {
    await open(miniProgram, HOME)
    await move(miniProgram, 'navigateTo', '/pages/second/second?from=home&n=1')
    const page = await miniProgram.currentPage()
    expect(page).toMatchObject({ path: 'pages/second/second', query: { from: 'home', n: '1' } })
    expect((await miniProgram.pageStack()).map(({ path }) => path)).toEqual(['pages/home/home', 'pages/second/second'])
  })

  test('navigateBack, as the client itself moves', async () => {
    const page = await miniProgram.navigateBack()
    expect(page?.path).toBe('pages/home/home')
  })

  test('redirectTo and switchTab', async () => {
    await move(miniProgram, 'navigateTo', '/pages/second/second')
    await move(miniProgram, 'redirectTo', '/pages/second/second?again=1')
    expect(await miniProgram.pageStack()).toHaveLength(2)
    await move(miniProgram, 'switchTab', FIELDS)
    expect(await miniProgram.pageStack()).toHaveLength(1)
  })

  test('data, setData, callMethod', async () => {
    const page = await open(miniProgram, HOME)
    expect(await page.data('list[1].name')).toBe('朵')
    await page.setData({ list: [{ name: '棉' }] })
    expect(await page.data()).toMatchObject({ list: [{ name: '棉' }] })
    expect(await page.$$('.word')).toHaveLength(1)
    expect(await page.callMethod('add', 2, 3)).toBe(5)
    expect(await page.callMethod('addLater', 2, 3)).toBe(5)
    await expect(page.callMethod('missing')).rejects.toThrow('page "pages/home/home" does not have a method "missing"')
  })

  test('size and scrollTop, by pageScrollTo', async () => {
    const page = await open(miniProgram, HOME)
    const { width, height } = await page.size()
    expect(Number(width)).toBe(375)
    expect(Number(height)).toBeGreaterThan(2000)
    await miniProgram.pageScrollTo(300)
    await eventually(async () => expect(await page.scrollTop()).toBe(300))
  })

  test('waitFor a selector', async () => {
    const page = await open(miniProgram, HOME)
    await page.waitFor('counter')
    expect(await page.$('counter')).not.toBeNull()
  })

  test('a page that was closed says that it is not open', async () => {
    const gone = await open(miniProgram, HOME)
    await open(miniProgram, HOME)
    await expect(gone.data()).rejects.toThrow(/page \d+ is not open/)
  })

  test('the window of a page below the top cannot be measured', async () => {
    const below = await open(miniProgram, HOME)
    await move(miniProgram, 'navigateTo', '/pages/second/second')
    await expect(below.size()).rejects.toThrow('page "pages/home/home" is not on top')
  })
})

describe('wx and the app', () => {
  beforeAll(() => open(miniProgram, HOME))

  test('callWxMethod: answers at once, answers later, refusals in the words of wx', async () => {
    await miniProgram.callWxMethod('setStorageSync', 'kept', { n: 1 })
    expect(await miniProgram.callWxMethod('getStorage', { key: 'kept' })).toMatchObject({ data: { n: 1 } })
    await expect(miniProgram.callWxMethod('navigateTo', { url: '/pages/none/none' })).rejects.toThrow(
      'navigateTo:fail page "pages/none/none" is not found',
    )
    await expect(miniProgram.callWxMethod('noSuchMethod')).rejects.toThrow('wx.noSuchMethod not exists')
    await expect(miniProgram.callWxMethod('chooseLocation')).rejects.toThrow('not available on the local phone')
  })

  test('systemInfo', async () => {
    expect(await miniProgram.systemInfo()).toMatchObject({ windowWidth: 375, language: 'zh_CN' })
  })

  test('mockWxMethod with a result, and restoreWxMethod', async () => {
    const model = () => miniProgram.evaluate(() => wx.getSystemInfoSync().model)
    const before = await model()
    await miniProgram.mockWxMethod('getSystemInfoSync', { model: '一台别的手机' })
    expect(await model()).toBe('一台别的手机')
    await miniProgram.restoreWxMethod('getSystemInfoSync')
    expect(await model()).toBe(before)
  })

  test('mockWxMethod with a result: callbacks and promises get it, :fail is a failure', async () => {
    await miniProgram.mockWxMethod('scanCode', { result: 'R-1', errMsg: 'scanCode:ok' })
    expect(await miniProgram.callWxMethod('scanCode', {})).toMatchObject({ result: 'R-1' })
    expect(await miniProgram.evaluate(() => new Promise((resolve) => wx.scanCode({ success: resolve })))).toMatchObject(
      { result: 'R-1' },
    )
    await miniProgram.mockWxMethod('scanCode', { errMsg: 'scanCode:fail cancel' })
    await expect(miniProgram.callWxMethod('scanCode', {})).rejects.toThrow('scanCode:fail cancel')
    await miniProgram.restoreWxMethod('scanCode')
  })

  test('mockWxMethod with a function: the origin is at hand, further arguments follow', async () => {
    await miniProgram.callWxMethod('setStorageSync', 'kept', 'here')
    await miniProgram.mockWxMethod(
      'getStorageSync',
      function (this: { origin(key: string): unknown }, key: string, otherwise: string) {
        return this.origin(key) || otherwise
      },
      'nothing',
    )
    expect(await miniProgram.callWxMethod('getStorageSync', 'kept')).toBe('here')
    expect(await miniProgram.callWxMethod('getStorageSync', 'other')).toBe('nothing')
    await miniProgram.restoreWxMethod('getStorageSync')
    expect(await miniProgram.callWxMethod('getStorageSync', 'other')).toBe('')
  })

  test('evaluate: sees wx, getApp and getCurrentPages; waits for promises; throws what the code throws', async () => {
    expect(await miniProgram.evaluate(() => getCurrentPages().length)).toBe(1)
    expect(await miniProgram.evaluate(() => getApp().globalData.shown)).toBeGreaterThan(0)
    expect(await miniProgram.evaluate((a: number, b: number) => Promise.resolve(a * b), 6, 7)).toBe(42)
    await expect(
      miniProgram.evaluate(() => {
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
  })

  test('exposeFunction: calls of the mini program reach the client', async () => {
    const calls: unknown[][] = []
    await miniProgram.exposeFunction('tellTest', (...args: unknown[]) => calls.push(args))
    await miniProgram.evaluate(() =>
      (globalThis as unknown as { tellTest(...args: unknown[]): void }).tellTest('a', { b: 1 }),
    )
    await eventually(async () => expect(calls).toEqual([['a', { b: 1 }]]))
  })

  test("on('console'): type and arguments of what pages log", async () => {
    const logs: unknown[] = []
    miniProgram.on('console', (log) => logs.push(log))
    const page = await open(miniProgram, HOME)
    await page.callMethod('onTell')
    await eventually(async () => expect(logs).toContainEqual({ type: 'info', args: ['told', { by: 'page' }] }))
  })

  test("on('exception'): what handlers throw and promises that nobody caught", async () => {
    const exceptions: Array<{ message: string }> = []
    miniProgram.on('exception', (exception) => exceptions.push(exception))
    const page = await open(miniProgram, HOME)
    await miniProgram.evaluate(() => void setTimeout(() => getCurrentPages().at(-1)?.onThrow()))
    await page.callMethod('onReject')
    await eventually(async () =>
      expect(exceptions.map(({ message }) => message).sort()).toEqual(['rejected on purpose', 'thrown on purpose']),
    )
  })

  test('screenshot: a PNG of the screen', async () => {
    const png = Buffer.from(String(await miniProgram.screenshot()), 'base64')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(375)
  })

  test('testAccounts: there are none', async () => {
    expect(await miniProgram.testAccounts()).toEqual([])
  })
})

describe('selectors', () => {
  let page: Page

  beforeAll(async () => {
    page = await open(miniProgram, HOME)
  })

  test.each([
    ['text', 2],
    ['.word', 2],
    ['#title', 1],
    ['.title.big', 1],
    ['view#title.big', 1],
    ['[data-mark]', 1],
    ['[data-mark=cotton]', 1],
    ['[data-mark="linen"]', 0],
    ['[mode^=aspect]', 1],
    ['image[mode$="Fit"]', 1],
    ['.outer text', 2],
    ['.outer > text', 0],
    ['.outer > .inner > text', 2],
    ['.inner > .word, #press', 3],
    ['.face', 0],
    ['counter >>> .face', 1],
    ['#counter >>> view', 2],
    ['.slotted', 1],
    ['counter .slotted', 1],
    ['*', 11],
  ])('%s finds %d', async (selector, count) => {
    expect(await page.$$(selector)).toHaveLength(count)
  })

  test.each([
    'view:nth-child(2)',
    'view::before',
    'a + b',
    '',
    '.',
    '[',
    'view >',
    '> view',
    'view > > text',
    '>>> .face',
    'view [id',
  ])('%j is refused by name', async (selector) => {
    await expect(page.$$(selector)).rejects.toThrow(/is not supported by the local phone|should be a String/)
  })

  test('$ of nothing is null', async () => {
    expect(await page.$('.nothing')).toBeNull()
  })

  test('element.$ looks inside the element, element.$$ into the template of a component', async () => {
    expect(await (await reach(page, '.outer')).$$('text')).toHaveLength(2)
    expect(await (await reach(page, 'counter')).$$('.face')).toHaveLength(1)
    expect(await (await reach(page, 'counter')).$$('.slotted')).toHaveLength(1)
  })

  test('XPath is not supported, and says so', async () => {
    await expect(page.getElementsByXpath('//view')).rejects.toThrow(
      'Page.getElementsByXpath is not supported by the local phone',
    )
  })
})

describe('elements', () => {
  let page: Page

  beforeEach(async () => {
    page = await open(miniProgram, HOME)
  })

  test('tagName, text, size, offset', async () => {
    const title = await reach(page, '#title')
    expect(title.tagName).toBe('view')
    expect(await title.text()).toBe('会员日')
    expect(await title.size()).toEqual({ width: 200, height: 40 })
    expect(await title.offset()).toEqual({ left: 12, top: 0 })
  })

  test('attribute: as text, null where there is none', async () => {
    const title = await reach(page, '#title')
    expect(await title.attribute('class')).toBe('title big')
    expect(await title.attribute('data-mark')).toBe('cotton')
    expect(await title.attribute('id')).toBe('title')
    expect(await title.attribute('missing')).toBeNull()
  })

  test('style: as the browser computes it', async () => {
    const title = await reach(page, '#title')
    expect(await title.style('color')).toBe('rgb(38, 48, 43)')
    expect(await title.style('font-size')).toBe('20px')
    expect(await title.style('fontSize')).toBe('20px')
  })

  test('property: of tags and of components, and the client refuses others', async () => {
    expect(await (await reach(page, '#picture')).property('mode')).toBe('aspectFit')
    expect(await (await reach(page, '#counter')).property('start')).toBe(3)
    await expect((await reach(page, '#counter')).property('missing')).rejects.toThrow('counter.missing not exists')
  })

  test('wxml and outerWxml: the template as it is now', async () => {
    expect(await (await reach(page, '.inner')).wxml()).toBe('<text class="word">棉</text><text class="word">朵</text>')
    expect(await (await reach(page, '.inner')).outerWxml()).toMatch(/^<view class="inner"><text .*<\/view>$/)
    expect(await (await reach(page, 'counter')).wxml()).toBe(
      '<view class="face">3</view><view class="slotted">里面</view>',
    )
  })

  test('tap: the touch sequence, then a tap with its place, bubbling', async () => {
    const press = await reach(page, '#press')
    await press.tap()
    expect(await page.data('heard')).toEqual(['touchstart', 'touchend', 'tap', 'parent'])
    await (await reach(page, '.inner')).tap()
    expect(await page.data('heard')).toHaveLength(5)
  })

  test('tap: its detail is the middle of the element', async () => {
    const corner = await reach(page, '#corner')
    const { left, top } = await corner.offset()
    await corner.tap()
    expect(await page.data('detail')).toMatchObject({ detail: { x: left + 20, y: top + 10 }, at: left + 20 })
  })

  test('touchstart, touchmove, touchend: a drag is no tap', async () => {
    const press = await reach(page, '#press')
    const at = (pageX: number) => ({ touches: [{ pageX, pageY: 60 }], changedTouches: [{ pageX, pageY: 60 }] })
    await press.touchstart(at(20))
    await press.touchmove(at(120))
    await press.touchend({ changeTouches: [{ pageX: 120, pageY: 60 }] })
    expect(await page.data('heard')).toEqual(['touchstart', 'touchmove', 'touchend'])
    expect(await page.data('detail')).toMatchObject({ touches: 0, at: 120 })
  })

  test('longpress: the finger rests, and no tap follows', async () => {
    await (await reach(page, '#press')).longpress()
    await eventually(async () => expect(await page.data('heard')).toEqual(['touchstart', 'longpress', 'touchend']))
  })

  test('trigger: the element alone hears it, with the detail', async () => {
    await (await reach(page, '#press')).trigger('custom', { n: 1 })
    expect(await page.data()).toMatchObject({ heard: ['custom'], detail: { n: 1 } })
  })

  test('dispatchEvent: it bubbles, with touches and detail', async () => {
    await (await reach(page, '#press')).dispatchEvent({
      eventName: 'tap',
      touches: [{ identifier: 0, pageX: 7, pageY: 8 }],
      changeTouches: [{ identifier: 0, pageX: 7, pageY: 8 }],
      detail: { x: 7, y: 8 },
    })
    expect(await page.data('heard')).toEqual(['tap', 'parent'])
  })

  test('custom components: data, setData, callMethod, and what their taps do', async () => {
    const counter = await reach(page, 'counter')
    if (!('callMethod' in counter)) throw new Error('the counter is not a custom component to the client')
    const custom = counter as unknown as CustomElement
    expect(await custom.data('count')).toBe(3)
    await custom.setData({ 'note.last': 'set' })
    expect(await custom.data('note.last')).toBe('set')
    expect(await custom.callMethod('increase', 4)).toBe(7)
    await expect(custom.callMethod('missing')).rejects.toThrow('does not have a method "missing"')
    await (await reach(page, 'counter', '.face')).tap()
    expect(await page.data('changed')).toBe(8)
    expect(await (await reach(page, 'counter', '.face')).text()).toBe('8')
  })

  test('an element whose page was closed is gone', async () => {
    const title = await reach(page, '#title')
    await open(miniProgram, HOME)
    await expect(title.text()).rejects.toThrow('no such element')
  })
})

interface CustomElement {
  data(path?: string): Promise<unknown>
  setData(data: object): Promise<void>
  callMethod(name: string, ...args: unknown[]): Promise<unknown>
}

describe('fields', () => {
  let page: Page

  beforeAll(async () => {
    page = await open(miniProgram, FIELDS)
  })

  /** The element with the functions that the client adds for its tag. */
  const field = async <Added>(selector: string) => (await awaitElement(page, selector)) as unknown as Added & Valued

  interface Valued {
    value(): Promise<unknown>
    property(name: string): Promise<unknown>
  }

  test('input.input and value', async () => {
    const input = await field<{ input(text: string): Promise<void> }>('input')
    expect(await input.value()).toBe('旧')
    await input.input('新的')
    expect(await page.data('typed')).toMatchObject({ value: '新的', cursor: 2 })
    expect(await input.value()).toBe('新的')
  })

  test('textarea.input', async () => {
    const textarea = await field<{ input(text: string): Promise<void> }>('textarea')
    await textarea.input('两行\n字')
    expect(await page.data('written.value')).toBe('两行\n字')
  })

  test('switch.tap', async () => {
    const toggle = await field<{ tap(): Promise<void> }>('switch')
    await toggle.tap()
    expect(await page.data('switched')).toEqual({ value: true })
    await toggle.tap()
    expect(await page.data('switched')).toEqual({ value: false })
  })

  test('slider.slideTo: to the nearest step', async () => {
    const slider = await field<{ slideTo(value: number): Promise<void> }>('slider')
    await slider.slideTo(33)
    expect(await page.data('slid')).toEqual({ value: 35 })
  })

  test('swiper.swipeTo', async () => {
    const swiper = await field<{ swipeTo(index: number): Promise<void> }>('swiper')
    await swiper.swipeTo(2)
    await eventually(async () => expect(await page.data('swiped')).toMatchObject({ current: 2, source: 'touch' }))
  })

  test('scroll-view: scrollTo, its position and its extent', async () => {
    const scroll = await field<{
      scrollTo(x: number, y: number): Promise<void>
      scrollWidth(): Promise<number>
      scrollHeight(): Promise<number>
    }>('scroll-view')
    expect(await scroll.scrollWidth()).toBe(400)
    expect(await scroll.scrollHeight()).toBe(300)
    await scroll.scrollTo(30, 40)
    await eventually(async () => {
      expect(await scroll.property('scrollLeft')).toBe(30)
      expect(await scroll.property('scrollTop')).toBe(40)
    })
    await eventually(async () => expect(await page.data('scrolled')).toMatchObject({ scrollLeft: 30, scrollTop: 40 }))
  })

  test('movable-view: moveTo, x and y', async () => {
    const piece = await field<{ moveTo(x: number, y: number): Promise<void> }>('movable-view')
    await piece.moveTo(25, 60)
    expect(await page.data('moved')).toMatchObject({ x: 25, y: 60 })
    expect([await piece.property('x'), await piece.property('y')]).toEqual([25, 60])
  })
})

describe('stopAudits', () => {
  const faulty = 'pages/faulty/faulty'

  test('figures of a page that crosses the thresholds', async () => {
    const page = await open(miniProgram, `/${faulty}`)
    for (const method of ['dawdle', 'dawdle', 'hurry', 'carry']) await page.callMethod(method)
    const report = (await miniProgram.stopAudits()) as AuditReport
    const figures = report.pages[faulty]
    expect(figures).toMatchObject({ depth: 3, children: 61 })
    expect(figures?.nodes).toBeGreaterThan(61)
    expect(figures?.setDataPerSecond).toBeGreaterThan(20)
    expect(figures?.setDataBytes).toBeGreaterThan(300_000)
    expect(figures?.methodMs).toBeGreaterThan(50)
  })

  test.each([
    ['a handler that its page does not have', null, 'does not have a method "onNothing"'],
    ['a property that a component does not have', null, '"finish" is not a valid property of <counter>'],
    ['a method that wx does not have', '#unknown', 'wx.doWhatNobodyKnows is not a function'],
    ['a method that this phone does not have', '#unavailable', 'wx.chooseAddress is not available'],
    ['a page that is missing', '#nowhere', 'page "pages/none/none" is not found'],
  ])('complains of %s', async (_fault, tapped, complaint) => {
    const page = await open(miniProgram, `/${faulty}`)
    if (tapped) await (await reach(page, tapped)).tap()
    await eventually(async () => {
      const { complaints } = (await miniProgram.stopAudits()) as AuditReport
      expect(complaints).toContainEqual(expect.stringContaining(complaint))
    })
  })
})

describe('native', () => {
  let page: Page

  beforeEach(async () => {
    page = await open(miniProgram, '/pages/asking/asking')
  })

  test.each([
    ['askModal', 'confirmModal', 'yes'],
    ['askModal', 'cancelModal', 'no'],
    ['askPrivacy', 'authorizeCancel', 'requirePrivacyAuthorize:fail'],
    ['askPrivacy', 'authorizeAllow', 'requirePrivacyAuthorize:ok'],
    ['pay', 'closePaymentDialog', 'requestPayment:fail'],
  ] as const)('%s, then %s: the page hears %s', async (ask, press, answer) => {
    await page.callMethod(ask)
    await eventually(() => miniProgram.native()[press]())
    await eventually(async () => expect(await page.data('answer')).toContain(answer))
  })

  test.each(['shareConfirm', 'shareCancel'] as const)('%s ends the sharing', async (press) => {
    await (await reach(page, '#share')).tap()
    await eventually(() => miniProgram.native()[press]())
    expect(await page.data('answer')).toBe('shared')
    await expect(miniProgram.native()[press]()).rejects.toThrow('no dialog is open')
  })

  test('a button of a dialog that is not open cannot be pressed', async () => {
    await expect(miniProgram.native().confirmModal()).rejects.toThrow('no dialog is open')
  })

  test('goHome, switchTab, navigateLeft', async () => {
    await miniProgram.native().goHome()
    await onPage(miniProgram, HOME)
    await miniProgram.native().switchTab({ url: FIELDS })
    await onPage(miniProgram, FIELDS)
    await move(miniProgram, 'navigateTo', '/pages/second/second')
    await miniProgram.native().navigateLeft()
    await onPage(miniProgram, FIELDS)
  })
})

describe('what is not there', () => {
  test.each([
    ['remote', () => miniProgram.remote(), 'Tool.enableRemoteDebug'],
    ['getTicket', () => miniProgram.getTicket(), 'Tool.getTicket'],
    ['callPluginWxMethod', () => miniProgram.callPluginWxMethod('p', 'login'), 'plugins'],
  ])('%s answers that it is not supported', async (_name, ask, named) => {
    await expect(ask()).rejects.toThrow(named)
    await expect(ask()).rejects.toThrow('not supported by the local phone')
  })
})

test('close: the next client finds the mini program as on its first opening', async () => {
  await move(miniProgram, 'reLaunch', FIELDS)
  await miniProgram.mockWxMethod('getStorageSync', 'mocked')
  await miniProgram.close()
  const next = await automator.connect({ wsEndpoint: phone.automator })
  await onPage(next, HOME)
  expect(await next.callWxMethod('getStorageSync', 'other')).toBe('')
  next.disconnect()
})
