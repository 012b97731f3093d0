import { controlAt } from '../../../local/control-client'
import { fillOnce } from '../../../local/seeds/fill-once'
import { type StartedCloud, startTestCloud } from '../started-cloud'

const HALF = [{ _id: 'a1' }, { _id: 'a2' }]
const WHOLE = [...HALF, { _id: 'a3' }]

let cloud: StartedCloud
beforeEach(async () => {
  cloud = await startTestCloud({ collections: { members: { indexes: [] }, acts: { indexes: [] } } })
})
afterEach(() => cloud.close())

const put = (collection: string, documents: readonly object[]) =>
  controlAt(cloud.control).post<unknown>('documents', { collection, documents })
const fillWith = (fill: () => Promise<unknown>) =>
  fillOnce({
    control: cloud.control,
    dataDir: cloud.dir,
    fill: async () => {
      await fill()
    },
  })
const ids = async (collection: string) =>
  ((await cloud.get(`/collections/${collection}`)) as Array<{ _id: string }>).map(({ _id }) => _id)

test('an empty cloud is filled, and the next time it stays as it is', async () => {
  expect(await fillWith(() => put('acts', WHOLE))).toBe('filled')
  expect(await fillWith(() => put('acts', WHOLE))).toBe('asItIs')
  expect(await ids('acts')).toEqual(['a1', 'a2', 'a3'])
})

test('a cloud that somebody has used without a member having joined stays as it is', async () => {
  await put('acts', [{ _id: 'a-store-was-opened' }])
  expect(await fillWith(() => put('acts', WHOLE))).toBe('asItIs')
  expect(await ids('acts')).toEqual(['a-store-was-opened'])
})

test('what was cut off while it was being filled is begun anew', async () => {
  const cutOff = async () => {
    await put('acts', HALF)
    throw new Error('cut off')
  }
  await expect(fillWith(cutOff)).rejects.toThrow('cut off')
  expect(await fillWith(() => put('acts', WHOLE))).toBe('filled')
  expect(await ids('acts')).toEqual(['a1', 'a2', 'a3'])
})
