import { settled, startInTest } from '../harness'
import { smallApp } from './small-app'

const program = smallApp({
  'pages/home.js': `Page({
    data: { heard: [] },
    hear(what) { this.setData({ heard: [...this.data.heard, what] }) },
    onPageScroll({ scrollTop }) { this.hear('scroll ' + scrollTop) },
    onReachBottom() { this.hear('bottom') },
    onResize({ size }) { this.hear('resize ' + size.windowWidth) },
    onPullDownRefresh() { this.hear('refresh') },
  })`,
  'pages/home.json': '{ "onReachBottomDistance": 20, "usingComponents": { "a-part": "/c/part" } }',
  'pages/home.wxml': '<a-part />',
  'pages/other.js': 'Page({})',
  'c/part.js':
    'Component({ data: { width: 0 }, pageLifetimes: { resize({ size }) { this.setData({ width: size.windowWidth }) } } })',
  'c/part.json': '{ "component": true }',
  'c/part.wxml': '<view>{{width}}</view>',
})

function start() {
  const app = startInTest(program)
  const view = document.documentElement
  const heard = () => app.context.pages[0]?.instance.data.heard
  const scroll = (scrollTop: number, scrollHeight: number) => {
    Object.defineProperty(view, 'scrollHeight', { value: scrollHeight, configurable: true })
    Object.defineProperty(document, 'scrollingElement', { value: view, configurable: true })
    view.scrollTop = scrollTop
    window.dispatchEvent(new Event('scroll'))
  }
  return { app, heard, scroll, view }
}

test('onReachBottom: once at an end, again when the page has grown or was left', () => {
  const { heard, scroll } = start()
  const end = 2000 - window.innerHeight
  scroll(end - 21, 2000)
  scroll(end - 20, 2000)
  scroll(end, 2000)
  expect(heard()).toEqual([`scroll ${end - 21}`, `scroll ${end - 20}`, 'bottom', `scroll ${end}`])
  scroll(end + 1000, 3000)
  scroll(100, 3000)
  scroll(end + 1000, 3000)
  expect((heard() as string[]).filter((what) => what === 'bottom')).toHaveLength(3)
})

test('a page that comes back is where it was scrolled to', async () => {
  const { app, scroll, view } = start()
  scroll(300, 2000)
  await app.context.router.navigateTo({ url: '/pages/other' })
  expect(view.scrollTop).toBe(0)
  await app.context.router.navigateBack({})
  expect(view.scrollTop).toBe(300)
})

test('onResize: page and components are told the new size', async () => {
  const { app, heard } = start()
  window.dispatchEvent(new Event('resize'))
  await settled(app)
  expect(heard()).toEqual([`resize ${window.innerWidth}`])
  expect(app.top().find('a-part').text()).toBe(String(window.innerWidth))
})

test('onPullDownRefresh: the page is told and the shell shows it until it ends', () => {
  const shown: boolean[] = []
  const app = startInTest(program, {
    shell: { pageStyle: ({ pullDownRefreshing }) => void shown.push(pullDownRefreshing) },
  })
  app.controls.pullDownRefresh()
  expect(app.context.topPage().instance.data.heard).toEqual(['refresh'])
  app.context.pullDownRefresh('stop')
  expect(shown.slice(-2)).toEqual([true, false])
})
