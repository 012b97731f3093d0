import { inflateSync } from 'node:zlib'
import { startWechatCloud, type WechatCloud } from './wechat-cloud'

let cloud: WechatCloud

beforeAll(async () => {
  cloud = await startWechatCloud()
})
afterAll(() => cloud.close())

describe('wxacode.getUnlimited', () => {
  test('gives a PNG whose rows are whole', async () => {
    const { buffer, contentType } = await cloud.api('openapi.wxacode.getUnlimited', {
      scene: 'i=abc',
      page: 'pages/a/a',
    })
    expect(contentType).toBe('image/png')
    const png = Buffer.from((buffer as { data: number[] }).data)
    expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
    const imageAt = png.indexOf('IDAT')
    const image = inflateSync(png.subarray(imageAt + 4, imageAt + 4 + png.readUInt32BE(imageAt - 4)))
    expect(image.length).toBe(height * (1 + Math.ceil(width / 8)))
    expect(width).toBeGreaterThan(280)
  })

  test.each([
    ['no scene', {}, 40169],
    ['a scene of 33 characters', { scene: 'x'.repeat(33) }, 40169],
    ['a scene in Chinese', { scene: '会员' }, 40169],
    ['a page with a query', { scene: 'a', page: 'pages/a/a?x=1' }, 41030],
    ['a width of 100', { scene: 'a', width: 100 }, 40097],
  ])('%s is refused', async (_fact, argument, errCode) => {
    expect(await cloud.api('openapi.wxacode.getUnlimited', argument)).toMatchObject({ errCode })
  })
})

describe('phonenumber.getPhoneNumber', () => {
  const issue = async () => ((await cloud.post('/phone-code', { phoneNumber: '13912345678' })) as { code: string }).code

  test('a code gives the number once', async () => {
    const code = await issue()
    expect(await cloud.api('openapi.phonenumber.getPhoneNumber', { code })).toMatchObject({
      phoneInfo: { purePhoneNumber: '13912345678', countryCode: '86' },
    })
    expect(await cloud.api('openapi.phonenumber.getPhoneNumber', { code })).toMatchObject({ errCode: 40029 })
  })

  test('a code is dead after five minutes', async () => {
    await cloud.post('/clock', { now: 1_800_000_000_000 })
    const code = await issue()
    await cloud.post('/clock', { advanceMs: 5 * 60_000 })
    expect(await cloud.api('openapi.phonenumber.getPhoneNumber', { code })).toMatchObject({ errCode: 40029 })
    await cloud.post('/clock', { real: true })
  })
})

describe('security.msgSecCheck', () => {
  const check = (more: object) =>
    cloud.api(
      'openapi.security.msgSecCheck',
      { version: 2, scene: 1, openid: 'o_author', content: '你好', ...more },
      'o_author',
    )

  test('an ordinary text passes, a refused word is risky', async () => {
    expect(await check({})).toMatchObject({ errCode: 0, result: { suggest: 'pass', label: 100 } })
    expect(await check({ content: '代开发票' })).toMatchObject({ errCode: 0, result: { suggest: 'risky' } })
  })

  test.each([
    ['an author who was never here', { openid: 'o_stranger' }, 61010],
    ['2501 characters', { content: '字'.repeat(2501) }, 45002],
    ['version 1', { version: 1 }, 40241],
    ['scene 5', { scene: 5 }, 40129],
  ])('%s is refused', async (_fact, more, errCode) => {
    expect(await check(more)).toMatchObject({ errCode })
  })

  test('an author who was here more than two hours ago is refused', async () => {
    await cloud.post('/clock', { now: 1_800_000_000_000 })
    await check({})
    await cloud.post('/clock', { advanceMs: 2 * 3_600_000 + 1 })
    const later = cloud.api(
      'openapi.security.msgSecCheck',
      { version: 2, scene: 1, openid: 'o_author', content: '你好' },
      'o_other',
    )
    expect(await later).toMatchObject({ errCode: 61010 })
    await cloud.post('/clock', { real: true })
  })
})
