import { failureOf, wxInTest } from './wx-in-test'

beforeEach(() => localStorage.clear())

test.each([
  ['an object', { a: [1, { b: '棉' }] }],
  ['text', 'a'],
  ['empty text', ''],
  ['a number', 0],
  ['false', false],
  ['null', null],
  ['a date', new Date(1_763_800_000_000)],
])('storage: %s comes back as it was kept', async (_fact, value) => {
  const { plain } = await wxInTest()
  plain.setStorageSync?.('key', value)
  expect(plain.getStorageSync?.('key')).toEqual(value)
})

test('storage: what is not there is empty text at once, and a failure later', async () => {
  const { wx, plain } = await wxInTest()
  expect(plain.getStorageSync?.('none')).toBe('')
  expect(await failureOf(wx.getStorage?.({ key: 'none' }))).toEqual({ errMsg: 'getStorage:fail data not found' })
})

test('storage: what one person keeps the next does not see', async () => {
  const shell = { openid: 'o_one' }
  const { wx, plain } = await wxInTest(shell)
  await wx.setStorage?.({ key: 'wish', data: '棉被' })
  const next = await wxInTest({ openid: 'o_two' })
  expect(next.plain.getStorageSync?.('wish')).toBe('')
  next.plain.clearStorageSync?.()
  const again = await wxInTest({ openid: 'o_one' })
  expect(await again.wx.getStorage?.({ key: 'wish' })).toEqual({ data: '棉被', errMsg: 'getStorage:ok' })
  expect(plain.getStorageInfoSync?.()).toMatchObject({ keys: ['wish'], limitSize: 10240 })
})

test('storage: remove and clear take away, and info counts what is left', async () => {
  const { wx, plain } = await wxInTest()
  await wx.batchSetStorage?.({
    kvList: [
      { key: 'a', value: 1 },
      { key: 'b', value: 2 },
    ],
  })
  await wx.removeStorage?.({ key: 'a' })
  expect(await wx.getStorageInfo?.()).toMatchObject({ keys: ['b'], currentSize: 1, errMsg: 'getStorageInfo:ok' })
  plain.clearStorageSync?.()
  expect(plain.getStorageInfoSync?.()).toMatchObject({ keys: [], currentSize: 0 })
})

test('storage: an entry of more than 1 MB is refused and what was there stays', async () => {
  const { plain } = await wxInTest()
  plain.setStorageSync?.('big', 'small')
  expect(() => plain.setStorageSync?.('big', 'x'.repeat(1024 * 1024))).toThrow(
    'setStorageSync:fail entry size limit reached',
  )
  expect(plain.getStorageSync?.('big')).toBe('small')
})

test('storage: no more fits than 10 MB in all', async () => {
  const { wx } = await wxInTest()
  const nearlyOne = 'x'.repeat(1024 * 1024 - 100)
  let failure: unknown
  for (let entry = 0; entry < 11 && !failure; entry += 1) {
    await wx.setStorage?.({ key: `entry ${entry}`, data: nearlyOne })?.catch((reason) => {
      failure = reason
    })
  }
  expect(failure).toEqual({ errMsg: 'setStorage:fail exceed storage max size 10Mb' })
})

test.each([
  ['setStorage', { data: 1 }, 'setStorage:fail parameter error: parameter.key should be String instead of Undefined;'],
  ['getStorage', { key: 1 }, 'getStorage:fail parameter error: parameter.key should be String instead of Number;'],
  ['setStorage', { key: '', data: 1 }, 'setStorage:fail parameter error: parameter.key should not be empty'],
])('wx.%s(%j): %s', async (name, options, errMsg) => {
  const { wx } = await wxInTest()
  expect(await failureOf(wx[name]?.(options))).toEqual({ errMsg })
})
