import type { NavigationBar, TabBar } from '../../../local/phone/seams'
import { settled, startInTest } from '../harness'
import { smallApp } from './small-app'

const program = smallApp({
  'app.json': JSON.stringify({
    pages: ['pages/home', 'pages/mine', 'pages/detail'],
    window: { navigationBarTitleText: '棉朵', navigationBarBackgroundColor: '@ground', navigationBarTextStyle: '@ink' },
    darkmode: true,
    themeLocation: 'theme.json',
    tabBar: {
      selectedColor: '@selected',
      list: [
        { pagePath: 'pages/home', text: '首页', iconPath: '@icon' },
        { pagePath: 'pages/mine', text: '我的' },
      ],
    },
  }),
  'theme.json': JSON.stringify({
    light: { ground: '#ffffff', ink: 'black', selected: '#4c8c6b', icon: 'images/home.png' },
    dark: { ground: '#111111', ink: 'white', selected: '#7cb89a', icon: 'images/home-dark.png' },
  }),
  'pages/home.js': 'Page({})',
  'pages/mine.js': 'Page({})',
  'pages/detail.js': 'Page({ onShareAppMessage: () => ({ title: "看看", path: "/pages/home?from=share" }) })',
  'pages/detail.json': '{ "navigationBarTitleText": "详情", "navigationStyle": "custom" }',
})

function startWatched() {
  const seen: { bar: NavigationBar | null; tabBar: TabBar | null; cards: object[]; toasts: string[] } = {
    bar: null,
    tabBar: null,
    cards: [],
    toasts: [],
  }
  const app = startInTest(program, {
    shell: {
      navigationBar(bar) {
        seen.bar = bar
      },
      tabBar(bar) {
        seen.tabBar = bar
      },
      shareCard: (card) => void seen.cards.push(card),
      toast: ({ title }) => void seen.toasts.push(title),
    },
  })
  return { app, seen }
}

test('bars: theme variables are those of the light theme', async () => {
  const { app, seen } = startWatched()
  await settled(app)
  expect(seen.bar).toEqual({
    title: '棉朵',
    background: '#ffffff',
    foreground: 'black',
    canGoBack: false,
    custom: false,
    loading: false,
  })
  expect(seen.tabBar).toMatchObject({ selected: 'pages/home', selectedColor: '#4c8c6b', visible: true })
  expect(seen.tabBar?.items[0]).toEqual({ pagePath: 'pages/home', text: '首页', iconUrl: '/app/images/home.png' })
})

test('setTheme: bars are painted anew and listeners told, once', () => {
  const { app, seen } = startWatched()
  const themes: string[] = []
  app.context.events.on('themeChange', ({ theme }) => void themes.push(theme))
  app.controls.setTheme('dark')
  app.controls.setTheme('dark')
  expect(seen.bar).toMatchObject({ background: '#111111', foreground: 'white' })
  expect(seen.tabBar?.items[0]?.iconUrl).toBe('/app/images/home-dark.png')
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(themes).toEqual(['dark'])
})

test('a page of its own: its title, no tab bar, a way back', async () => {
  const { app, seen } = startWatched()
  await app.context.router.navigateTo({ url: '/pages/detail' })
  expect(seen.bar).toMatchObject({ title: '详情', custom: true, canGoBack: true })
  expect(seen.tabBar).toBeNull()
})

test('updateNavigationBar and updateTabBarItem: changes stay with their page and item', async () => {
  const { app, seen } = startWatched()
  app.context.updateNavigationBar(app.context.topPage(), { title: '新标题' })
  app.context.updateTabBarItem(1, { badge: '3' })
  expect(() => app.context.updateTabBarItem(5, {})).toThrow('tabbar item not found')
  await app.context.router.switchTab({ url: '/pages/mine' })
  expect(seen.bar?.title).toBe('棉朵')
  expect(seen.tabBar?.items[1]?.badge).toBe('3')
  await app.context.router.switchTab({ url: '/pages/home' })
  expect(seen.bar?.title).toBe('新标题')
})

test('share: the card that the page makes; a page without onShareAppMessage cannot be shared', async () => {
  const { app, seen } = startWatched()
  app.controls.share()
  expect(seen.toasts).toEqual(['当前页面不可转发'])
  await app.context.router.navigateTo({ url: '/pages/detail' })
  app.controls.share()
  expect(seen.cards).toEqual([{ title: '看看', path: 'pages/home?from=share', imageUrl: '' }])
})
