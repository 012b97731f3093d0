import type { ProgramPackage } from '../../../local/phone/program'
import { handedOver } from '../all-packages'
import { compiled } from '../compiled'
import { settled, startInTest, type TestOptions } from '../harness'
import { smallAppFolder } from './small-app'

const folder = smallAppFolder({
  'app.json': JSON.stringify({
    pages: ['pages/home', 'pages/drawing', 'pages/tab'],
    tabBar: {
      list: [
        { pagePath: 'pages/home', text: 'home' },
        { pagePath: 'pages/tab', text: 'tab' },
      ],
    },
    subpackages: [
      { root: 'far', pages: ['shop', 'cart'] },
      { root: 'farther', pages: ['only'] },
    ],
  }),
  'pages/home.js': `Page({ data: { heard: '' }, ask() {
    require.async('../far/price').then(({ price }) => this.setData({ heard: price }), ({ message }) => this.setData({ heard: message }))
  } })`,
  'pages/home.wxml': '<view>{{heard}}</view>',
  'pages/tab.js': 'Page({})',
  'pages/drawing.js': 'Page({})',
  'pages/drawing.json': JSON.stringify({
    usingComponents: { 'a-chart': '/far/chart', 'a-wait': '/wait' },
    componentPlaceholder: { 'a-chart': 'a-wait' },
  }),
  'pages/drawing.wxml': '<a-chart/>',
  'wait.js': 'Component({})',
  'wait.json': '{ "component": true }',
  'wait.wxml': 'waiting',
  'far/shop.js': "const { price } = require('./price'); Page({ data: { price } })",
  'far/shop.wxml':
    '<wxs module="m" src="./m.wxs"/><import src="./parts"/><template is="price" data="{{ text: m.yuan(price) }}"/>',
  'far/shop.json': '{}',
  'far/parts.wxml': '<template name="price"><text>{{text}}</text></template>',
  'far/m.wxs': 'module.exports = { yuan: function (price) { return price + " yuan" } }',
  'far/price.js': 'globalThis.runs = (globalThis.runs || 0) + 1; exports.price = 7',
  'far/cart.js': 'Page({})',
  'far/cart.wxml': '<view>cart</view>',
  'far/cart.json': '{}',
  'far/chart.js': 'Component({})',
  'far/chart.json': '{ "component": true }',
  'far/chart.wxml': 'chart',
  'farther/only.js': 'Page({})',
  'farther/only.wxml': '<view>only</view>',
  'farther/only.json': '{}',
})
const { program, packages } = handedOver(compiled(folder))

beforeEach(() => Object.assign(globalThis, { runs: 0 }))

/** With packages that come when the test lets them; of the main one, what is left comes at once where it is not said otherwise. */
function start({ rest = 'at once', ...options }: TestOptions & { rest?: 'at once' | 'when let' } = {}) {
  const asked: string[] = []
  const waiting = new Map<string, (come: boolean) => void>()
  const app = startInTest(program, {
    ...options,
    fetchPackage: (root) =>
      new Promise<ProgramPackage>((resolve, reject) => {
        const left = packages.get('')
        if (root === '' && left && rest === 'at once') return resolve(left)
        asked.push(root)
        waiting.set(root, (come) => {
          const added = packages.get(root)
          if (come && added) resolve(added)
          else reject(new Error(`subpackage "${root}" cannot be loaded`))
        })
      }),
  })
  const come = async (root: string, comes = true) => {
    waiting.get(root)?.(comes)
    await settled(app)
  }
  return { app, asked, come }
}

test('the start has the first page, every component of the main package, and nothing of others', () => {
  expect(Object.keys(program.components)).toEqual(['pages/home', 'wait'])
  expect(Object.keys(program.modules)).toEqual(['app.js', 'pages/home.js', 'wait.js'])
  expect([...packages.keys()]).toEqual(['', 'far', 'farther'])
  expect(Object.keys(packages.get('farther')?.components ?? {})).toEqual(['farther/only'])
  expect(start().asked).toEqual([])
})

test('the main package: a move to another page of it waits until the rest has come, one to the first page does not', async () => {
  const { app, asked, come } = start({ rest: 'when let' })
  const first = app.context.topPage()
  void app.context.router.reLaunch({ url: '/pages/home' })
  expect(app.context.topPage()).not.toBe(first)
  const move = app.context.router.switchTab({ url: '/pages/tab' })
  const other = app.context.router.navigateTo({ url: '/pages/drawing' })
  await settled(app)
  expect(app.context.topPage().path).toBe('pages/home')
  await come('')
  await Promise.all([move, other])
  expect(app.context.pages.map(({ path }) => path)).toEqual(['pages/tab', 'pages/drawing'])
  expect(asked).toEqual(['', 'far'])
})

test('the main package: what is left of it is fetched ahead once, and again where it did not come', async () => {
  const { app, asked, come } = start({ rest: 'when let' })
  app.fetchAhead()
  await come('', false)
  app.fetchAhead()
  const move = app.context.router.navigateTo({ url: '/pages/drawing' })
  await come('')
  await move
  app.fetchAhead()
  expect(asked.filter((root) => root === '')).toHaveLength(2)
  expect(app.errors).toEqual([])
})

test('a subpackage: it waits for the main package, which it may use', async () => {
  const { app, come } = start({ rest: 'when let' })
  const move = app.context.router.navigateTo({ url: '/far/cart' })
  await come('far')
  expect(app.context.topPage().path).toBe('pages/home')
  await come('')
  await move
  expect(app.context.topPage().path).toBe('far/cart')
})

test.each(['navigateTo', 'redirectTo', 'reLaunch'] as const)(
  'a subpackage: %s waits until it has come',
  async (name) => {
    const { app, asked, come } = start()
    const move = app.context.router[name]({ url: '/far/shop' })
    await settled(app)
    expect(app.context.topPage().path).toBe('pages/home')
    await come('far')
    await move
    expect(app.context.topPage().path).toBe('far/shop')
    expect(app.top().text()).toBe('7 yuan')
    await app.context.router.navigateTo({ url: '/far/cart' })
    expect(app.top().text()).toBe('cart')
    expect(asked).toEqual(['far'])
  },
)

test('a subpackage: moves that wait for the same one fetch it once, and its modules run once', async () => {
  const { app, asked, come } = start()
  const moves = ['/far/shop', '/far/cart', '/far/shop'].map((url) => app.context.router.navigateTo({ url }))
  await come('far')
  await Promise.all(moves)
  expect(app.context.pages.map(({ path }) => path)).toEqual(['pages/home', 'far/shop', 'far/cart', 'far/shop'])
  expect(asked).toEqual(['far'])
  expect(globalThis).toMatchObject({ runs: 1 })
})

test('a subpackage that does not come: the move fails, nothing moves, and it is fetched anew the next time', async () => {
  const { app, asked, come } = start()
  const failed = app.context.wx.navigateTo as (options: object) => Promise<unknown>
  const move = expect(failed({ url: '/far/shop' })).rejects.toMatchObject({
    errMsg: 'navigateTo:fail subpackage "far" cannot be loaded',
  })
  await come('far', false)
  await move
  expect(app.context.pages.map(({ path }) => path)).toEqual(['pages/home'])
  const again = app.context.router.navigateTo({ url: '/far/shop' })
  await come('far')
  await again
  expect(app.context.topPage().path).toBe('far/shop')
  expect(asked).toEqual(['far', 'far'])
  expect(app.errors).toEqual([])
})

test('a subpackage: a page of it may be the first one', async () => {
  const { app, come } = start({ entry: 'farther/only?a=1' })
  expect(app.context.pages).toEqual([])
  await come('farther')
  expect(app.context.topPage()).toMatchObject({ path: 'farther/only', query: { a: '1' } })
})

test('a snapshot: its pages are put back once their packages have come, those of one that does not are left out', async () => {
  const page = (path: string) => ({ path, query: {}, data: {}, scrollTop: 0 })
  const pages = ['pages/home', 'farther/only', 'far/cart'].map(page)
  const { app, come } = start({ snapshot: { pages } })
  await come('farther', false)
  expect(app.context.pages).toEqual([])
  await come('far')
  expect(app.context.pages.map(({ path }) => path)).toEqual(['pages/home', 'far/cart'])
})

test('require.async: the module comes with its subpackage, or the promise is rejected', async () => {
  const { app, come } = start()
  const ask = app.context.topPage().instance.ask as () => void
  ask.call(app.context.topPage().instance)
  await come('far', false)
  expect(app.top().data().heard).toBe('subpackage "far" cannot be loaded')
  ask.call(app.context.topPage().instance)
  await come('far')
  expect(app.top().data().heard).toBe(7)
})

test('componentPlaceholder: it is drawn until the subpackage of the component has come', async () => {
  const { app, come } = start({ entry: 'pages/drawing' })
  await settled(app)
  expect(app.top().text()).toBe('waiting')
  await come('far')
  expect(app.top().text()).toBe('chart')
})
