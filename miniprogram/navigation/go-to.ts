/** Pages of the tab bar, as app.json has them: WeChat opens them in a way of their own, and without a query. */
export const TABS: readonly string[] = [
  'pages/home/home',
  'pages/member-day/member-day',
  'pages/check-in/check-in',
  'pages/rewards/rewards',
  'pages/mine/mine',
]

/** Goes to a page that somebody else has named: `pages/reward/reward?id=…`, with or without a slash before it. */
export function goTo(page: string): Promise<unknown> {
  const url = page.startsWith('/') ? page : `/${page}`
  const [path = ''] = url.split('?')
  return TABS.includes(path.slice(1)) ? wx.switchTab({ url: path }) : wx.navigateTo({ url })
}
