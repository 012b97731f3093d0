import type { Browser, FrameLocator, Page } from 'playwright-core'
import { launchBrowser } from '../../local/phone/server/headless'
import { XIAOMAN } from '../../local/seeds/people'
import type { TagDrawer } from '../../typings/contract'
import { type PhoneProgram, startProgram } from './phone'

let program: PhoneProgram
let browser: Browser
let page: Page

beforeAll(async () => {
  program = await startProgram({ headless: false })
  browser = await launchBrowser()
  page = await browser.newPage({ viewport: { width: 1280, height: 1000 } })
  page.setDefaultTimeout(15_000)
  await page.goto(program.url)
  await program.hold(XIAOMAN.openid)
})

afterAll(async () => {
  await browser?.close()
  await program?.close()
})

const phone = (): FrameLocator => page.frameLocator('iframe.device-screen')
const miniProgram = (): FrameLocator => phone().frameLocator('iframe.webview')
const says = (text: string | RegExp) => miniProgram().getByText(text).first().waitFor()
const press = (text: string) => miniProgram().getByText(text, { exact: true }).first().click()

test('the page says what a plan gives and costs, and that nothing renews itself', async () => {
  await phone().getByText('我的', { exact: true }).click()
  await press('付费会员')
  await says('¥39')
  await says(/不自动续费，七天内可以按天退/)
  await says('到店购物 1.5 倍积分')
  await press('棉朵年卡')
  await says('每 31 天到店领一份应季棉织小物')
  await press('棉朵季卡')
})

test('closing the cashier takes nothing, and the order can be paid again; so can one whose payment failed', async () => {
  await press('开通')
  await phone().getByRole('button', { name: '取消', exact: true }).click()
  await says(/没有付款，什么都没有扣/)
  await press('接着付 棉朵季卡 ¥39')
  await phone().getByRole('button', { name: '支付失败' }).click()
  await says(/付款没有成功，没有扣钱/)
})

test('paying opens the membership', async () => {
  await press('接着付 棉朵季卡 ¥39')
  await phone().getByRole('button', { name: '支付', exact: true }).click()
  await says('开通了')
  await says(/到 .* 为止，不会自动续费/)
})

test('within seven days she gets out of it, and is told before what comes back', async () => {
  await press('订单与退款')
  await says(/已开通，.* 之前可以退/)
  await press('退出并退款')
  await phone()
    .getByText(/退回 ¥38\.57，按还没开始的天数算。会员从现在起结束。/)
    .waitFor()
  await phone().getByRole('button', { name: '退出', exact: true }).click()
  await says('已经退出，钱会按原路退回。')
  await says(/退款中 ¥38\.57|已退款 ¥38\.57/)
})

test('what she left unpaid is on its way once she leaves the mini program, and in her drawer until she deletes it', async () => {
  await phone().getByRole('button', { name: '关闭', exact: true }).click()
  while (!(await seenTags()).includes('page:membership'));
  await phone().getByRole('button', { name: '回到小程序' }).click()
  await says(/已退款|退款中/)
  await goBack()
  await says('给您什么')
  await goBack()
  await press('我的标签')
  await says('考虑过付费会员')
  await says(/付费会员下单没付 2 次，最近/)
  await miniProgram().getByLabel('删掉考虑过付费会员').click()
  await phone().getByRole('button', { name: '删掉', exact: true }).click()
  await miniProgram().getByText('考虑过付费会员').waitFor({ state: 'detached' })
  expect(await seenTags()).not.toContain('page:membership')
})

const goBack = () => phone().getByRole('button', { name: '返回', exact: true }).click()

async function seenTags(): Promise<string[]> {
  const data = { action: 'tags', input: {} }
  const call = { openid: XIAOMAN.openid, name: 'member', data }
  const { result } = await program.control.post<{ result: { data: TagDrawer } }>('call', call)
  return result.data.tags.map(({ tag }) => tag)
}
