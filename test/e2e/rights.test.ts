import { readFile } from 'node:fs/promises'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { launchBrowser } from '../../local/phone/server/headless'
import { type PhoneProgram, startProgram } from './phone'

const OPENID = 'o_e2e_rights'
/** One grey pixel. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOoBwAAgQCBTOCiHAAAAABJRU5ErkJggg==',
  'base64',
)

let program: PhoneProgram
let browser: Browser
let page: Page

beforeAll(async () => {
  program = await startProgram({ fresh: true, headless: false })
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(15_000)
  await page.goto(program.url)
  await program.hold(OPENID)
})

afterAll(async () => {
  await browser?.close()
  await program?.close()
})

const phone = (): FrameLocator => page.frameLocator('iframe.device-screen')
const miniProgram = (): FrameLocator => phone().frameLocator('iframe.webview')
const says = (text: string | RegExp) => miniProgram().getByText(text).first().waitFor()
const press = (text: string) => miniProgram().getByText(text, { exact: true }).first().click()
const back = () => phone().getByRole('button', { name: '返回' }).click()

test('she reads what is kept before she agrees to it, and joins', async () => {
  await press('隐私说明')
  await says('不填也能用')
  await back()
  await press('同意并加入会员')
  await says(/签到，得 5 积分/)
})

test('nothing personal is asked before she has agreed; then a number and a picture are hers', async () => {
  await phone().getByText('我的', { exact: true }).click()
  await press('我的资料')
  await press('由微信填写')
  await says('先问您一声')
  await press('不同意')
  await says('没有授权，手机号没有保存')
  await press('由微信填写')
  await press('同意')
  await phone().getByRole('button', { name: '允许', exact: true }).click()
  await says('138****0000')

  const chooser = page.waitForEvent('filechooser')
  await miniProgram().getByRole('button', { name: '换头像' }).click()
  await (await chooser).setFiles({ name: 'me.png', mimeType: 'image/png', buffer: PICTURE })
  const avatar = miniProgram().locator('.avatar img, img.avatar').first()
  const width = await avatar.evaluate(async (element) => {
    const image = element as unknown as { readonly naturalWidth: number; decode(): Promise<void> }
    await image.decode()
    return image.naturalWidth
  })
  expect(width).toBe(1)
})

test('everything that is kept of her comes as a file, without a word of anybody else', async () => {
  await back()
  await press('隐私与权利')
  await press('整理成文件')
  await says('准备好了')
  const download = page.waitForEvent('download')
  await press('发到微信聊天')
  const file = JSON.parse(await readFile(await (await download).path(), 'utf8'))
  expect(file).toMatchObject({ 资料: { 手机号: '13800000000' }, 积分明细: [] })
})

test('she leaves in two steps that say what goes, and is nobody’s member; the same hands may join anew', async () => {
  await press('看看注销会怎样')
  await says('以后可以重新加入，从零开始')
  await press('我看过了，继续')
  await press('确认注销')
  await says('已经注销')
  expect(await program.control.get(`collections/members?query=${encodeURIComponent(`{"_id":"${OPENID}"}`)}`)).toEqual(
    [],
  )
  await press('回到首页')
  await press('同意并加入会员')
  await says(/签到，得 5 积分/)
})
