import { wxInTest } from './wx-in-test'

const screen = {
  width: 375,
  height: 812,
  statusBarHeight: 44,
  bottomInset: 24,
  capsule: { left: 281, top: 50, width: 87, height: 32 },
}

test('getWindowInfo: the safe area lies between status bar and home indicator', async () => {
  const { plain } = await wxInTest({ screen })
  expect(plain.getWindowInfo?.()).toMatchObject({
    screenWidth: 375,
    screenHeight: 812,
    statusBarHeight: 44,
    safeArea: { left: 0, right: 375, top: 44, bottom: 788, width: 375, height: 744 },
  })
})

test('getMenuButtonBoundingClientRect: has all six figures', async () => {
  const { plain } = await wxInTest({ screen })
  expect(plain.getMenuButtonBoundingClientRect?.()).toEqual({
    left: 281,
    top: 50,
    width: 87,
    height: 32,
    right: 368,
    bottom: 82,
  })
})

test('getSystemInfo: at once and later tell the same', async () => {
  const { wx, plain } = await wxInTest({ screen })
  const { errMsg, ...later } = (await wx.getSystemInfo?.()) ?? {}
  expect(errMsg).toBe('getSystemInfo:ok')
  expect(plain.getSystemInfoSync?.()).toEqual(later)
  expect(later).toMatchObject({ SDKVersion: '3.8.12', platform: 'devtools', language: 'zh_CN' })
})

test('getAppBaseInfo: text is as large as it was set in WeChat', async () => {
  const { plain } = await wxInTest({ textScale: 1.25 })
  expect(plain.getAppBaseInfo?.()).toMatchObject({ fontSizeSetting: 20, fontSizeScaleFactor: 1.25 })
})

test.each([
  ['good', 'wifi', false],
  ['slow', '2g', true],
  ['off', 'none', false],
] as const)('getNetworkType: %s is %s', async (network, networkType, weakNet) => {
  const { wx } = await wxInTest({ network })
  expect(await wx.getNetworkType?.()).toMatchObject({ networkType, weakNet })
})

test('onNetworkStatusChange: hears until it is taken off; off without a listener takes all off', async () => {
  const { plain, context } = await wxInTest()
  const heard: string[] = []
  const first = () => heard.push('first')
  plain.onNetworkStatusChange?.(first)
  plain.onNetworkStatusChange?.(() => heard.push('second'))
  const change = { isConnected: true, networkType: 'wifi' }
  context.events.emit('networkChange', change)
  plain.offNetworkStatusChange?.(first)
  context.events.emit('networkChange', change)
  plain.offNetworkStatusChange?.()
  context.events.emit('networkChange', change)
  expect(heard).toEqual(['first', 'second', 'second'])
})

test('onUserCaptureScreen: hears the bench take a screenshot', async () => {
  const { plain } = await wxInTest()
  let captures = 0
  const count = () => {
    captures += 1
  }
  plain.onUserCaptureScreen?.(count)
  window.dispatchEvent(new Event('phone:capture-screen'))
  plain.offUserCaptureScreen?.(count)
  window.dispatchEvent(new Event('phone:capture-screen'))
  expect(captures).toBe(1)
})

test('setScreenBrightness: reaches the screen and is read back', async () => {
  const levels: number[] = []
  const { wx } = await wxInTest({ brightness: (level) => void levels.push(level) })
  expect(await wx.getScreenBrightness?.()).toMatchObject({ value: 0.5 })
  await wx.setScreenBrightness?.({ value: 1 })
  expect(levels).toEqual([1])
  expect(await wx.getScreenBrightness?.()).toMatchObject({ value: 1 })
})

test('getUpdateManager: there is never an update to wait for', async () => {
  const { plain } = await wxInTest()
  const manager = plain.getUpdateManager?.() as { onCheckForUpdate(listener: (result: unknown) => void): void }
  expect(await new Promise((resolve) => manager.onCheckForUpdate(resolve))).toEqual({ hasUpdate: false })
})

test('createSelectorQuery: answers in the order of the questions', async () => {
  const { plain } = await wxInTest()
  type Query = {
    select(selector: string): { boundingClientRect(answer?: (found: unknown) => void): Query }
    selectAll(selector: string): { fields(fields: object): Query }
    selectViewport(): { scrollOffset(): Query }
    exec(done: (results: unknown[]) => void): void
  }
  const query = plain.createSelectorQuery?.() as Query
  const heard: unknown[] = []
  const results = await new Promise<unknown[]>((resolve) => {
    query.select('#first').boundingClientRect((found) => heard.push(found))
    query.selectAll('.row').fields({ dataset: true })
    query.select('.nothing').boundingClientRect()
    query.selectViewport().scrollOffset()
    query.exec(resolve)
  })
  expect(results).toEqual([
    expect.objectContaining({ id: 'first', dataset: { kind: 'a' }, left: 0, width: 0 }),
    [{ dataset: { kind: 'a' } }, { dataset: { kind: 'b' } }],
    null,
    expect.objectContaining({ scrollTop: 0 }),
  ])
  expect(heard).toEqual([results[0]])
})

test('createAnimation: a step holds its changes and its timing; export begins anew', async () => {
  const { plain } = await wxInTest()
  type Steps = Record<'opacity' | 'translateX' | 'rotate' | 'step', (...values: unknown[]) => Steps> & {
    export(): unknown
  }
  const animation = plain.createAnimation?.({ duration: 200, timingFunction: 'ease' }) as Steps
  animation.opacity(0.5).translateX(10).rotate(90).step().translateX('50%').step({ duration: 50, delay: 5 })
  const rest = { timingFunction: 'ease', transformOrigin: '50% 50% 0' }
  expect(animation.export()).toEqual({
    actions: [
      { style: { opacity: '0.5', transform: 'translateX(10px) rotate(90deg)' }, durationMs: 200, delayMs: 0, ...rest },
      { style: { transform: 'translateX(50%)' }, durationMs: 50, delayMs: 5, ...rest },
    ],
  })
  expect(animation.export()).toEqual({ actions: [] })
})

test('pageStack: the shell knows where to come back to', async () => {
  const stacks: (readonly string[])[] = []
  const { wx } = await wxInTest({ pageStack: (urls) => void stacks.push(urls) })
  await wx.navigateTo?.({ url: '/pages/detail?id=7' })
  expect(stacks.at(-1)).toEqual(['pages/home', 'pages/detail?id=7'])
})
