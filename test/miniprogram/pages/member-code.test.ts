import type { FakePhone } from '../fake-phone'
import { refusal, yes } from '../reward-samples'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-11-23T10:00:00+08:00'))
const LIFE_MS = 30_000

/** The screen of a phone: how bright it is, whether it stays on, and who hears of screenshots. */
function screenOf(phone: FakePhone) {
  const screen = { brightness: 0.4, keptOn: false, capture: () => {}, heard: 0 }
  Object.assign(phone.wx, {
    getScreenBrightness: async () => ({ value: screen.brightness }),
    setScreenBrightness: async ({ value }: { value: number }) => {
      screen.brightness = value
    },
    setKeepScreenOn: async ({ keepScreenOn }: { keepScreenOn: boolean }) => {
      screen.keptOn = keepScreenOn
    },
    onUserCaptureScreen: (listener: () => void) => {
      screen.capture = listener
      screen.heard++
    },
    offUserCaptureScreen: () => {
      screen.capture = () => {}
      screen.heard--
    },
  })
  return screen
}

let made = 0
const code = () => yes({ token: `code.${++made}`, expiresAt: 0, lifeMs: LIFE_MS })
const open = () => scene.open('pages/member-code/member-code')
const seconds = (count: number) => jest.advanceTimersByTimeAsync(count * 1000)

beforeEach(() => {
  made = 0
})

test('the screen is bright and stays on while the code is shown, and is as it was when the page is left', async () => {
  const screen = screenOf(scene.phone)
  scene.phone.answer = code
  const shown = await open()
  expect(screen).toMatchObject({ brightness: 1, keptOn: true, heard: 1 })
  shown.happen('onHide')
  await seconds(1)
  expect(screen).toMatchObject({ brightness: 0.4, keptOn: false })
  shown.happen('onShow')
  await seconds(1)
  expect(screen).toMatchObject({ brightness: 1, keptOn: true })
  shown.happen('onUnload')
  await seconds(1)
  expect(screen).toMatchObject({ brightness: 0.4, keptOn: false, heard: 0 })
  shown.happen('onShow')
})

test('a new code is there before the old one ends, and none is asked for before', async () => {
  screenOf(scene.phone)
  scene.phone.answer = code
  await open()
  await seconds(19)
  expect(scene.phone.sent).toHaveLength(1)
  await seconds(2)
  expect(scene.phone.sent).toHaveLength(2)
  await seconds(60)
  expect(scene.phone.sent).toHaveLength(4)
})

test('without an answer the code stays as long as it is good, and not a second longer', async () => {
  screenOf(scene.phone)
  scene.phone.plan(code())
  scene.phone.answer = () => 'lost'
  const shown = await open()
  await seconds(22)
  expect(shown.all('qr-code wx-image')).toHaveLength(1)
  await seconds(8)
  expect(shown.all('qr-code wx-image')).toHaveLength(0)
  expect(shown.text()).toContain('会员码没有取到')
  await seconds(10)
  scene.phone.answer = code
  await shown.tap('.van-button')
  expect(shown.all('qr-code wx-image')).toHaveLength(1)
})

test('the ring closes as the life of the code goes by', async () => {
  screenOf(scene.phone)
  scene.phone.answer = code
  const shown = await open()
  const ring = () => Number(/([\d.]+)deg/.exec(shown.all('.ring')[0]?.getAttribute('style') ?? '')?.[1])
  const before = ring()
  await seconds(10)
  expect(before - ring()).toBe(120)
})

test('a screenshot is met with the word that it will not do', async () => {
  const screen = screenOf(scene.phone)
  scene.phone.answer = code
  const shown = await open()
  screen.capture()
  await shown.settle()
  expect(shown.text()).toContain('截图很快就会失效')
})

test('whoever is no member is led to join, and nothing more is asked', async () => {
  screenOf(scene.phone)
  scene.phone.answer = () => refusal('NOT_JOINED', '还没有加入会员')
  const shown = await open()
  await seconds(60)
  expect(shown.text()).toContain('还没有加入会员')
  expect(scene.phone.sent).toHaveLength(1)
})
