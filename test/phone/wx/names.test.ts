import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ANSWER_AT_ONCE, ANSWER_LATER, EVENTS } from '../../../local/phone/host/wx/wx-names'
import { failureOf, wxInTest } from './wx-in-test'

// Each missing method also says so in the console.
beforeEach(() => jest.spyOn(console, 'warn').mockImplementation(() => {}))
afterEach(() => jest.restoreAllMocks())

test('names: every method of the typings is there, and no other', () => {
  expect([...ANSWER_LATER, ...ANSWER_AT_ONCE, ...EVENTS].sort()).toEqual(methodsOfTypings())
})

test('wx: no name of WeChat is undefined', async () => {
  const { plain } = await wxInTest()
  const missing = methodsOfTypings().filter((name) => typeof plain[name] !== 'function')
  expect(missing).toEqual([])
})

test('wx: what this phone does not have fails, says so, and is written down once', async () => {
  const { wx, plain, context } = await wxInTest()
  expect(await failureOf(wx.openBluetoothAdapter?.())).toEqual({
    errMsg: 'openBluetoothAdapter:fail not available on the local phone',
  })
  expect(await failureOf(wx.openBluetoothAdapter?.())).toBeDefined()
  expect(() => plain.createWorker?.('worker.js')).toThrow('createWorker:fail not available on the local phone')
  plain.onBLEConnectionStateChange?.(() => {})
  expect(context.warnings).toEqual([
    'wx.openBluetoothAdapter is not available on the local phone',
    'wx.createWorker is not available on the local phone',
    'wx.onBLEConnectionStateChange is not available on the local phone',
  ])
})

test('wx: a failure of what is missing reaches its fail callback', async () => {
  const { plain } = await wxInTest()
  const failure = await new Promise((resolve) => plain.chooseAddress?.({ fail: resolve }))
  expect(failure).toEqual({ errMsg: 'chooseAddress:fail not available on the local phone' })
})

test.each([
  ['showModal', true],
  ['showModal.success.confirm', true],
  ['getWindowInfo.return.safeArea', true],
  ['cloud', true],
  ['cloud.callFunction', true],
  ['cloud.nothing', false],
  ['scroll-view', true],
  ['openBluetoothAdapter', false],
  ['nothing', false],
  ['', false],
])('canIUse(%j): %s', async (schema, expected) => {
  const { plain } = await wxInTest()
  expect(plain.canIUse?.(schema)).toBe(expected)
})

/** The methods that `interface Wx` of miniprogram-api-typings declares. */
function methodsOfTypings(): string[] {
  const file = join(__dirname, '../../../node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts')
  const text = readFileSync(file, 'utf8').replace(/\/\*.*?\*\//gs, '')
  const start = text.indexOf('    interface Wx {')
  const body = text.slice(start, text.indexOf('\n    }\n', start))
  const names = [...body.matchAll(/^ {8}(?:readonly )?([A-Za-z_]\w*)\??\s*[<(]/gm)].map(([, name = '']) => name)
  return [...new Set(names)].sort()
}
