import { type StartedCloud, sdkTowards, startTestCloud } from '../started-cloud'
import type { Database } from './sdk'

let cloud: StartedCloud
let db: Database

beforeAll(async () => {
  cloud = await startTestCloud({
    collections: {
      members: {
        indexes: [
          { name: 'by_phone', fields: [['phone', 1]], unique: true },
          {
            name: 'by_store_and_no',
            fields: [
              ['store', 1],
              ['no', 1],
            ],
            unique: true,
          },
        ],
      },
    },
  })
  db = sdkTowards(cloud).database()
})
beforeEach(() => cloud.post('/reset'))
afterAll(() => cloud.close())

const members = () => db.collection('members')

test('a duplicate _id is -502001 with E11000 in the text', async () => {
  await members().add({ data: { _id: 'a', phone: '1', no: 1 } })
  await expect(members().add({ data: { _id: 'a', phone: '2', no: 2 } })).rejects.toMatchObject({
    errCode: -502001,
    errMsg: expect.stringMatching(/E11000 duplicate key error collection: .*members index: _id_/),
  })
})

test('a duplicate key of a unique index is -502001 with E11000 and the index in the text', async () => {
  await members().add({ data: { phone: '1', no: 1 } })
  await expect(members().add({ data: { phone: '1', no: 2 } })).rejects.toMatchObject({
    errCode: -502001,
    errMsg: expect.stringMatching(/E11000 .*index: by_phone dup key: { phone: "1" }/),
  })
})

test('a unique index counts a missing field as null', async () => {
  await members().add({ data: { _id: 'a', no: 1 } })
  await expect(members().add({ data: { _id: 'b', no: 2 } })).rejects.toMatchObject({ errCode: -502001 })
})

test('a compound unique index holds for the pair, not for its parts', async () => {
  await members().add({ data: { phone: '1', store: 's', no: 1 } })
  await members().add({ data: { phone: '2', store: 's', no: 2 } })
  await expect(members().add({ data: { phone: '3', store: 's', no: 2 } })).rejects.toMatchObject({ errCode: -502001 })
})

test('an update into a taken key is refused and changes nothing', async () => {
  await members().add({
    data: [
      { _id: 'a', phone: '1', no: 1 },
      { _id: 'b', phone: '2', no: 2 },
    ],
  })
  await expect(
    members()
      .doc('b')
      .update({ data: { phone: '1' } }),
  ).rejects.toMatchObject({ errCode: -502001 })
  expect((await members().doc('b').get()).data).toMatchObject({ phone: '2' })
})

test('an array with a duplicate in it inserts what came before, as an ordered insert of MongoDB does', async () => {
  await expect(
    members().add({
      data: [
        { phone: '1', no: 1 },
        { phone: '1', no: 2 },
      ],
    }),
  ).rejects.toMatchObject({
    errCode: -502001,
  })
  expect(await members().count()).toMatchObject({ total: 1 })
})

test.each([
  ['get', () => db.collection('nowhere').get()],
  ['add', () => db.collection('nowhere').add({ data: {} })],
  [
    'where.update',
    () =>
      db
        .collection('nowhere')
        .where({ a: 1 })
        .update({ data: { b: 1 } }),
  ],
  ['remove', () => db.collection('nowhere').where({ a: 1 }).remove()],
  ['count', () => db.collection('nowhere').count()],
])('%s on a missing collection is -502005', async (_name, call) => {
  await expect(call()).rejects.toMatchObject({ errCode: -502005 })
})

test('HTTP 500 is -501001, and nothing was done', async () => {
  await cloud.post('/faults', { plan: [{ kind: 'error500' }] })
  await expect(members().add({ data: { phone: '1' } })).rejects.toMatchObject({ errCode: -501001 })
  expect(await members().count()).toMatchObject({ total: 0 })
})

test('a lost reply is -501001, and it was done', async () => {
  await cloud.post('/faults', { plan: [{ kind: 'lostReply', action: 'database.insertDocument' }] })
  await expect(members().add({ data: { phone: '1' } })).rejects.toMatchObject({ errCode: -501001 })
  expect(await members().count()).toMatchObject({ total: 1 })
})

test('a function that throws is errCode -1 with .code FUNCTIONS_EXECUTE_FAIL and the stack in the text', async () => {
  cloud.writeFunctions({ 'broken/index.js': `exports.main = async () => { throw new Error('out of milk') }` })
  await expect(sdkTowards(cloud).callFunction({ name: 'broken' })).rejects.toMatchObject({
    errCode: -1,
    code: 'FUNCTIONS_EXECUTE_FAIL',
    errMsg: expect.stringContaining('out of milk'),
  })
})

test('a function that is not there is FUNCTIONS_REQUEST_FAIL with its name', async () => {
  await expect(sdkTowards(cloud).callFunction({ name: 'nobody' })).rejects.toMatchObject({
    errMsg: expect.stringContaining('nobody'),
  })
})
