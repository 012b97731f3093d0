import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { Flaw } from '../../local/phone/host/look/report'
import type { Phone } from '../../local/phone/seams'
import { launchBrowser } from '../../local/phone/server/headless'
import { startPhone } from '../../local/phone/start-phone'
import { REPOSITORY } from '../../local/repository'

let phone: Phone
let browser: Browser

beforeAll(async () => {
  const project = path.join(REPOSITORY, 'test/e2e/fixtures/flaws')
  phone = await startPhone({ project, port: 0, automatorPort: 0, headless: false })
  browser = await launchBrowser()
  const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
  await page.goto(`${phone.url}phone`)
  await phone.pages.ready()
})

afterAll(async () => {
  await browser.close()
  await phone.close()
})

async function flawsOf(name: string): Promise<readonly Flaw[]> {
  await phone.pages.ask('App.callWxMethod', { method: 'reLaunch', args: [{ url: `/pages/${name}/${name}` }] })
  const { flaws } = (await phone.pages.ask('Page.getFlaws', {})) as { flaws: readonly Flaw[] }
  return flaws
}

const named = (name: string) => expect.stringContaining(name)

test('flaws: text that is cut off, stands out of its box, lies over other text or is too pale, a number on two lines and a target too small are found; what scrolls, is fixed, out of use or has room around it is not', async () => {
  expect(await flawsOf('page')).toEqual([
    {
      what: 'clipped',
      text: '这一行字比盒子长，右边的被切掉了一大截',
      where: named('long'),
      figure: expect.any(Number),
    },
    { what: 'overlap', text: '被压住的字', where: named('beneath'), figure: expect.any(Number) },
    { what: 'spilt', text: '盒子太矮，第二行落到了下面那一行字上，看不清楚了', where: named('low'), figure: 20 },
    { what: 'split', text: '12,345,678', where: named('narrow'), figure: 2 },
    { what: 'contrast', text: '太淡的字', where: named('pale'), figure: 2.32 },
    { what: 'tapTarget', text: '小', where: named('small'), figure: 31 },
  ])
})

test('flaws: what a screen reader cannot name, or cannot say that it can be tapped, is found; labels inside and around, controls and ornaments are not', async () => {
  expect(await flawsOf('spoken')).toEqual([
    { what: 'unnamed', text: '×', where: named('mute'), figure: 0 },
    { what: 'unnamed', text: '', where: named('field'), figure: 0 },
    { what: 'unnamed', text: '', where: named('turn'), figure: 0 },
    { what: 'roleless', text: '没有说能点', where: named('plain'), figure: 0 },
    { what: 'unnamed', text: '', where: named('photo'), figure: 0 },
    { what: 'unnamed', text: '', where: named('plot'), figure: 0 },
  ])
})

test.each([
  ['sideways', 'wide', 75],
  ['crowded', 'crowded', 1201],
])('flaws: a page that is %s is found', async (what, name, figure) => {
  expect(await flawsOf(name)).toEqual([{ what, text: '', where: expect.any(String), figure }])
})
