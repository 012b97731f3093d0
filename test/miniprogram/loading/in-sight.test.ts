import type { SentCall } from '../fake-phone'
import { pageScene } from '../pages/page-scene'

const scene = pageScene(Date.parse('2026-11-23T10:00:00+08:00'))

/** What is asked now is answered only when this is called. */
function holdAnswers(): () => void {
  const { callFunction } = scene.phone.wx.cloud
  const held: Array<() => void> = []
  scene.phone.wx.cloud.callFunction = (call: SentCall) =>
    new Promise((resolve) => {
      held.push(() => resolve(callFunction(call)))
    })
  return () => {
    scene.phone.wx.cloud.callFunction = callFunction
    for (const answer of held) answer()
  }
}

test.each(['pages/vouchers/vouchers', 'pages/home/home', 'pages/check-in/check-in', 'pages/member-day/member-day'])(
  '%s, left before it heard that there is no network, does not wait for one; come back to, it does',
  async (page) => {
    scene.phone.answer = () => 'lost'
    const shown = await scene.open(page)
    expect(scene.phone.networkListeners.size).toBe(0)
    const answer = holdAnswers()
    shown.happen('onShow')
    await shown.settle()
    shown.happen('onHide')
    scene.phone.networkType = 'none'
    answer()
    await shown.settle()
    expect(scene.phone.networkListeners.size).toBe(0)
    shown.happen('onShow')
    await shown.settle()
    expect(scene.phone.networkListeners.size).toBe(1)
    shown.happen('onUnload')
    expect(scene.phone.networkListeners.size).toBe(0)
  },
)
