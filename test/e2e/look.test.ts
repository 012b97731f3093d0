import path from 'node:path'
import type { Flaw } from '../../local/phone/host/look/report'
import type { Phone } from '../../local/phone/seams'
import { launchBrowser } from '../../local/phone/server/headless'
import { startPhone } from '../../local/phone/start-phone'
import { REPOSITORY } from '../../local/repository'

test('flaws: text that is cut off, text too pale and a target too small are found; what scrolls, is out of use or has room around it is not', async () => {
  const project = path.join(REPOSITORY, 'test/e2e/fixtures/flaws')
  const phone: Phone = await startPhone({ project, port: 0, automatorPort: 0, headless: false })
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 375, height: 812 } })
    await page.goto(`${phone.url}phone`)
    await phone.pages.ready()
    const { flaws } = (await phone.pages.ask('Page.getFlaws', {})) as { flaws: readonly Flaw[] }
    expect(flaws).toEqual([
      {
        what: 'clipped',
        text: '这一行字比盒子长，右边的被切掉了一大截',
        where: expect.stringContaining('long'),
        figure: expect.any(Number),
      },
      { what: 'contrast', text: '太淡的字', where: expect.stringContaining('pale'), figure: 2.32 },
      { what: 'tapTarget', text: '小', where: expect.stringContaining('small'), figure: 31 },
    ])
  } finally {
    await browser.close()
    await phone.close()
  }
})
