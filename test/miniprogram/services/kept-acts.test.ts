import type * as KeptActs from '../../../miniprogram/services/kept-acts'
import { FakePhone } from '../fake-phone'
import { refusal, yes } from '../reward-samples'

let phone: FakePhone

beforeEach(() => {
  jest.useFakeTimers({ now: Date.UTC(2026, 10, 23) })
  jest.spyOn(console, 'warn').mockImplementation()
  phone = new FakePhone()
  Object.assign(globalThis, { wx: phone.wx })
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

/** The queue as a mini program that has just been started has it. */
function start(): typeof KeptActs {
  let started: typeof KeptActs | undefined
  jest.isolateModules(() => {
    started = require('../../../miniprogram/services/kept-acts')
  })
  if (started === undefined) throw new Error('not started')
  return started
}

async function ended<Answer>(answer: Promise<Answer>): Promise<Answer> {
  await jest.runAllTimersAsync()
  return answer
}

const purchase = (receiptNo: string) => ({ session: 's', amountFen: 12_800, receiptNo, madeAt: 1 })
const sendOrKeep = (queue: typeof KeptActs, receiptNo = 'R-1') =>
  ended(queue.sendOrKeep('award', purchase(receiptNo), `小票 ${receiptNo}`))
const awarded = yes({ earned: 128, points: 300, multiplier: 1 })

test('with a network an act is sent at once, and nothing is kept', async () => {
  const queue = start()
  phone.plan(awarded)
  expect(await sendOrKeep(queue)).toEqual({ kind: 'done', data: awarded.data })
  expect(queue.keptActs()).toEqual([])
})

test('without a network nothing is tried: the act is kept, and the clerk goes on at once', async () => {
  const queue = start()
  phone.networkType = 'none'
  expect(await sendOrKeep(queue)).toEqual({ kind: 'kept' })
  expect(phone.sent).toEqual([])
  expect(queue.keptActs()).toMatchObject([{ action: 'award', title: '小票 R-1', trouble: '' }])
})

test('an act whose answer was lost goes out again under the same request, over restarts, until it is answered', async () => {
  phone.plan('lost', 'lost', 'lost')
  expect(await sendOrKeep(start())).toEqual({ kind: 'kept' })
  phone.plan('lost', 'lost', 'lost')
  expect(await ended(start().sendKept())).toBe(0)
  phone.plan(awarded)
  const queue = start()
  expect(await ended(queue.sendKept())).toBe(1)
  expect(queue.keptActs()).toEqual([])
  expect(phone.sent).toHaveLength(7)
  expect(new Set(phone.requestIds).size).toBe(1)
})

test('killed between keeping and sending, it is sent by the next start', async () => {
  phone.wx.cloud.callFunction = () => new Promise(() => {})
  void start().sendOrKeep('award', purchase('R-1'), '小票 R-1')
  await jest.runAllTimersAsync()
  phone.wx.cloud.callFunction = async () => ({ result: awarded })
  expect(await ended(start().sendKept())).toBe(1)
})

test('what waits is sent oldest first, and stops where the network ends', async () => {
  const queue = start()
  phone.networkType = 'none'
  for (const receiptNo of ['R-1', 'R-2', 'R-3']) await sendOrKeep(queue, receiptNo)
  phone.networkType = 'wifi'
  phone.plan(awarded, 'lost', 'lost', 'lost')
  expect(await ended(queue.sendKept())).toBe(1)
  expect(queue.keptActs().map(({ title }) => title)).toEqual(['小票 R-2', '小票 R-3'])
})

test('refused at once it is not kept; refused later it stays with its reason until it is read, and is not sent again', async () => {
  const queue = start()
  phone.plan(refusal('ALREADY_DONE', '这张小票在 10:00 已积 128 分'))
  expect(await sendOrKeep(queue)).toMatchObject({ kind: 'refused', error: { code: 'ALREADY_DONE' } })
  expect(queue.keptActs()).toEqual([])

  phone.networkType = 'none'
  await sendOrKeep(queue)
  phone.networkType = 'wifi'
  phone.plan(refusal('CODE_EXPIRED', '这次扫码已超过十分钟，请重新扫会员码'))
  expect(await ended(queue.sendKept())).toBe(0)
  const [kept] = queue.keptActs()
  expect(kept?.trouble).toContain('十分钟')
  await ended(queue.sendKept())
  expect(phone.sent).toHaveLength(2)
  queue.forgetKept(kept?.requestId ?? '')
  expect(queue.keptActs()).toEqual([])
})

test('two senders at once send an act once', async () => {
  const queue = start()
  phone.networkType = 'none'
  await sendOrKeep(queue)
  phone.networkType = 'wifi'
  phone.answer = () => awarded
  await ended(Promise.all([queue.sendKept(), queue.sendKept()]))
  expect(phone.sent).toHaveLength(1)
})
