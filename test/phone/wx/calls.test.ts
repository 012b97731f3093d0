import { api, Refusal, syncApi } from '../../../local/phone/host/wx/api'
import { failureOf, wxInTest } from './wx-in-test'

const greet = api('greet', ({ name }) => {
  if (name === undefined) throw new Refusal('nobody', { errno: 7 })
  return { text: `hello ${name}` }
})

test('api: without a callback it answers by a promise, with errMsg beside what it gives', async () => {
  await expect(greet({ name: 'you' })).resolves.toEqual({ text: 'hello you', errMsg: 'greet:ok' })
})

test('api: a failure rejects with errMsg and its facts', async () => {
  expect(await failureOf(greet({}))).toEqual({ errMsg: 'greet:fail nobody', errno: 7 })
})

test.each(['success', 'fail', 'complete'])('api: with %s alone it gives no promise', (name) => {
  expect(greet({ name: 'you', [name]() {} })).toBeUndefined()
})

test('api: success and complete hear the answer, fail does not', async () => {
  const heard: string[] = []
  await new Promise<void>((resolve) => {
    greet({
      name: 'you',
      success: ({ text }: { text: string }) => heard.push(`success ${text}`),
      fail: () => heard.push('fail'),
      complete: ({ errMsg }: { errMsg: string }) => {
        heard.push(`complete ${errMsg}`)
        resolve()
      },
    })
  })
  expect(heard).toEqual(['success hello you', 'complete greet:ok'])
})

test('api: fail and complete hear the failure, success does not', async () => {
  const heard: unknown[] = []
  await new Promise<void>((resolve) => {
    greet({
      success: () => heard.push('success'),
      fail: (failure: unknown) => heard.push(failure),
      complete: (failure: unknown) => {
        heard.push(failure)
        resolve()
      },
    })
  })
  const failure = { errMsg: 'greet:fail nobody', errno: 7 }
  expect(heard).toEqual([failure, failure])
})

test('api: what is no object is a parameter error', async () => {
  expect(await failureOf(greet('you'))).toEqual({ errMsg: 'greet:fail parameter error: parameter should be Object' })
})

test('syncApi: a failure is thrown with errMsg as its message', () => {
  const refuse = syncApi('refuseSync', () => {
    throw new Refusal('not today')
  })
  expect(refuse).toThrow(
    expect.objectContaining({ message: 'refuseSync:fail not today', errMsg: 'refuseSync:fail not today' }),
  )
})

test.each([
  ['navigateTo', {}, 'navigateTo:fail parameter error: parameter.url should be String instead of Undefined;'],
  ['navigateTo', { url: 7 }, 'navigateTo:fail parameter error: parameter.url should be String instead of Number;'],
  ['navigateTo', { url: '/pages/none' }, 'navigateTo:fail page "pages/none" is not found'],
  ['navigateTo', { url: '/pages/mine' }, 'navigateTo:fail can not navigateTo a tabbar page'],
  ['switchTab', { url: '/pages/detail' }, 'switchTab:fail can not switch to no-tabBar page'],
  ['navigateBack', {}, 'navigateBack:fail cannot navigate back at first page.'],
  ['showModal', { title: 1 }, 'showModal:fail parameter error: parameter.title should be String instead of Number;'],
  [
    'showModal',
    { content: [] },
    'showModal:fail parameter error: parameter.content should be String instead of Array;',
  ],
  [
    'showModal',
    { confirmText: '确定要离开' },
    'showModal:fail confirmText length should not larger than 4 Chinese characters',
  ],
  [
    'showActionSheet',
    {},
    'showActionSheet:fail parameter error: parameter.itemList should be Array instead of Undefined;',
  ],
  [
    'showActionSheet',
    { itemList: [1] },
    'showActionSheet:fail parameter error: parameter.itemList[0] should be String instead of Number;',
  ],
  [
    'showActionSheet',
    { itemList: ['1', '2', '3', '4', '5', '6', '7'] },
    'showActionSheet:fail parameter error: itemList should not be large than 6',
  ],
  [
    'showToast',
    { title: '好', mask: 1 },
    'showToast:fail parameter error: parameter.mask should be Boolean instead of Number;',
  ],
  [
    'setNavigationBarTitle',
    {},
    'setNavigationBarTitle:fail parameter error: parameter.title should be String instead of Undefined;',
  ],
  [
    'setNavigationBarColor',
    { frontColor: 'red', backgroundColor: '#fff' },
    'setNavigationBarColor:fail invalid frontColor "red"',
  ],
  ['setTabBarBadge', { index: 5, text: '1' }, 'setTabBarBadge:fail tabbar item not found'],
  [
    'setTabBarBadge',
    { text: '1' },
    'setTabBarBadge:fail parameter error: parameter.index should be Number instead of Undefined;',
  ],
  ['pageScrollTo', { selector: '#none' }, 'pageScrollTo:fail selector "#none" is not found'],
  [
    'setScreenBrightness',
    { value: 2 },
    'setScreenBrightness:fail parameter error: parameter.value should be between 0 and 1;',
  ],
  [
    'setClipboardData',
    {},
    'setClipboardData:fail parameter error: parameter.data should be String instead of Undefined;',
  ],
  [
    'makePhoneCall',
    {},
    'makePhoneCall:fail parameter error: parameter.phoneNumber should be String instead of Undefined;',
  ],
  [
    'getRandomValues',
    { length: 0 },
    'getRandomValues:fail parameter error: parameter.length should be between 1 and 1048576;',
  ],
  ['authorize', { scope: 'scope.everything' }, 'authorize:fail invalid scope'],
  ['getUserProfile', {}, 'getUserProfile:fail parameter error: parameter.desc should be String instead of Undefined;'],
])('wx.%s(%j): %s', async (name, options, errMsg) => {
  const { wx } = await wxInTest()
  expect(await failureOf(wx[name]?.(options))).toMatchObject({ errMsg })
})

test.each([
  ['showActionSheet', { itemList: ['一'] }, 'showActionSheet:fail cancel'],
  ['scanCode', {}, 'scanCode:fail cancel'],
  ['makePhoneCall', { phoneNumber: '10086' }, 'makePhoneCall:fail cancel'],
  ['authorize', { scope: 'scope.camera' }, 'authorize:fail auth deny'],
])('wx.%s: leaving it is a failure', async (name, options, errMsg) => {
  const { wx } = await wxInTest()
  expect(await failureOf(wx[name]?.(options))).toMatchObject({ errMsg })
})

test('wx.showModal: says which button it was, and what was typed', async () => {
  const asked: unknown[] = []
  const { wx } = await wxInTest({
    modal: async (request) => {
      asked.push(request)
      return { confirm: true, content: '好的' }
    },
  })
  expect(await wx.showModal?.({ title: '写一句', editable: true })).toEqual({
    confirm: true,
    cancel: false,
    content: '好的',
    errMsg: 'showModal:ok',
  })
  expect(asked).toEqual([
    expect.objectContaining({
      title: '写一句',
      showCancel: true,
      cancelText: '取消',
      confirmText: '确定',
      editable: true,
    }),
  ])
})

test('wx.showToast: lasts a second and a half unless it says otherwise; loading lasts until it is hidden', async () => {
  const toasts: unknown[] = []
  const { wx } = await wxInTest({ toast: (request) => void toasts.push(request) })
  await wx.showToast?.({ title: '好了' })
  await wx.showLoading?.({ title: '稍等', mask: true })
  expect(toasts).toEqual([
    { title: '好了', icon: 'success', mask: false, durationMs: 1500 },
    { title: '稍等', icon: 'loading', mask: true },
  ])
})

test('wx.scanCode: a code of the mini program itself gives its path, any other its text', async () => {
  const codes = ['pages/detail?scene=7', 'M7-3021']
  const { wx } = await wxInTest({ scan: async () => codes.shift() ?? null })
  expect(await wx.scanCode?.()).toMatchObject({ path: 'pages/detail?scene=7', result: '', scanType: 'WX_CODE' })
  expect(await wx.scanCode?.()).toMatchObject({ result: 'M7-3021', scanType: 'QR_CODE', rawData: 'TTctMzAyMQ==' })
})
