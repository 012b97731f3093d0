import type * as Act from '../../../miniprogram/services/act'
import type * as BrandRewards from '../../../miniprogram/services/brand-rewards'
import type * as Call from '../../../miniprogram/services/call'
import type * as Member from '../../../miniprogram/services/member'
import type * as Rewards from '../../../miniprogram/services/rewards'
import type * as Rights from '../../../miniprogram/services/rights'
import type * as Tags from '../../../miniprogram/services/tags'
import type { BrandReward, CheckedIn, Home } from '../../../typings/contract'
import { FakePhone } from '../fake-phone'

const home: Home = {
  memberNo: '880012345678',
  at: Date.parse('2026-11-23T06:37:00+08:00'),
  today: '2026-11-23',
  points: 20,
  debt: 0,
  streak: 2,
  checkedInToday: false,
  nextReward: 10,
  cycle: { rewards: [5, 5, 10, 5, 10, 15, 30], next: 2 },
}
const checkedIn: CheckedIn = {
  day: '2026-11-23',
  streak: 3,
  earned: 10,
  points: 30,
  nextReward: 5,
  cycle: { ...home.cycle, next: 3 },
  givenBack: [],
}
const refusal = (code: string) => ({ ok: false, error: { code, message: `${code}，请看说明` } })
const yes = (data: object) => ({ ok: true, data })

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

/** The services as a mini program that has just been started has them. */
function start(): typeof Call & typeof Act & typeof Member {
  let services: (typeof Call & typeof Act & typeof Member) | undefined
  jest.isolateModules(() => {
    services = {
      ...require('../../../miniprogram/services/call'),
      ...require('../../../miniprogram/services/act'),
      ...require('../../../miniprogram/services/member'),
    }
  })
  if (services === undefined) throw new Error('not started')
  return services
}

/** Lets every pause of a back-off pass. */
async function ended<Answer>(answer: Promise<Answer>): Promise<Answer> {
  await jest.runAllTimersAsync()
  return answer
}

describe('call', () => {
  test.each([
    ['', 'of WeChat'],
    ['brand-1', 'brand-1'],
  ])('startCloud: an environment of "%s" asks the one %s', (environment, asked) => {
    jest.doMock('../../../miniprogram/services/environment', () => ({ ENVIRONMENT: environment }))
    try {
      start().startCloud()
    } finally {
      jest.dontMock('../../../miniprogram/services/environment')
    }
    expect(phone.environments).toEqual([asked])
  })

  test('the answer comes back as it is, and reading needs no requestId', async () => {
    phone.plan(yes(home))
    expect(await ended(start().call('member', 'home', {}))).toEqual(yes(home))
    expect(phone.sent).toEqual([{ name: 'member', data: { action: 'home', input: {} } }])
  })

  test('a refusal comes back at once, in the words of the server', async () => {
    phone.plan(refusal('NOT_JOINED'))
    expect(await ended(start().call('member', 'home', {}))).toEqual(refusal('NOT_JOINED'))
    expect(phone.sent).toHaveLength(1)
  })

  test('a lost answer and TRY_AGAIN are asked again, under the same requestId', async () => {
    phone.plan('lost', refusal('TRY_AGAIN'), yes(checkedIn))
    expect(await ended(start().call('member', 'checkIn', {}, 'one-id'))).toEqual(yes(checkedIn))
    expect(phone.requestIds).toEqual(['one-id', 'one-id', 'one-id'])
  })

  test('the pauses grow', async () => {
    phone.plan('lost', 'lost', yes(home))
    const asked: number[] = []
    const { callFunction } = phone.wx.cloud
    phone.wx.cloud.callFunction = (call) => {
      asked.push(Date.now())
      return callFunction(call)
    }
    await ended(start().call('member', 'home', {}))
    const [first = 0, second = 0, third = 0] = asked
    expect(second - first).toBeGreaterThanOrEqual(400)
    expect(third - second).toBeGreaterThanOrEqual(1200)
    expect(third - first).toBeLessThanOrEqual(2400)
  })

  test.each([
    ['no network', 'none', 'OFFLINE', '现在没有网络，连上以后再试一次'],
    ['a network', 'wifi', 'NO_ANSWER', '没有收到回复，过一会儿再试一次'],
  ])('three lost answers with %s end in words, not in success', async (_fact, networkType, code, message) => {
    phone.networkType = networkType
    phone.plan('lost', 'lost', 'lost')
    expect(await ended(start().call('member', 'home', {}))).toEqual({ ok: false, error: { code, message } })
    expect(phone.sent).toHaveLength(3)
  })

  test.each([
    ['nothing', { ok: true }],
    ['a reply of another shape', { ok: false, error: 'no' }],
    ['a thrown error’s page', { errorCode: 1, errorMessage: 'stack' }],
  ])('%s is no answer', async (_fact, result) => {
    jest.spyOn(console, 'error').mockImplementation()
    phone.plan(result, result, result)
    expect(await ended(start().call('member', 'home', {}))).toMatchObject({ ok: false, error: { code: 'NO_ANSWER' } })
  })
})

describe('act', () => {
  test('a requestId has 128 random bits and is kept before it is sent', async () => {
    const { callFunction } = phone.wx.cloud
    let keptWhenSent = ''
    phone.wx.cloud.callFunction = (call) => {
      keptWhenSent = phone.storage.get('pendingRequests') ?? ''
      return callFunction(call)
    }
    phone.plan(yes(checkedIn))
    await ended(start().act('member', 'checkIn', {}, '2026-11-23'))
    expect(phone.requestIds[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(keptWhenSent).toContain(phone.requestIds[0])
  })

  test.each([
    ['an answer', yes(checkedIn)],
    ['a refusal', refusal('ALREADY_DONE')],
    ['a reused id', refusal('REQUEST_REUSED')],
  ])('%s ends it: the next tap has an id of its own', async (_fact, outcome) => {
    phone.plan(outcome, yes(checkedIn))
    const { act } = start()
    await ended(act('member', 'checkIn', {}, '2026-11-23'))
    expect(phone.storage.size).toBe(0)
    await ended(act('member', 'checkIn', {}, '2026-11-23'))
    expect(phone.requestIds[1]).not.toBe(phone.requestIds[0])
  })

  test.each([
    ['a lost answer', ['lost', 'lost', 'lost']],
    ['TRY_AGAIN to the end', [refusal('TRY_AGAIN'), refusal('TRY_AGAIN'), refusal('TRY_AGAIN')]],
    ['a fault of the server', [refusal('INTERNAL')]],
  ])('%s leaves it open: after a restart the same tap has the same id', async (_fact, outcomes) => {
    phone.plan(...(outcomes as Array<object | 'lost'>), yes(checkedIn))
    await ended(start().act('member', 'checkIn', {}, '2026-11-23'))
    const answer = await ended(start().act('member', 'checkIn', {}, '2026-11-23'))
    expect(answer).toEqual(yes(checkedIn))
    expect(new Set(phone.requestIds).size).toBe(1)
    expect(phone.storage.size).toBe(0)
  })

  test('what is kept until an answer comes does not tell what was asked: no name, phone or address lies on the phone', async () => {
    phone.plan('lost', 'lost', 'lost')
    const recipient = { name: '林小满', phone: '13800001111', region: '上海市', address: '淮海中路 8 号' }
    await ended(start().act('member', 'claimPrize', { drawId: 'd1', recipient } as never, ''))
    const kept = [...phone.storage].join()
    expect(kept).toContain(phone.requestIds[0])
    for (const word of Object.values(recipient)) expect(kept).not.toContain(word)
  })

  test('two taps at once have one id', async () => {
    phone.plan(yes(checkedIn), yes(checkedIn))
    const { act } = start()
    const taps = [act('member', 'checkIn', {}, '2026-11-23'), act('member', 'checkIn', {}, '2026-11-23')]
    await ended(Promise.all(taps))
    expect(phone.requestIds).toHaveLength(2)
    expect(new Set(phone.requestIds).size).toBe(1)
  })

  test('another occasion, another input and another action have ids of their own', async () => {
    phone.plan('lost', 'lost', 'lost', yes(checkedIn), yes({}), yes({}))
    const { act } = start()
    await ended(act('member', 'checkIn', {}, '2026-11-23'))
    await ended(act('member', 'checkIn', {}, '2026-11-24'))
    await ended(act('member', 'join', {}, ''))
    await ended(act('member', 'join', { source: 'store' }, ''))
    expect(new Set(phone.requestIds).size).toBe(4)
  })

  test('what was lost is forgotten after a day, and does not pile up', async () => {
    phone.plan('lost', 'lost', 'lost', 'lost', 'lost', 'lost')
    const { act } = start()
    await ended(act('member', 'checkIn', {}, '2026-11-23'))
    jest.setSystemTime(Date.UTC(2026, 10, 24, 1))
    await ended(act('member', 'checkIn', {}, '2026-11-24'))
    expect(phone.storage.get('pendingRequests')).toContain(phone.requestIds[3])
    expect(phone.storage.get('pendingRequests')).not.toContain(phone.requestIds[0])
  })
})

describe('choose', () => {
  test('on with its answer lost, off, on again: the last is a request of its own, and is not answered with the first', async () => {
    const { choose } = start()
    phone.plan('lost', 'lost', 'lost', yes({ minor: false }), yes({ minor: true }))
    const on = () => ended(choose('member', 'saveProfile', { minor: true }))
    expect(await on()).toMatchObject({ ok: false, error: { message: '没有收到回复，过一会儿再试一次，不会重复' } })
    await ended(choose('member', 'saveProfile', { minor: false }))
    await on()
    const [first, second, third, , last] = phone.requestIds
    expect([second, third]).toEqual([first, first])
    expect(last).not.toBe(first)
    expect(phone.storage.size).toBe(0)
  })
})

/** Each as it is asked by its page; answered with the lost one's id, nothing would come of it. */
describe('what is wished for anew after an answer was lost is asked anew', () => {
  const services = () => {
    let all: (typeof Rewards & typeof Rights & typeof Tags & typeof BrandRewards) | undefined
    jest.isolateModules(() => {
      all = {
        ...require('../../../miniprogram/services/rewards'),
        ...require('../../../miniprogram/services/rights'),
        ...require('../../../miniprogram/services/tags'),
        ...require('../../../miniprogram/services/brand-rewards'),
      }
    })
    if (all === undefined) throw new Error('not started')
    return all
  }
  const shelf = (units: number) => ({ id: 'towel', units }) as BrandReward
  type Services = ReturnType<typeof services>

  test.each<[string, (each: Services) => Promise<unknown>, (each: Services) => Promise<unknown>]>([
    ['a nickname', (s) => s.saveProfile({ nickname: '小满' }), (s) => s.saveProfile({ nickname: '小满' })],
    ['a minor', (s) => s.saveProfile({ minor: true }), (s) => s.saveProfile({ minor: true })],
    ['a wish', (s) => s.wish('towel', true), (s) => s.wish('towel', true)],
    ['a paused tag', (s) => s.pauseTag('bath', true), (s) => s.pauseTag('bath', true)],
    ['a forgotten tag', (s) => s.forgetTag('bath'), (s) => s.forgetTag('bath')],
    ['personalisation', (s) => s.personalise(false), (s) => s.personalise(false)],
    ['units, of which more are there now', (s) => s.addUnits(shelf(10), 10), (s) => s.addUnits(shelf(20), 10)],
    [
      'a redemption, of which there is one more now',
      (s) => s.redeem({ rewardId: 'towel', quantity: 1 }, 0),
      (s) => s.redeem({ rewardId: 'towel', quantity: 1 }, 1),
    ],
  ])('%s', async (_what, before, after) => {
    phone.plan('lost', 'lost', 'lost', yes({}), yes({}))
    await ended(before(services()))
    await ended(after(services()).catch(() => {}))
    expect(phone.requestIds.slice(0, 4).map((id) => id === phone.requestIds[0])).toEqual([true, true, true, false])
  })

  test.each<[string, (each: Services) => Promise<unknown>]>([
    ['units, as many as before', (s) => s.addUnits(shelf(10), 10)],
    ['a redemption, with as many of it as before', (s) => s.redeem({ rewardId: 'towel', quantity: 1 }, 0)],
    ['a birthday', (s) => s.saveProfile({ birthday: '02-29' })],
  ])('and on the same sight it is the same request: %s', async (_what, ask) => {
    phone.plan('lost', 'lost', 'lost', yes({ reward: {} }))
    await ended(ask(services()))
    await ended(ask(services()))
    expect(new Set(phone.requestIds).size).toBe(1)
  })

  test('redeemed unheard, returned, redeemed again: she has as many as at first, and it is another one', async () => {
    const redeem = (s: Services) => s.redeem({ rewardId: 'towel', quantity: 1 }, 0)
    phone.plan('lost', 'lost', 'lost', yes({ points: 180 }), yes({ vouchers: [], points: 0 }))
    await ended(redeem(services()))
    await ended(services().returnVoucher('v1'))
    await ended(redeem(services()))
    expect(phone.requestIds[4]).not.toBe(phone.requestIds[0])
  })
})

describe('member', () => {
  test('checkIn: a member sees what the answer says, and nothing before it', async () => {
    phone.plan(yes(home), yes(checkedIn))
    const member = start()
    expect(member.knownHome()).toBeNull()
    await ended(member.loadHome())
    expect(member.knownHome()).toEqual(home)
    const after = {
      ...home,
      points: 30,
      streak: 3,
      checkedInToday: true,
      nextReward: 5,
      cycle: { rewards: home.cycle.rewards, next: 3 },
    }
    expect(await ended(member.checkIn(home))).toEqual(yes({ checkedIn, home: after }))
    expect(member.knownHome()).toEqual(after)
  })

  test('checkIn: the seventh day ends the cycle, the next begins it', async () => {
    phone.plan(yes({ ...checkedIn, streak: 7, nextReward: 5, cycle: { ...home.cycle, next: 0 } }))
    const answer = await ended(start().checkIn(home))
    expect(answer).toMatchObject({ ok: true, data: { home: { streak: 7, cycle: { next: 0 } } } })
  })

  test('checkIn: a lost check-in of Monday is not asked for on Tuesday', async () => {
    phone.plan('lost', 'lost', 'lost', yes({ ...checkedIn, day: '2026-11-24' }))
    const member = start()
    await ended(member.checkIn(home))
    await ended(member.checkIn({ ...home, today: '2026-11-24' }))
    expect(phone.requestIds[3]).not.toBe(phone.requestIds[0])
  })

  test('checkIn: without an answer nothing is known to have changed', async () => {
    phone.plan(yes(home), 'lost', 'lost', 'lost')
    const member = start()
    await ended(member.loadHome())
    expect(await ended(member.checkIn(home))).toMatchObject({ ok: false, error: { code: 'NO_ANSWER' } })
    expect(member.knownHome()).toEqual(home)
  })
})
