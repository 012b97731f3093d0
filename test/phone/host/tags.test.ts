import type { PickerRequest } from '../../../local/phone/seams'
import { readProgram, settled, startInTest, type TestOptions } from '../harness'

const program = readProgram('local/phone/gallery')

async function startNative(options: TestOptions = {}) {
  const app = startInTest(program, { entry: 'pages/native/native', ...options })
  await settled(app)
  return {
    app,
    find: (selector: string) => app.top().find(selector),
    dom: (selector: string) => app.container.querySelector(selector) as HTMLElement,
    last: () => app.top().data().last,
  }
}

test('form: it collects what its named fields hold, and reset empties them', async () => {
  const { find, last, dom } = await startNative()
  await find('#input').input('棉')
  await find('#textarea').input('朵')
  await find('#label-b').tap()
  await find('#label-y').tap()
  await find('#submit').tap()
  const value = { input: '棉', textarea: '朵', switch: true, slider: 30, checkbox: ['a', 'b'], radio: 'y', picker: 1 }
  expect(last()).toBe(`submit ${JSON.stringify({ value, formId: '' })}`)
  await find('#reset').tap()
  expect(last()).toBe('reset {}')
  await find('#submit').tap()
  const empty = { input: '', textarea: '', switch: false, slider: 0, checkbox: [], radio: '', picker: null }
  expect(last()).toBe(`submit ${JSON.stringify({ value: empty, formId: '' })}`)
  expect((dom('wx-input > input') as HTMLInputElement).value).toBe('')
})

test('input: model:value follows, maxlength holds, enter confirms, and typing tells value and cursor', async () => {
  const { app, find, last, dom } = await startNative()
  await find('#input').input('abc')
  expect(app.top().data().value).toBe('abc')
  expect(last()).toBe('input {"value":"abc","cursor":3,"keyCode":0}')
  const field = dom('wx-input > input') as HTMLInputElement
  expect(field.maxLength).toBe(10)
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
  expect(last()).toBe('confirm {"value":"abc"}')
  await app.top().setData({ value: 'set' })
  expect(field.value).toBe('set')
  expect(dom('wx-input > .wx-placeholder').textContent).toBe('')
  await app.top().setData({ value: '' })
  expect(dom('wx-input > .wx-placeholder').textContent).toBe('输入')
})

test('input: letters of a word that is being composed are not yet input', async () => {
  const { dom, last } = await startNative()
  const field = dom('wx-input > input') as HTMLInputElement
  field.value = 'mian'
  field.dispatchEvent(new InputEvent('input', { isComposing: true }))
  expect(last()).toBe('')
  field.value = '棉'
  field.dispatchEvent(new CompositionEvent('compositionend'))
  expect(last()).toContain('"value":"棉"')
})

test('switch, checkbox and radio: each tap changes and tells, once', async () => {
  const { app, find, last } = await startNative()
  await find('#switch').tap()
  expect(last()).toBe('change {"value":false}')
  await find('#label-a').tap()
  expect(last()).toBe('change {"value":[]}')
  await find('#checkbox-group checkbox').tap()
  expect(last()).toBe('change {"value":["a"]}')
  await find('#radio-x').tap()
  expect(last()).toBe('change {"value":"x"}')
  await app.top().setData({ last: '' })
  await find('#radio-x').tap()
  expect(last()).toBe('')
  await find('#label-y').tap()
  expect(last()).toBe('change {"value":"y"}')
  expect(find('#radio-x').data().checked).toBe(false)
})

test('picker: the shell is asked, a choice is told as text, dismissal as cancel', async () => {
  const asked: PickerRequest[] = []
  const answers: ({ value: unknown } | null)[] = [{ value: 2 }, null]
  const { find, last } = await startNative({
    shell: {
      async picker(request) {
        asked.push(request)
        return answers.shift() ?? null
      },
    },
  })
  await find('#picker').tap()
  expect(asked[0]).toMatchObject({ mode: 'selector', columns: [['苹果', '梨', '桃']], value: 1 })
  expect(last()).toBe('change {"value":"2"}')
  await find('#picker').tap()
  expect(asked[1]?.value).toBe(2)
  expect(last()).toBe('cancel {}')
})

test('button: disabled ones do nothing, share asks the page, a phone number asks the person', async () => {
  const modals: string[] = []
  const toasts: string[] = []
  const { find, last } = await startNative({
    shell: {
      openid: 'o-lin',
      privacyDialog: async () => true,
      toast: ({ title }) => void toasts.push(title),
      async modal({ content }) {
        modals.push(content)
        return { confirm: modals.length > 1 }
      },
    },
  })
  await find('#share').tap()
  expect(toasts).toEqual(['当前页面不可转发'])
  await find('#phone').tap()
  expect(last()).toBe('getphonenumber {"errMsg":"getPhoneNumber:fail user deny"}')
  await find('#phone').tap()
  expect(last()).toContain('"errMsg":"getPhoneNumber:ok","code":')
})

test('slider: its block stands at its value; values are stepped and kept within', async () => {
  const { find, last, dom } = await startNative()
  expect(dom('.wx-slider-block').style.left).toBe('30%')
  Object.assign(dom('.wx-slider-track'), { getBoundingClientRect: () => ({ left: 0, width: 100 }) })
  const slider = find('#slider')
  slider.node.triggerEvent('touchstart')
  expect(last()).toBe('')
  const touch = { touches: [{ clientX: 64.4, clientY: 0 }] }
  slider.node.triggerEvent('touchstart', {}, { extraFields: touch })
  expect(last()).toBe('changing {"value":64}')
  slider.node.triggerEvent('touchmove', {}, { extraFields: { touches: [{ clientX: 900, clientY: 0 }] } })
  slider.node.triggerEvent('touchend', {}, { extraFields: { touches: [] } })
  expect(last()).toBe('change {"value":100}')
})

test('swiper: it follows current, tells changes, and dots know where it is', async () => {
  const { app, dom, find, last } = await startNative()
  const offsets = () =>
    [...dom('wx-swiper').querySelectorAll<HTMLElement>('wx-swiper-item')].map((item) => item.style.transform)
  expect(offsets()).toEqual(['translate(0%, 0)', 'translate(100%, 0)', 'translate(200%, 0)', 'translate(-100%, 0)'])
  await app.top().setData({ slide: 1 })
  expect(offsets()[1]).toBe('translate(0%, 0)')
  expect(last()).toBe('change {"current":1,"currentItemId":"二","source":""}')
  expect(dom('.wx-swiper-dots').childElementCount).toBe(4)
  const swiper = find('#swiper')
  Object.defineProperty(dom('wx-swiper'), 'clientWidth', { value: 300 })
  const at = (clientX: number) => ({ extraFields: { touches: [{ clientX, clientY: 0 }] } })
  swiper.node.triggerEvent('touchstart', {}, at(200))
  swiper.node.triggerEvent('touchmove', {}, at(20))
  swiper.node.triggerEvent('touchend', {}, { extraFields: { touches: [] } })
  expect(last()).toBe('change {"current":2,"currentItemId":"三","source":"touch"}')
})

test('scroll-view: it tells where it is and when its end is reached, once', async () => {
  const { app, dom, last } = await startNative()
  const view = dom('wx-scroll-view')
  Object.defineProperty(view, 'scrollHeight', { value: 400 })
  Object.defineProperty(view, 'clientHeight', { value: 100 })
  view.scrollTop = 120
  view.dispatchEvent(new Event('scroll'))
  expect(last()).toBe(
    'scroll {"scrollTop":120,"scrollLeft":0,"scrollHeight":400,"scrollWidth":0,"deltaX":0,"deltaY":-120}',
  )
  view.scrollTop = 260
  view.dispatchEvent(new Event('scroll'))
  expect(last()).toBe('scrolltolower {"direction":"bottom"}')
  await app.top().setData({ last: '' })
  view.scrollTop = 270
  view.dispatchEvent(new Event('scroll'))
  expect(last()).toContain('scroll {')
})

test('scroll-view: pulled down and let go it asks to be refreshed until it is told to stop', async () => {
  const { app, find, last, dom } = await startNative()
  const view = find('#scroll-view')
  const at = (clientY: number) => ({ extraFields: { touches: [{ clientX: 0, clientY }] } })
  view.node.triggerEvent('touchstart', {}, at(0))
  view.node.triggerEvent('touchmove', {}, at(100))
  expect((dom('wx-scroll-view').firstElementChild as HTMLElement).style.height).toBe('50px')
  view.node.triggerEvent('touchend', {}, { extraFields: { touches: [] } })
  await settled(app)
  expect(last()).toBe('refreshed')
  expect(dom('wx-scroll-view').firstElementChild?.textContent).toBe('一')
})

test('rich-text: what WeChat lets through is drawn, scripts are not', async () => {
  const { dom } = await startNative()
  expect(dom('wx-rich-text').innerHTML).toBe('<p style="color:#4c8c6b">富文本 <b>粗体</b></p>')
})

test('text: entities are decoded', async () => {
  const { dom } = await startNative()
  expect(dom('wx-text').textContent).toBe('文字\u00A0<可选>')
})

test('image: relative to its own file, and its size is told when it is there', async () => {
  const { dom, last } = await startNative()
  const picture = dom('wx-image > img') as HTMLImageElement
  expect(picture.getAttribute('src')).toBe('/app/images/leaf.svg')
  picture.dispatchEvent(new Event('load'))
  expect(last()).toBe('load {"width":0,"height":0}')
})

test('navigator: it moves by way of wx', async () => {
  const { app, find } = await startNative()
  await find('#navigator').tap()
  expect(app.context.topPage()).toMatchObject({ path: 'pages/basic/basic', query: { from: 'native' } })
})

test('root-portal: its children are at the end of the page and go with it', async () => {
  const { app, find, dom } = await startNative()
  expect(dom('wx-page').lastElementChild?.textContent).toBe('在页面的最后')
  expect(find('#portal').text()).toBe('在页面的最后')
  await app.context.router.reLaunch({ url: '/pages/contents/contents' })
  expect(app.container.textContent).not.toContain('在页面的最后')
})

test('page-meta: its style is the page’s, and hidden overflow holds the document', async () => {
  const { app, dom } = await startNative()
  await app.top().setData({ meta: 'overflow: hidden; color: red' })
  expect(dom('wx-page').style.color).toBe('red')
  expect(dom('wx-page').hasAttribute('scroll-locked')).toBe(true)
  await app.top().setData({ meta: '' })
  expect(dom('wx-page').hasAttribute('scroll-locked')).toBe(false)
})

test('aria: labels and roles reach the element', async () => {
  const { dom } = await startNative()
  expect(dom('wx-switch').getAttribute('role')).toBe('switch')
  expect(dom('wx-switch').getAttribute('aria-checked')).toBe('true')
})

test('a tag that only WeChat can draw says so', async () => {
  const { dom } = await startNative()
  expect(dom('wx-map').textContent).toBe('<map> 只能在微信中显示')
})
