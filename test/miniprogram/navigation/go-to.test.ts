import app from '../../../miniprogram/app.json'
import { goTo, TABS } from '../../../miniprogram/navigation/go-to'

test('TABS: they are those of app.json', () => {
  expect(TABS).toEqual(app.tabBar.list.map(({ pagePath }) => pagePath))
})

test.each([
  ['pages/reward/reward?id=towel', 'navigateTo /pages/reward/reward?id=towel'],
  ['/pages/statement/statement', 'navigateTo /pages/statement/statement'],
  ['pages/member-day/member-day?eventId=e', 'switchTab /pages/member-day/member-day'],
  ['/pages/home/home', 'switchTab /pages/home/home'],
])('goTo: %s is %s', async (page, move) => {
  const moves: string[] = []
  const moved = (name: string) => async (options: { url: string }) => void moves.push(`${name} ${options.url}`)
  Object.assign(globalThis, { wx: { navigateTo: moved('navigateTo'), switchTab: moved('switchTab') } })
  await goTo(page)
  expect(moves).toEqual([move])
})
