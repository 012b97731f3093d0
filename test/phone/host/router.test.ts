import type { Router } from '../../../local/phone/host/context'
import { settled, startInTest } from '../harness'
import { smallApp } from './small-app'

const program = smallApp({
  'app.json': JSON.stringify({
    pages: ['pages/home', 'pages/mine', 'pages/deep/detail', 'pages/deep/other'],
    tabBar: {
      list: [
        { pagePath: 'pages/home', text: '首页' },
        { pagePath: 'pages/mine', text: '我的' },
      ],
    },
  }),
  'pages/home.js': 'Page({ data: { from: "" } })',
  'pages/mine.js': 'Page({})',
  'pages/deep/detail.js': `Page({ onLoad() {
    const channel = this.getOpenerEventChannel()
    channel.on('greeting', (text) => { this.heard = text; channel.emit('answer', text + '!') })
  } })`,
  'pages/deep/other.js': 'Page({})',
})

const start = async () => {
  const app = startInTest(program)
  await settled(app)
  return app
}

test.each<[string, (router: Router) => Promise<unknown>, string]>([
  [
    'a page that is not there',
    (router) => router.navigateTo({ url: '/pages/none?a=1' }),
    'page "pages/none" is not found',
  ],
  ['navigateTo a tab page', (router) => router.navigateTo({ url: '/pages/mine' }), 'can not navigateTo a tabbar page'],
  ['redirectTo a tab page', (router) => router.redirectTo({ url: '/pages/mine' }), 'can not redirectTo a tabbar page'],
  [
    'switchTab to another page',
    (router) => router.switchTab({ url: '/pages/deep/detail' }),
    'can not switch to no-tabBar page',
  ],
  ['back from the first page', (router) => router.navigateBack({}), 'cannot navigate back at first page.'],
])('router: %s is refused and nothing moves', async (_fact, move, message) => {
  const app = await start()
  await expect(move(app.context.router)).rejects.toThrow(message)
  expect(app.context.pages.map(({ path }) => path)).toEqual(['pages/home'])
})

test('router: the eleventh page is refused', async () => {
  const app = await start()
  for (let page = 2; page <= 10; page += 1) await app.context.router.navigateTo({ url: '/pages/deep/detail' })
  expect(app.context.pages).toHaveLength(10)
  await expect(app.context.router.navigateTo({ url: '/pages/deep/detail' })).rejects.toThrow(
    'webview count limit exceed',
  )
})

test('router: a path without a leading slash counts from the page on top', async () => {
  const app = await start()
  await app.context.router.navigateTo({ url: 'deep/detail' })
  await app.context.router.navigateTo({ url: 'other?x=1' })
  await app.context.router.redirectTo({ url: '../deep/detail' })
  expect(app.context.pages.map(({ path }) => path)).toEqual(['pages/home', 'pages/deep/detail', 'pages/deep/detail'])
})

test('router: going back further than there are pages ends at the first', async () => {
  const app = await start()
  await app.context.router.navigateTo({ url: '/pages/deep/detail' })
  await app.context.router.navigateTo({ url: '/pages/deep/other' })
  await app.context.router.navigateBack({ delta: 9 })
  expect(app.context.pages.map(({ path }) => path)).toEqual(['pages/home'])
})

describe('router: a page that asks before it is left', () => {
  const open = async (confirm: boolean) => {
    const modal = jest.fn(async () => ({ confirm }))
    const app = startInTest(program, { shell: { modal } })
    await settled(app)
    await app.context.router.navigateTo({ url: '/pages/deep/detail' })
    const wx = app.context.wx as unknown as WechatMiniprogram.Wx
    await wx.enableAlertBeforeUnload({ message: '还没保存' })
    return { app, wx, modal, path: () => app.context.topPage().path }
  }

  test('stays where she stays, from the bar and from code, and nothing is amiss', async () => {
    const { app, wx, modal, path } = await open(false)
    app.controls.back()
    await settled(app)
    await expect(wx.navigateBack()).rejects.toMatchObject({ errMsg: 'navigateBack:fail cancel' })
    expect(modal).toHaveBeenCalledTimes(2)
    expect(modal).toHaveBeenCalledWith(expect.objectContaining({ title: '提示', content: '还没保存' }))
    expect(path()).toBe('pages/deep/detail')
    expect(app.errors).toEqual([])
  })

  test('is left where she leaves', async () => {
    const { app, path } = await open(true)
    app.controls.back()
    await settled(app)
    expect(path()).toBe('pages/home')
  })

  test.each<[string, (opened: Awaited<ReturnType<typeof open>>) => unknown]>([
    ['a swipe, which WeChat does not hold up', ({ app }) => app.controls.back(true)],
    [
      'one that asks no more',
      async ({ app, wx }) => {
        await wx.disableAlertBeforeUnload({})
        app.controls.back()
      },
    ],
  ])('is left without a question by %s', async (_by, leave) => {
    const opened = await open(false)
    await leave(opened)
    await settled(opened.app)
    expect(opened.path()).toBe('pages/home')
    expect(opened.modal).not.toHaveBeenCalled()
  })
})

test('router: opener and opened page talk over one channel', async () => {
  const app = await start()
  const answers: unknown[] = []
  const { eventChannel } = await app.context.router.navigateTo({
    url: '/pages/deep/detail',
    events: { answer: (text) => void answers.push(text) },
  })
  eventChannel.emit('greeting', 'hello')
  expect(app.context.topPage().instance.heard).toBe('hello')
  expect(answers).toEqual(['hello!'])
})

test('getCurrentPages: the stack as pages know themselves', async () => {
  const app = await start()
  await app.context.router.navigateTo({ url: '/pages/deep/detail?id=7' })
  const pages = (globalThis as unknown as { getCurrentPages(): { route: string; options: object }[] }).getCurrentPages()
  expect(pages.map(({ route, options }) => [route, options])).toEqual([
    ['pages/home', {}],
    ['pages/deep/detail', { id: '7' }],
  ])
})

test('snapshot: pages come back with their query and data', async () => {
  const app = await start()
  await app.context.router.navigateTo({ url: '/pages/deep/detail?id=7' })
  app.context.pages[0]?.instance.setData({ from: 'before' })
  const snapshot = JSON.parse(JSON.stringify(app.snapshot()))
  const again = startInTest(program, { snapshot })
  expect(again.context.pages.map(({ path, query }) => [path, query])).toEqual([
    ['pages/home', {}],
    ['pages/deep/detail', { id: '7' }],
  ])
  expect(again.context.pages[0]?.instance.data).toEqual({ from: 'before' })
})

test('snapshot: pages that are gone or became tabs are left out', async () => {
  const page = { query: {}, data: {}, scrollTop: 0 }
  const paths = ['pages/home', 'pages/none', 'pages/mine', 'pages/deep/detail']
  const app = startInTest(program, { snapshot: { pages: paths.map((path) => ({ path, ...page })) } })
  await settled(app)
  expect(app.context.pages.map(({ path }) => path)).toEqual(['pages/home', 'pages/deep/detail'])
  expect(app.errors).toEqual([])
})
