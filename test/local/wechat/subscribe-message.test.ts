import { startWechatCloud, type WechatCloud } from './wechat-cloud'

let cloud: WechatCloud

beforeAll(async () => {
  cloud = await startWechatCloud({ templates: { EXPIRY: { keys: ['thing1', 'date2'] }, WISH: { keys: ['thing1'] } } })
})
beforeEach(() => cloud.post('/reset'))
afterAll(() => cloud.close())

const allow = (openid: string, templateId: string, count: number) =>
  cloud.post('/subscribe', { openid, templateId, count })
const message = (touser: string, more: object = {}) => ({
  touser,
  templateId: 'EXPIRY',
  page: 'pages/home/home',
  data: { thing1: { value: '积分即将到期' }, date2: { value: '2026年11月30日' } },
  ...more,
})
const send = (touser: string, more: object = {}) => cloud.api('openapi.subscribeMessage.send', message(touser, more))

test('one acceptance is one message of that template to that person', async () => {
  await allow('o_a', 'EXPIRY', 1)
  expect(await send('o_a')).toMatchObject({ errCode: 0, errMsg: expect.stringContaining('ok') })
  expect(await send('o_a')).toMatchObject({ errCode: 43101 })
})

test('an acceptance counts for no other template and for nobody else', async () => {
  await allow('o_a', 'WISH', 5)
  await allow('o_b', 'EXPIRY', 5)
  expect(await send('o_a')).toMatchObject({ errCode: 43101 })
})

test('acceptances add up, when twenty come at once too', async () => {
  const accept = () => cloud.post('/subscribe', { openid: 'o_a', templateId: 'EXPIRY', accepted: 1 })
  await Promise.all(Array.from({ length: 20 }, accept))
  expect(await accept()).toEqual({ left: 21, banned: false })
})

test('who has banned the template gets nothing, whatever she had accepted before', async () => {
  await allow('o_a', 'EXPIRY', 1)
  await cloud.post('/subscribe', { openid: 'o_a', templateId: 'EXPIRY', banned: true })
  expect(await send('o_a')).toMatchObject({ errCode: 43107 })
})

test.each<[fact: string, more: object, errCode: number]>([
  ['an unknown template', { templateId: 'NONE' }, 40037],
  ['nobody', { touser: '' }, 40003],
  ['data of the wrong kind', { data: { thing1: { value: 'a' }, date2: { value: 'soon' } } }, 47003],
  ['data that lacks a key', { data: { thing1: { value: 'a' } } }, 47003],
  ['a word that is refused', { data: { thing1: { value: '网上赌博' }, date2: { value: '2026-11-30' } } }, 45168],
])('%s is refused and uses up no acceptance', async (_fact, more, errCode) => {
  await allow('o_a', 'EXPIRY', 1)
  expect(await send('o_a', more)).toMatchObject({ errCode })
  expect(await send('o_a')).toMatchObject({ errCode: 0 })
})

test('of sends to one person at once some are 43108, and those keep their acceptances', async () => {
  await allow('o_a', 'EXPIRY', 8)
  cloud.writeFunctions({
    'eager/config.json': JSON.stringify({ permissions: { openapi: ['subscribeMessage.send'] } }),
    'eager/index.js': `
      const cloud = require('wx-server-sdk')
      cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
      exports.main = async ({ message }) => {
        const sends = Array.from({ length: 8 }, () => cloud.openapi.subscribeMessage.send(message))
        return (await Promise.allSettled(sends)).map(({ reason }) => (reason ? reason.errCode : 0))
      }`,
  })
  const { result } = (await cloud.call('eager', { message: message('o_a') })) as { result: number[] }
  expect(new Set(result)).toEqual(new Set([0, 43108]))
  const sent = result.filter((errCode) => errCode === 0).length
  expect(await cloud.post('/subscribe', { openid: 'o_a', templateId: 'EXPIRY', accepted: 0 })).toMatchObject({
    left: 8 - sent,
  })
})

test('messages shows what was accepted and what was refused, newest first', async () => {
  await allow('o_a', 'EXPIRY', 1)
  await send('o_a')
  await send('o_a')
  expect(await cloud.get('/messages')).toMatchObject([
    { openid: 'o_a', templateId: 'EXPIRY', accepted: false, errCode: 43101, functionName: 'api' },
    { openid: 'o_a', templateId: 'EXPIRY', accepted: true, errCode: 0, data: { thing1: { value: '积分即将到期' } } },
  ])
})

test('a function without the permission in its config.json is -604101', async () => {
  await allow('o_a', 'EXPIRY', 1)
  const answer = await cloud.call('barred', { path: 'openapi.subscribeMessage.send', argument: message('o_a') })
  expect(answer).toMatchObject({ result: { errCode: -604101 } })
  expect(await send('o_a')).toMatchObject({ errCode: 0 })
})

test('an API that is not there is -604100', async () => {
  expect(await cloud.api('openapi.customerServiceMessage.send', {})).toMatchObject({ errCode: -604100 })
})

test('the keys of data are snake_cased by the SDK on the way', async () => {
  await allow('o_a', 'EXPIRY', 1)
  await send('o_a', { data: { thingOne: { value: 'a' } } })
  expect(await cloud.get('/messages')).toMatchObject([{ data: { thing_one: { value: 'a' } } }])
})
