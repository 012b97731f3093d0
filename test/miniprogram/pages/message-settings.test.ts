import { refusal, yes } from '../reward-samples'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-11-23T11:00:00+08:00'))
const chosen = (messages: object = {}) => yes({ personalised: true, messages })
const templates = { memberDayOpening: 't-opening', pointsExpiring: 't-expiring', voucherEnding: 't-voucher' }
const allowed = (quota: object = {}) => yes({ quota, templates })

const open = (messages: object = {}, quota: object = {}) => {
  scene.phone.plan(chosen(messages), allowed(quota))
  return scene.open('pages/message-settings/message-settings')
}
const switchOf = (name: string) => `.head[aria-label^="${name}"]`
const switches = (shown: Awaited<ReturnType<typeof open>>) =>
  Object.fromEntries(
    shown
      .all('.head')
      .map((head) => [head.getAttribute('aria-label')?.split('，')[0], head.getAttribute('aria-checked')]),
  )

test('it keeps the promise in sight, and names every kind with when it comes', async () => {
  const shown = await open({ birthday: false })
  expect(shown.text()).toContain('每天最多一条，22 点到 9 点不打扰')
  expect(switches(shown)).toEqual({
    会员日开始: 'false',
    奖品待领: 'true',
    积分快到期: 'true',
    券快到期: 'true',
    心愿够换了: 'true',
    心愿补货: 'true',
    心愿便宜了: 'true',
    付费会员到期: 'true',
    生日: 'false',
    入会纪念日: 'true',
  })
  for (const { textContent } of shown.all('.head')) expect(textContent).toMatch(/来.*。$/)
})

test('a switch moves, and is told to the cloud', async () => {
  const shown = await open()
  scene.phone.plan(chosen({ voucherEnding: false }))
  await shown.tap(switchOf('券快到期'))
  expect(scene.phone.sent.at(-1)?.data).toMatchObject({
    action: 'preferences',
    input: { messages: { voucherEnding: false } },
  })
  expect(switches(shown).券快到期).toBe('false')
})

test('a switch that was not taken goes back, and says why', async () => {
  const shown = await open()
  let reply = () => {}
  const { callFunction } = scene.phone.wx.cloud
  scene.phone.plan(refusal('INTERNAL', '服务开了小差，请稍后再试'))
  scene.phone.wx.cloud.callFunction = (call) =>
    new Promise((resolve) => {
      reply = () => resolve(callFunction(call))
    })
  await shown.tap(switchOf('券快到期'))
  expect(switches(shown).券快到期).toBe('false')
  await shown.tap(switchOf('券快到期'))
  reply()
  await shown.settle()
  expect(switches(shown).券快到期).toBe('true')
  expect(shown.text()).toContain('服务开了小差，请稍后再试')
})

test('off, on and off again is three choices, each under an id of its own', async () => {
  const shown = await open()
  scene.phone.plan('lost', 'lost', 'lost', chosen(), chosen())
  for (let tap = 0; tap < 3; tap++) await shown.tap(switchOf('券快到期'))
  const ids = scene.phone.sent.slice(2).map(({ data }) => data.requestId)
  expect(new Set(ids.slice(0, 3)).size).toBe(1)
  expect(new Set(ids).size).toBe(3)
})

test('what WeChat still lets through stands beside the kinds that have a template and are on', async () => {
  const shown = await open({ memberDayOpening: true, voucherEnding: false }, { memberDayOpening: 2 })
  expect(shown.all('.allowed').map(({ textContent }) => textContent)).toEqual([
    '微信里还能发 2 次再允许一次',
    '微信里还没允许允许一次',
  ])
})

test('one more is asked of WeChat in the tap, and then told to the cloud', async () => {
  const shown = await open({}, { pointsExpiring: 1 })
  scene.phone.says = () => 'accept'
  scene.phone.plan(allowed({ pointsExpiring: 2 }))
  await shown.tap('.allow[aria-label$="积分快到期"]')
  expect(scene.phone.asked).toEqual([{ tmplIds: ['t-expiring'], callsBefore: 2 }])
  expect(scene.phone.sent.at(-1)?.data).toMatchObject({
    action: 'subscribed',
    input: { results: { 't-expiring': 'accept' } },
  })
  expect(shown.text()).toContain('微信里还能发 2 次')
})

test('whoever has WeChat’s main switch off is told where it is, and the cloud hears nothing', async () => {
  const shown = await open()
  scene.phone.says = () => ({ errCode: 20004 })
  await shown.tap('.allow[aria-label$="积分快到期"]')
  expect(shown.text()).toContain('在右上角“···”的“设置”里打开“接收通知”')
  expect(scene.phone.actions).toEqual(['preferences', 'subscribed'])
})

test('the switches are there without what WeChat allows', async () => {
  scene.phone.plan(chosen(), refusal('INTERNAL', '服务开了小差，请稍后再试'))
  const shown = await scene.open('pages/message-settings/message-settings')
  expect(shown.all('.head')).toHaveLength(10)
  expect(shown.all('.allowed')).toHaveLength(0)
  expect(shown.text()).toContain('服务开了小差，请稍后再试')
})

test('not reached: a tap tries again', async () => {
  scene.phone.plan('lost', 'lost', 'lost', 'lost', 'lost', 'lost', chosen(), allowed())
  const shown = await scene.open('pages/message-settings/message-settings')
  expect(shown.text()).toContain('没有收到回复，过一会儿再试一次')
  await shown.tap('.van-button')
  expect(shown.all('.head')).toHaveLength(10)
})
