import type * as Behaviour from '../../../miniprogram/services/behaviour'
import type * as Call from '../../../miniprogram/services/call'
import type * as Tags from '../../../miniprogram/services/tags'
import type { BehaviourEvent } from '../../../typings/contract'
import { FakePhone } from '../fake-phone'
import { refusal, yes } from '../reward-samples'

type Program = typeof Behaviour & typeof Call & typeof Tags

let phone: FakePhone

beforeEach(() => {
  jest.useFakeTimers({ now: Date.parse('2026-12-01T08:00:00+08:00') })
  jest.spyOn(console, 'warn').mockImplementation()
  phone = new FakePhone()
  Object.assign(globalThis, { wx: phone.wx })
})
afterEach(() => {
  jest.useRealTimers()
  jest.restoreAllMocks()
})

/** The mini program as it has just been started. */
function start(): Program {
  let program: Program | undefined
  jest.clearAllTimers()
  jest.isolateModules(() => {
    program = {
      ...require('../../../miniprogram/services/behaviour'),
      ...require('../../../miniprogram/services/call'),
      ...require('../../../miniprogram/services/tags'),
    }
  })
  if (program === undefined) throw new Error('not started')
  return program
}

const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms)
const sentEvents = () =>
  phone.batches.flatMap(({ data }) => (data.input as { readonly events: readonly BehaviourEvent[] }).events)
const told = () => sentEvents().map(({ kind, page, target = '', ms = '' }) => `${kind} ${page} ${target} ${ms}`.trim())
const REWARD = 'pages/reward/reward'
const QUIET_MS = 20_000

test('a page is looked at from its coming into sight to its going, and not while it is hidden', async () => {
  const program = start()
  program.seePage(REWARD, 'towel')
  await pass(8_000)
  program.leavePage(REWARD)
  await pass(600_000)
  program.seePage(REWARD, 'towel')
  await pass(4_000)
  program.leavePage(REWARD)
  await program.sendAtRest()
  expect(told()).toEqual([
    'view pages/reward/reward towel',
    'dwell pages/reward/reward towel 8000',
    'view pages/reward/reward towel',
    'dwell pages/reward/reward towel 4000',
  ])
  expect(sentEvents().map(({ at }) => at - Date.parse('2026-12-01T08:00:00+08:00'))).toEqual([
    0, 8_000, 608_000, 612_000,
  ])
})

test('a page passed in less than a second was not looked at, and one that is not in sight cannot go out of it', async () => {
  const program = start()
  program.seePage('pages/home/home')
  await pass(999)
  program.leavePage('pages/home/home')
  program.leavePage(REWARD)
  await program.sendAtRest()
  expect(told()).toEqual(['view pages/home/home'])
})

test('nothing is sent before it has been quiet for a while, then everything at once, in one batch', async () => {
  const program = start()
  program.seePage('pages/rewards/rewards')
  await pass(QUIET_MS - 1)
  program.noteTap('pages/rewards/rewards', 'bath')
  await pass(QUIET_MS - 1)
  expect(phone.batches).toEqual([])
  await pass(1)
  expect(phone.batches).toHaveLength(1)
  expect(told()).toEqual(['view pages/rewards/rewards', 'tap pages/rewards/rewards bath'])
  await pass(10 * QUIET_MS)
  expect(phone.batches).toHaveLength(1)
})

test('nothing is sent while a tap is being answered, nor when the mini program is left meanwhile', async () => {
  const program = start()
  program.seePage('pages/check-in/check-in')
  let answerTap: (reply: object) => void = () => {}
  const callFunction = phone.wx.cloud.callFunction
  phone.wx.cloud.callFunction = (call) =>
    call.name === 'behaviour'
      ? callFunction(call)
      : new Promise((resolve) => {
          answerTap = (result) => resolve({ result })
        })
  const tap = program.call('member', 'home', {})
  await pass(10 * QUIET_MS)
  await program.sendAtRest()
  expect(phone.batches).toEqual([])
  answerTap(yes({}))
  await tap
  await pass(QUIET_MS)
  expect(phone.batches).toHaveLength(1)
})

test('nor between two attempts of a tap, and a batch is tried once a quiet moment', async () => {
  const program = start()
  phone.hear = () => 'lost'
  program.seePage('pages/home/home')
  await pass(QUIET_MS)
  expect(phone.batches).toHaveLength(1)
  await pass(60 * QUIET_MS)
  expect(phone.batches).toHaveLength(1)
  program.noteTap('pages/home/home', 'points')
  phone.plan('lost', 'lost', yes({}))
  const tap = program.call('member', 'home', {})
  await pass(1_000)
  await program.sendAtRest()
  expect(phone.batches).toHaveLength(1)
  await pass(10_000)
  await tap
})

test('what was recorded is kept over a restart, and sent by the next start', async () => {
  start().seePage(REWARD, 'towel')
  await pass(0)
  const again = start()
  again.seePage('pages/home/home')
  await again.sendAtRest()
  expect(told()).toEqual(['view pages/reward/reward towel', 'view pages/home/home'])
})

test('a batch whose reply was lost goes out again under the same request, over a restart, and what came later in the next', async () => {
  const program = start()
  program.seePage(REWARD, 'towel')
  phone.hear = () => 'lost'
  await program.sendAtRest()
  program.noteTap('pages/home/home', 'wish')
  await pass(0)
  phone.hear = () => yes({ accepted: 1 })
  const again = start()
  await again.sendAtRest()
  await pass(QUIET_MS)
  await again.sendAtRest()
  const [lost, repeated, next, ...more] = phone.batches
  expect(repeated).toEqual(lost)
  expect(next?.data.requestId).not.toBe(lost?.data.requestId)
  expect(next?.data.input).toMatchObject({ events: [{ kind: 'tap', target: 'wish' }] })
  expect(more).toEqual([])
})

test('two quiet moments at once send a batch once', async () => {
  const program = start()
  program.seePage(REWARD, 'towel')
  await Promise.all([program.sendAtRest(), program.sendAtRest(), program.sendAtRest()])
  expect(phone.batches).toHaveLength(1)
})

test('a refused batch is not sent again', async () => {
  const program = start()
  program.seePage(REWARD, 'towel')
  phone.hear = () => refusal('INVALID_INPUT', '请更新小程序后再试')
  await program.sendAtRest()
  await program.sendAtRest()
  expect(phone.batches).toHaveLength(1)
})

test('without a network nothing is tried, and nothing lost', async () => {
  const program = start()
  program.seePage(REWARD, 'towel')
  phone.networkType = 'none'
  await pass(QUIET_MS)
  expect(phone.batches).toEqual([])
  phone.networkType = 'wifi'
  await program.sendAtRest()
  expect(told()).toEqual(['view pages/reward/reward towel'])
})

test('of four hundred events the latest three hundred are kept, and sent a hundred at a time', async () => {
  const program = start()
  for (let place = 0; place < 400; place++) program.noteTap('pages/home/home', `p${place}`)
  await pass(10 * QUIET_MS)
  const batches = phone.batches.map(({ data }) => (data.input as { readonly events: readonly BehaviourEvent[] }).events)
  expect(batches.map(({ length }) => length)).toEqual([100, 100, 100])
  expect(sentEvents().map(({ target }) => target)).toEqual(Array.from({ length: 300 }, (_, place) => `p${place + 100}`))
})

test('a batch that the phone has no room to keep is not sent: the next start would send it once more', async () => {
  const program = start()
  program.seePage(REWARD, 'towel')
  await pass(0)
  phone.wx.setStorage = async () => {
    throw { errMsg: 'setStorage:fail exceed storage max size 10Mb' }
  }
  await program.sendAtRest()
  await program.sendAtRest()
  expect(phone.batches).toEqual([])
})

test('switched off, what is kept is thrown away and nothing more recorded, over restarts, until it is switched on', async () => {
  const program = start()
  program.seePage(REWARD, 'towel')
  program.letRecord(false)
  program.noteTap('pages/home/home', 'points')
  await pass(0)
  const again = start()
  again.seePage(REWARD, 'towel')
  await pass(10_000)
  again.leavePage(REWARD)
  await again.sendAtRest()
  expect(phone.batches).toEqual([])
  again.letRecord(true)
  again.noteTap('pages/home/home', 'wish')
  await again.sendAtRest()
  expect(told()).toEqual(['tap pages/home/home wish'])
})

test('forgetting a tag throws away what was not sent, and waits for what is on its way: nothing of before comes after', async () => {
  const program = start()
  program.seePage(REWARD, 'towel')
  let hear: (outcome: object) => void = () => {}
  phone.hear = () =>
    new Promise((resolve) => {
      hear = resolve
    })
  const sending = program.sendAtRest()
  await pass(0)
  program.noteTap('pages/rewards/rewards', 'bath')
  phone.answer = () => yes({ tags: [], personalised: true, minor: false })
  const forgetting = program.forgetTag('bath')
  await pass(0)
  expect(phone.actions).toEqual([])
  hear(yes({ accepted: 1 }))
  await sending
  expect(await forgetting).toMatchObject({ ok: true })
  expect(phone.actions).toEqual(['forgetTag'])
  await pass(10 * QUIET_MS)
  expect(told()).toEqual(['view pages/reward/reward towel'])
})
