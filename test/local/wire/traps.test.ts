import { type StartedCloud, sdkTowards, startTestCloud } from '../started-cloud'
import type { Database } from './sdk'

/** What the SDK does against one's expectation. A stand-in that smoothed these over would pass code that fails in WeChat. */

let cloud: StartedCloud
let db: Database

beforeAll(async () => {
  cloud = await startTestCloud({ collections: { things: { indexes: [] } } })
  db = sdkTowards(cloud).database()
})
beforeEach(async () => {
  await cloud.post('/reset')
  await things().add({
    data: [
      { _id: 'a', n: 1, deep: { x: 1, y: 2 } },
      { _id: 'b', n: 2 },
    ],
  })
})
afterAll(() => cloud.close())

const things = () => db.collection('things')
const thing = async (id: string) => (await things().doc(id).get()).data

test('in a transaction, where().update() runs outside it and survives the rollback', async () => {
  const transaction = await db.startTransaction()
  await transaction
    .collection('things')
    .where({ _id: 'a' })
    .update({ data: { n: 100 } })
  await transaction.rollback()
  expect(await thing('a')).toMatchObject({ n: 100 })
})

test('in a transaction, where().remove() runs outside it and survives the rollback', async () => {
  const transaction = await db.startTransaction()
  await transaction.collection('things').where({ _id: 'a' }).remove()
  await transaction.rollback()
  expect(await things().count()).toMatchObject({ total: 1 })
})

test('in a transaction, count does not see what the transaction has added', async () => {
  const transaction = await db.startTransaction()
  await transaction.collection('things').add({ data: { _id: 'c' } })
  expect(await transaction.collection('things').count()).toMatchObject({ total: 2 })
  await transaction.rollback()
})

test('in a transaction, doc().set() reports created 0 though it creates', async () => {
  const transaction = await db.startTransaction()
  const answer = await transaction
    .collection('things')
    .doc('new')
    .set({ data: { n: 1 } })
  await transaction.commit()
  expect(answer).toMatchObject({ stats: { created: 0 } })
  expect(await thing('new')).toMatchObject({ n: 1 })
})

test('where({field: undefined}) drops the field, and the rest decides', async () => {
  expect((await things().where({ n: undefined, _id: 'b' }).get()).data).toMatchObject([{ _id: 'b' }])
})

test('where({}) hits every document', async () => {
  expect(
    await things()
      .where({})
      .update({ data: { hit: true } }),
  ).toMatchObject({ stats: { updated: 2 } })
})

test('update({field: undefined}) leaves the field as it was', async () => {
  await things()
    .doc('a')
    .update({ data: { n: undefined, m: 1 } })
  expect(await thing('a')).toMatchObject({ n: 1, m: 1 })
})

test('update({field: {}}) drops the field from the change', async () => {
  await things()
    .doc('a')
    .update({ data: { deep: {}, m: 1 } })
  expect(await thing('a')).toMatchObject({ deep: { x: 1, y: 2 }, m: 1 })
})

test('update of a nested object merges it, it does not replace', async () => {
  await things()
    .doc('a')
    .update({ data: { deep: { x: 9 } } })
  expect(await thing('a')).toMatchObject({ deep: { x: 9, y: 2 } })
})

test('a server date inside _.set is stored as something else than a date', async () => {
  await things()
    .doc('a')
    .update({ data: { deep: db.command.set({ at: db.serverDate() }) } })
  expect((await thing('a'))?.deep).not.toMatchObject({ at: expect.any(Date) })
})

test('a server date inside _.push is stored as something else than a date', async () => {
  await things()
    .doc('a')
    .update({ data: { list: db.command.push({ each: [{ at: db.serverDate() }] }) } })
  expect((await thing('a'))?.list).not.toMatchObject([{ at: expect.any(Date) }])
})

test('two _.or on two fields merge into one', async () => {
  const _ = db.command
  const filter = { n: _.or([_.eq(1), _.eq(7)]), _id: _.or([_.eq('b'), _.eq('z')]) }
  expect((await things().where(filter).get()).data).toHaveLength(2)
})

test('doc.get of a missing document rejects with -1 unless throwOnNotFound is false', async () => {
  await expect(things().doc('nobody').get()).rejects.toMatchObject({ errCode: -1 })
  const forgiving = sdkTowards(cloud).database({ throwOnNotFound: false })
  expect(await forgiving.collection('things').doc('nobody').get()).toMatchObject({ data: null })
})
