import { settled, startInTest, stopInTest } from '../harness'
import { smallApp } from './small-app'

declare global {
  var told: string[]
}

/** A page that tells every lifetime it is given. */
const telling = (name: string) => `Page({
  onLoad(query) { told.push('${name}.onLoad ' + JSON.stringify(query)) },
  onShow() { told.push('${name}.onShow') },
  onReady() { told.push('${name}.onReady') },
  onHide() { told.push('${name}.onHide') },
  onUnload() { told.push('${name}.onUnload') },
  onTabItemTap(item) { told.push('${name}.onTabItemTap ' + JSON.stringify(item)) },
})`

const program = smallApp({
  'app.js': `App({
    onLaunch({ path }) { told.push('app.onLaunch ' + path) },
    onShow() { told.push('app.onShow') },
    onHide() { told.push('app.onHide') },
    onError(text) { told.push('app.onError ' + text.split('\\n')[0]) },
    onPageNotFound({ path }) { told.push('app.onPageNotFound ' + path) },
  })`,
  'app.json': JSON.stringify({
    pages: ['pages/home', 'pages/mine', 'pages/detail', 'pages/parts'],
    tabBar: {
      list: [
        { pagePath: 'pages/home', text: '首页' },
        { pagePath: 'pages/mine', text: '我的' },
      ],
    },
  }),
  'pages/home.js': telling('home'),
  'pages/mine.js': telling('mine'),
  'pages/detail.js': telling('detail'),
  'pages/parts.js': telling('parts'),
  'pages/parts.json': JSON.stringify({ usingComponents: { outer: '/components/outer', inner: '/components/inner' } }),
  'pages/parts.wxml': '<outer><inner name="slotted" /></outer>',
  'components/outer.json': JSON.stringify({ component: true, usingComponents: { inner: './inner' } }),
  'components/outer.wxml': '<inner name="own" /><slot />',
  'components/outer.js': component('"outer"'),
  'components/inner.json': '{ "component": true }',
  'components/inner.wxml': '<view>{{name}}</view>',
  'components/inner.js': component('this.data.name'),
})

function component(name: string): string {
  return `Component({
    properties: { name: String },
    lifetimes: {
      created() { told.push('created') },
      attached() { told.push(${name} + ' attached') },
      ready() { told.push(${name} + ' ready') },
      detached() { told.push(${name} + ' detached') },
    },
    pageLifetimes: { show() { told.push(${name} + ' show') }, hide() { told.push(${name} + ' hide') } },
  })`
}

beforeEach(() => {
  globalThis.told = []
})

afterEach(stopInTest)

function tellings(): string[] {
  return globalThis.told.splice(0)
}

test('launch: app, then the first page until it is ready', async () => {
  await settled(startInTest(program))
  expect(tellings()).toEqual(['app.onLaunch pages/home', 'app.onShow', 'home.onLoad {}', 'home.onShow', 'home.onReady'])
})

test('navigateTo and navigateBack: the page below is hidden and shown, the one on top unloaded', async () => {
  const app = startInTest(program)
  await settled(app)
  tellings()
  await app.context.router.navigateTo({ url: '/pages/detail?id=1&name=%E6%A3%89' })
  await settled(app)
  expect(tellings()).toEqual([
    'home.onHide',
    'detail.onLoad {"id":"1","name":"%E6%A3%89"}',
    'detail.onShow',
    'detail.onReady',
  ])
  await app.context.router.navigateBack({})
  expect(tellings()).toEqual(['detail.onUnload', 'home.onShow'])
})

test('switchTab: tab pages stay alive, pages above them do not', async () => {
  const app = startInTest(program)
  await settled(app)
  await app.context.router.navigateTo({ url: '/pages/detail' })
  await settled(app)
  tellings()
  await app.context.router.switchTab({ url: '/pages/mine?ignored=1' })
  await settled(app)
  expect(tellings()).toEqual(['detail.onUnload', 'mine.onLoad {}', 'mine.onShow', 'mine.onReady'])
  await app.context.router.switchTab({ url: '/pages/home' })
  expect(tellings()).toEqual(['mine.onHide', 'home.onShow'])
  expect(app.context.pages.map(({ path }) => path)).toEqual(['pages/home'])
})

test('a tap on the tab bar: the page is shown, then told', async () => {
  const app = startInTest(program)
  await settled(app)
  tellings()
  app.controls.switchTab('pages/mine')
  await settled(app)
  expect(tellings()).toEqual([
    'home.onHide',
    'mine.onLoad {}',
    'mine.onShow',
    'mine.onTabItemTap {"index":1,"pagePath":"pages/mine","text":"我的"}',
    'mine.onReady',
  ])
})

test('reLaunch: everything goes, kept tab pages too', async () => {
  const app = startInTest(program)
  await app.context.router.switchTab({ url: '/pages/mine' })
  await settled(app)
  tellings()
  await app.context.router.reLaunch({ url: '/pages/detail' })
  expect(tellings()).toEqual(['mine.onUnload', 'home.onUnload', 'detail.onLoad {}', 'detail.onShow'])
})

test('components: attached parents first, ready children first, show after the page', async () => {
  const app = startInTest(program, { entry: 'pages/parts' })
  await settled(app)
  expect(tellings()).toEqual([
    'app.onLaunch pages/parts',
    'app.onShow',
    'created',
    'created',
    'created',
    'outer attached',
    'own attached',
    'slotted attached',
    'parts.onLoad {}',
    'parts.onShow',
    'outer show',
    'own show',
    'slotted show',
    'own ready',
    'slotted ready',
    'outer ready',
    'parts.onReady',
  ])
  await app.context.router.navigateTo({ url: '/pages/detail' })
  expect(tellings().slice(0, 4)).toEqual(['parts.onHide', 'outer hide', 'own hide', 'slotted hide'])
  await app.context.router.reLaunch({ url: '/pages/home' })
  expect(tellings()).toEqual(
    expect.arrayContaining(['parts.onUnload', 'outer detached', 'own detached', 'slotted detached']),
  )
})

test('foreground: the page hides before the app and shows after it', async () => {
  const app = startInTest(program)
  await settled(app)
  tellings()
  app.controls.setForeground(false)
  app.controls.setForeground(false)
  expect(tellings()).toEqual(['home.onHide', 'app.onHide'])
  app.controls.setForeground(true)
  expect(tellings()).toEqual(['app.onShow', 'home.onShow'])
})

test('a page made by Component: its properties take the query, its methods are those of a page', async () => {
  const app = startInTest(
    smallApp({
      'pages/home.js': `Component({
        properties: { id: Number, name: String },
        data: { seen: '' },
        methods: {
          onLoad({ id }) { this.setData({ seen: typeof id + ' ' + typeof this.data.id + ' ' + this.data.name }) },
          onRouteDone() { told.push('onRouteDone') },
        },
      })`,
      'pages/home.wxml': '<view>{{seen}}</view>',
    }),
    { entry: 'pages/home?id=7&name=%E6%A3%89' },
  )
  await settled(app)
  expect(app.top().text()).toBe('string number 棉')
  expect(tellings()).toEqual(['onRouteDone'])
})
