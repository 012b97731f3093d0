import { type StartedCloud, sdkTowards, startTestCloud } from '../started-cloud'

let cloud: StartedCloud

beforeAll(async () => {
  cloud = await startTestCloud({
    collections: { members: { indexes: [{ name: 'no', fields: [['no', 1]], unique: true }] } },
    functions: {
      'hello/index.js': `
        const cloud = require('wx-server-sdk')
        cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })
        exports.main = async (event) => {
          const { OPENID, SOURCE, ENV } = cloud.getWXContext()
          await cloud.database().collection('members').add({ data: { no: event.no, by: OPENID } })
          const nested = event.deeper ? (await cloud.callFunction({ name: 'hello', data: { no: event.no + 1 } })).result : null
          return { OPENID, SOURCE, ENV, event, nested }
        }`,
    },
  })
})
afterAll(() => cloud.close())

test('the real SDK reads, writes, counts and aggregates', async () => {
  const db = sdkTowards(cloud).database()
  const members = db.collection('members')
  await members.add({ data: { _id: 'a', no: 100, at: new Date(5) } })
  expect((await members.doc('a').get()).data).toEqual({ _id: 'a', no: 100, at: new Date(5) })
  expect(await members.where({ no: 100 }).update({ data: { no: 101 } })).toMatchObject({ stats: { updated: 1 } })
  expect(await members.count()).toMatchObject({ total: 1 })
  expect((await members.aggregate().match({ no: 101 }).count('n').end()).list).toEqual([{ n: 1 }])
  await expect(members.add({ data: { no: 101 } })).rejects.toMatchObject({ errCode: -502001 })
})

test('a function runs, knows its caller and calls another one on her behalf', async () => {
  const { result } = (await cloud.call('hello', { no: 1, deeper: true })) as { result: Record<string, unknown> }
  expect(result).toMatchObject({ OPENID: 'o_alice', SOURCE: 'wx_client', ENV: 'local-env' })
  expect(result.nested).toMatchObject({ OPENID: 'o_alice', SOURCE: 'wx_client,scf' })
  expect(await cloud.get('/counters')).toMatchObject({
    hello: { invocations: 2, actions: { 'database.insertDocument': 2, 'functions.invokeFunction': 1 } },
  })
  expect(await cloud.get('/collections/members?query={"by":"o_alice"}')).toHaveLength(2)
})
