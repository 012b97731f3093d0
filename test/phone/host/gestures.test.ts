import { settled, startInTest } from '../harness'
import { smallApp } from './small-app'

const program = smallApp({
  'pages/home.js': `Page({
    data: { heard: [] },
    hear(event) {
      const touches = (event.touches || []).map(({ clientX }) => clientX).join('+')
      this.setData({ heard: [...this.data.heard, event.currentTarget.id + ' ' + event.type + ' ' + touches] })
    },
    quiet() {},
  })`,
  'pages/home.wxml': `
    <view id="v" bindtouchstart="hear" bindtouchmove="hear" bindtouchend="hear" bindtap="hear">a</view>
    <view id="l" bindtap="hear" bindlongpress="hear">b</view>
    <view id="c" catchtouchmove="quiet">c</view>`,
})

beforeEach(() => {
  jest.useFakeTimers()
})
afterEach(() => {
  jest.useRealTimers()
})

function start() {
  const app = startInTest(program)
  const element = (id: string) => app.container.querySelector(`[id$="--${id}"]`) as HTMLElement
  return { heard: () => app.top().data().heard as string[], element }
}

/** The mouse's own events; the button is held down until `pointerup`. */
function mouse(element: Element, type: string, clientX: number): void {
  const event = new MouseEvent(type, {
    bubbles: true,
    clientX,
    clientY: 0,
    button: 0,
    buttons: type === 'pointerup' ? 0 : 1,
  })
  element.dispatchEvent(Object.assign(event, { pointerType: 'mouse' }))
}

function touch(element: Element, type: string, clientX: number): boolean {
  const finger = { identifier: 3, clientX, clientY: 0 }
  const event = new Event(type, { bubbles: true, cancelable: true })
  Object.assign(event, { touches: type === 'touchend' ? [] : [finger], changedTouches: [finger] })
  return element.dispatchEvent(event)
}

test('mouse: press and release are a touch and a tap', () => {
  const { heard, element } = start()
  mouse(element('v'), 'pointerdown', 5)
  mouse(element('v'), 'pointerup', 7)
  expect(heard()).toEqual(['v touchstart 5', 'v touchend ', 'v tap '])
})

test('mouse: a drag is no tap, and goes to where it began', () => {
  const { heard, element } = start()
  mouse(element('v'), 'pointerdown', 5)
  mouse(element('l'), 'pointermove', 40)
  mouse(element('l'), 'pointerup', 40)
  expect(heard()).toEqual(['v touchstart 5', 'v touchmove 40', 'v touchend '])
})

test('touch: the same, with the fingers that are down', () => {
  const { heard, element } = start()
  touch(element('v'), 'touchstart', 5)
  touch(element('v'), 'touchmove', 9)
  touch(element('v'), 'touchend', 9)
  expect(heard()).toEqual(['v touchstart 5', 'v touchmove 9', 'v touchend ', 'v tap '])
})

test('long press: after 350 ms, and then it is no tap', () => {
  const { heard, element } = start()
  touch(element('l'), 'touchstart', 5)
  jest.advanceTimersByTime(349)
  expect(heard()).toEqual([])
  jest.advanceTimersByTime(1)
  touch(element('l'), 'touchend', 5)
  expect(heard()).toEqual(['l longpress '])
})

test('a press that rests where nobody listens for it is still a tap', () => {
  const { heard, element } = start()
  touch(element('v'), 'touchstart', 5)
  jest.advanceTimersByTime(1000)
  touch(element('v'), 'touchend', 5)
  expect(heard().at(-1)).toBe('v tap ')
})

test('catchtouchmove: the page does not scroll', () => {
  const { element } = start()
  touch(element('c'), 'touchstart', 5)
  expect(touch(element('c'), 'touchmove', 50)).toBe(false)
  expect(touch(element('v'), 'touchmove', 50)).toBe(true)
})

test('mouse: a drag scrolls what scrolls', () => {
  const { element } = start()
  const scroller = element('v')
  Object.assign(scroller.style, { overflowY: 'auto' })
  Object.defineProperty(scroller, 'scrollHeight', { value: 500 })
  Object.defineProperty(scroller, 'clientHeight', { value: 100 })
  const drag = (type: string, clientY: number) =>
    scroller.dispatchEvent(
      Object.assign(new MouseEvent(type, { bubbles: true, clientY, buttons: 1 }), { pointerType: 'mouse' }),
    )
  drag('pointerdown', 100)
  drag('pointermove', 60)
  drag('pointermove', 50)
  expect(scroller.scrollTop).toBe(50)
})

test('hover-class: while the finger is down, after its times', async () => {
  const app = startInTest(
    smallApp({
      'pages/home.js': 'Page({})',
      'pages/home.wxml':
        '<view id="outer" hover-class="on"><view id="inner" hover-class="on" hover-stop-propagation hover-stay-time="100">x</view></view>',
    }),
  )
  const element = (id: string) => app.container.querySelector(`[id$="--${id}"]`) as HTMLElement
  touch(element('inner'), 'touchstart', 5)
  expect(element('inner').className).toBe('')
  jest.advanceTimersByTime(50)
  expect([element('inner').className, element('outer').className]).toEqual(['on', ''])
  touch(element('inner'), 'touchend', 5)
  jest.advanceTimersByTime(100)
  expect(element('inner').className).toBe('')
  jest.useRealTimers()
  await settled(app)
})
