import { readProgram, settled, startInTest } from '../harness'
import { smallApp } from './small-app'

const component = (script = 'Component({})', json: object = {}) => ({
  script,
  json: JSON.stringify({ component: true, ...json }),
})

test('behaviors: those of WeChat are there by name, and an unknown one is an error', async () => {
  const app = startInTest(
    smallApp({
      'pages/home.js': 'Page({})',
      'pages/home.json': JSON.stringify({ usingComponents: { 'a-field': '/c/field', 'a-bad': '/c/bad' } }),
      'pages/home.wxml': '<a-field name="x" /><a-bad />',
      'c/field.js': "Component({ behaviors: ['wx://form-field', Behavior({ data: { shared: 1 } })] })",
      'c/field.json': component().json,
      'c/field.wxml': '<view>{{name}} {{shared}}</view>',
      'c/bad.js': "Component({ behaviors: ['wx://none'] })",
      'c/bad.json': component().json,
      'c/bad.wxml': '<view>bad</view>',
    }),
  )
  expect(app.top().find('a-field').text()).toBe('x 1')
  expect(app.errors).toEqual(['behavior "wx://none" is not found'])
  expect(app.top().find('a-bad').text()).toBe('bad')
})

test.each<[string, object, string, { own: string; host: string }]>([
  ['isolated by default', {}, 'Component({})', { own: 's1--box', host: 's1' }],
  ['apply-shared by JSON', { styleIsolation: 'apply-shared' }, 'Component({})', { own: 'box s1--box', host: 's1' }],
  [
    'addGlobalClass in the script',
    {},
    'Component({ options: { addGlobalClass: true } })',
    { own: 'box s1--box', host: 's1' },
  ],
  ['shared in the script', {}, "Component({ options: { styleIsolation: 'shared' } })", { own: 'box', host: '' }],
])('style isolation: %s', (_fact, json, script, { own, host }) => {
  const app = startInTest(
    smallApp({
      'pages/home.js': 'Page({})',
      'pages/home.json': JSON.stringify({ usingComponents: { 'a-box': '/c/box' } }),
      'pages/home.wxml': '<a-box />',
      'c/box.js': script,
      'c/box.json': component('', json).json,
      'c/box.wxml': '<view class="box" />',
      'c/box.wxss': ':host { display: block } .box { color: rgb(1, 2, 3) }',
    }),
  )
  const element = app.container.querySelector('a-box') as HTMLElement
  const box = element.firstElementChild as HTMLElement
  expect(box.className.split(' ').sort().join(' ')).toBe(own)
  expect(element.getAttribute('wx-host') ?? '').toBe(host)
  expect(getComputedStyle(box).color).toBe('rgb(1, 2, 3)')
  expect(getComputedStyle(element).display).toBe('block')
})

test("styles: a page's are its own, the app's are everybody's", async () => {
  const app = startInTest(
    smallApp({
      'app.wxss': '.a { color: rgb(1, 1, 1) } .b { color: rgb(2, 2, 2) }',
      'pages/home.js': 'Page({})',
      'pages/home.wxml': '<view class="a" /><view class="b" />',
      'pages/home.wxss': '.a { color: rgb(3, 3, 3) } page { color: rgb(9, 9, 9) }',
      'pages/other.js': 'Page({})',
      'pages/other.wxml': '<view class="a" />',
    }),
  )
  const colour = (selector: string) => getComputedStyle(app.container.querySelector(selector) as Element).color
  expect(colour('wx-page .a')).toBe('rgb(3, 3, 3)')
  expect(colour('wx-page .b')).toBe('rgb(2, 2, 2)')
  expect(colour('wx-page')).toBe('rgb(9, 9, 9)')
  await app.context.router.navigateTo({ url: '/pages/other' })
  expect(colour('[data-path="pages/other"] .a')).toBe('rgb(1, 1, 1)')
  expect(colour('[data-path="pages/other"]')).not.toBe('rgb(9, 9, 9)')
})

test('external classes and generics reach the inside of a component', () => {
  const app = startInTest(
    smallApp({
      'pages/home.js': 'Page({})',
      'pages/home.json': JSON.stringify({ usingComponents: { 'a-list': '/c/list', 'a-row': '/c/row' } }),
      'pages/home.wxml': '<a-list class="outer" my-class="mine" generic:item="a-row" /><a-list />',
      'pages/home.wxss': '.mine { color: rgb(4, 4, 4) }',
      'c/list.js': "Component({ externalClasses: ['my-class'] })",
      'c/list.json': component('', { componentGenerics: { item: { default: './plain' } } }).json,
      'c/list.wxml': '<view class="my-class"><item /></view>',
      'c/row.js': 'Component({})',
      'c/row.json': component().json,
      'c/row.wxml': 'chosen',
      'c/plain.js': 'Component({})',
      'c/plain.json': component().json,
      'c/plain.wxml': 'default',
    }),
  )
  const [first, second] = app.top().findAll('a-list')
  expect(first?.text()).toBe('chosen')
  expect(second?.text()).toBe('default')
  expect(getComputedStyle(app.container.querySelector('a-list > wx-view') as Element).color).toBe('rgb(4, 4, 4)')
})

test('WXS: handlers act on elements and hear of changed properties', async () => {
  const app = startInTest(
    smallApp({
      'pages/home.js': 'Page({ data: { size: 1, called: "" }, onCalled(value) { this.setData({ called: value }) } })',
      'pages/home.wxml': `<wxs module="w">
        module.exports = {
          tap: function (event, owner) {
            event.instance.addClass('tapped').setStyle({ backgroundColor: 'red' })
            event.instance.getState().taps = (event.instance.getState().taps || 0) + 1
            owner.callMethod('onCalled', event.instance.getDataset().name + event.instance.getState().taps)
            owner.selectComponent('.other').setStyle('color: blue')
          },
          resized: function (size, old, owner, instance) { instance.setStyle({ width: size + 'px' }) },
          kind: function (value) { return value.constructor },
          digits: function (text) { return getRegExp('\\d+').test(text) },
        }
      </wxs>
      <view class="target" data-name="leaf" bindtap="{{w.tap}}">{{w.kind(size)}} {{w.digits('a1')}} {{called}}</view>
      <view class="other" change:size="{{w.resized}}" size="{{size}}" />`,
    }),
  )
  const target = app.top().find('.target')
  await target.tap()
  await target.tap()
  expect(target.text()).toBe('Number true leaf2')
  const element = app.container.querySelector('.target') as HTMLElement
  expect(element.classList.contains('tapped')).toBe(true)
  expect(element.style.backgroundColor).toBe('red')
  await app.top().setData({ size: 7 })
  const other = app.container.querySelector('.other') as HTMLElement
  expect(other.style.width).toBe('7px')
  expect(app.context.warnings).toEqual([])
})

test('events: a tap bubbles with its point, marks and dataset, and a caught one goes no further', async () => {
  const app = startInTest(
    smallApp({
      'pages/home.js': `Page({
        data: { heard: '' },
        onTap(event) {
          const { x, y } = event.detail
          const { clientX } = event.changedTouches[0]
          this.setData({ heard: [x, y, clientX, event.mark.m, event.currentTarget.dataset.itemId, event.target.id].join() })
        },
      })`,
      'pages/home.wxml':
        '<view mark:m="1" data-item-id="9" bindtap="onTap"><text id="inner">a</text><view catchtap="none"><text id="kept">b</text></view></view>',
    }),
  )
  await app.top().find('#kept').tap()
  expect(app.top().data().heard).toBe('')
  await app.top().find('#inner').tap()
  expect(app.top().data().heard).toBe('0,0,0,1,9,inner')
})

test('warnings: what our own templates get wrong is told with its place', () => {
  const app = startInTest(
    smallApp({
      'pages/home.js': 'Page({ onKnown() {} })',
      'pages/home.json': JSON.stringify({ usingComponents: { 'a-box': '/c/box' } }),
      'pages/home.wxml':
        '<view bindtap="onKnown" />\n<view catch:touchmove="onUnknown" />\n<a-box colour="red" />\n<view colour="red" />',
      'c/box.js': 'Component({})',
      'c/box.json': component().json,
      'c/box.wxml': '<view />',
    }),
  )
  expect(app.context.warnings).toEqual([
    'pages/home: "colour" is not a valid property of <a-box>',
    'pages/home: "colour" is not a valid property of <view>',
    'pages/home.wxml:2:7: Component "pages/home" does not have a method "onUnknown"',
  ])
})

test('errors: thrown anywhere they reach App.onError, wx.onError and the shell, and the page lives on', async () => {
  const faults: string[] = []
  const app = startInTest(
    smallApp({
      'app.js': 'App({ onError(text) { this.texts = [...(this.texts || []), text.split("\\n")[0]] } })',
      'pages/home.js': `Page({
        data: { count: 0 },
        onLoad() { wx.onError((text) => { this.heard = text.split('\\n')[0] }); throw new Error('in onLoad') },
        onTap() { this.setData({ count: this.data.count + 1 }); throw new Error('in a handler') },
      })`,
      'pages/home.wxml': '<view id="v" bindtap="onTap">{{count}}</view>',
      'pages/broken.js': 'throw new Error("while loading")',
      'pages/silent.js': '',
    }),
    { shell: { fault: ({ title }) => void faults.push(title) } },
  )
  await app.top().find('#v').tap()
  expect(app.top().find('#v').text()).toBe('1')
  expect(app.context.topPage().instance.heard).toBe('in a handler')
  await app.context.router.navigateTo({ url: '/pages/broken' })
  await app.context.router.navigateTo({ url: '/pages/silent' })
  const expected = ['in onLoad', 'in a handler', 'while loading', 'Page "pages/silent" has not been registered yet.']
  expect(faults).toEqual(expected)
  expect((globalThis as unknown as { getApp(): { texts: string[] } }).getApp().texts).toEqual(expected)
})

test('a tab bar of its own: one for each tab page, known by getTabBar', async () => {
  const app = startInTest(
    smallApp({
      'app.json': JSON.stringify({
        pages: ['pages/home', 'pages/mine', 'pages/detail'],
        tabBar: {
          custom: true,
          list: [
            { pagePath: 'pages/home', text: '首页' },
            { pagePath: 'pages/mine', text: '我的' },
          ],
        },
      }),
      'pages/home.js': 'Page({ onShow() { this.getTabBar().setData({ selected: 0 }) } })',
      'pages/mine.js': 'Page({ onShow() { this.getTabBar().setData({ selected: 1 }) } })',
      'pages/detail.js': 'Page({ onShow() { this.none = this.getTabBar() } })',
      'custom-tab-bar/index.js': 'Component({ data: { selected: -1 } })',
      'custom-tab-bar/index.json': component().json,
      'custom-tab-bar/index.wxml': '<view>selected {{selected}}</view>',
    }),
  )
  const shown = () => app.container.querySelector('div:not([hidden]) > wx-custom-tab-bar')?.textContent
  expect(shown()).toBe('selected 0')
  await app.context.router.switchTab({ url: '/pages/mine' })
  expect(shown()).toBe('selected 1')
  await app.context.router.navigateTo({ url: '/pages/detail' })
  expect(shown()).toBeUndefined()
  expect(app.context.topPage().instance.none).toBeNull()
})

test('selectComponent, relations and selector queries work in the fixture of real components', async () => {
  const app = startInTest(readProgram('local/phone/gallery'), { entry: 'pages/form/form' })
  await settled(app)
  await app.top().find('#checkbox-b').find('.van-checkbox__icon-wrap').tap()
  expect(app.top().data().chosen).toEqual(['a', 'b'])
  await app.top().find('#stepper').find('.van-stepper__plus').tap()
  expect(app.top().data().stepper).toBe(2)
})
