import type { MessageKind } from '../../typings/contract'
import type { Clerk } from './counter-scene'
import { joined } from './counter-scene'
import { CLAIM_END, onePrize, publishedDay, shanghai } from './member-days'
import { bought, planned } from './membership-scene'
import { accepts, decisionsOf, messagesAt, receivedBy, tick, willingMember } from './message-scene'
import { buy, counter, type Member, shelved } from './reward-scene'
import { startWorld, type World } from './world'

let world: World
let clerk: Clerk
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.control.post('reset', {})
  await world.setTime('2026-11-23T09:00:00.000')
  clerk = await counter(world)
})

const willing = (points?: number) => willingMember(world, clerk, points)

/** Her inbox, newest first: `kind sent: title`, or `held` for what waits there alone. */
async function inboxOf(member: Member): Promise<string[]> {
  const { messages } = await member.must('inbox')
  return messages.map(({ kind, sent, title }) => `${kind} ${sent ? 'sent' : 'held'}: ${title}`)
}

describe('each moment, as it reaches her', () => {
  test('pointsExpiring: fourteen days before, with what is left', async () => {
    const member = await willing(80)
    await world.runClock()
    await tick(world, '2027-11-17T10:00:00.000')
    expect(await receivedBy(world, member)).toEqual(['pointsExpiring: 80 · 2027-11-30 · 到期前都可以换礼品'])
    expect((await member.must('inbox')).messages).toMatchObject([
      {
        sent: true,
        title: '80 积分快到期了',
        body: '有 80 积分用到11月30日为止，在那之前都可以换礼品。',
        reason: '您有积分快到期，还来得及用。',
        page: 'pages/rewards/rewards',
      },
    ])
  })

  test('wishInReach: the points of a purchase are enough, once a wish', async () => {
    const member = await willing(60)
    const { id } = await shelved(world, 3)
    await world.setTime('2026-11-23T09:00:01.000')
    await member.must('wish', { rewardId: id, on: true })
    await world.runClock()
    expect(await receivedBy(world, member)).toEqual([])
    await buy(clerk, member, 40)
    await tick(world, '2026-11-23T09:01:00.000')
    await buy(clerk, member, 40)
    await tick(world, '2026-11-23T09:02:00.000')
    expect(await receivedBy(world, member)).toEqual(['wishInReach: 无捻毛巾 · 100 · 积分够了，随时可以换'])
    expect(await inboxOf(member)).toEqual(['wishInReach sent: “无捻毛巾”的积分够了'])
  })

  test('wishBack: units come to a reward that had none', async () => {
    const member = await willing()
    const { id } = await shelved(world, 0)
    await member.must('wish', { rewardId: id, on: true })
    await world.operator.must('addUnits', { rewardId: id, units: 2 })
    await world.operator.must('addUnits', { rewardId: id, units: 2 })
    await world.runClock()
    expect(await receivedBy(world, member)).toEqual(['wishBack: 无捻毛巾 · 100 积分 · 心愿里的礼品又有了'])
    expect(await inboxOf(member)).toEqual(['wishBack sent: “无捻毛巾”又有了'])
  })

  test('wishDiscounted: cheaper in points, and not dearer at the till', async () => {
    const member = await willing()
    const { units: _units, unitsLeft: _left, ...terms } = await shelved(world, 3)
    await world.setTime('2026-11-23T09:00:01.000')
    await member.must('wish', { rewardId: terms.id, on: true })
    await world.operator.must('saveReward', { ...terms, points: 90, priceFen: 100 })
    await world.runClock()
    expect(await receivedBy(world, member)).toEqual([])
    const [{ version } = terms] = (await world.operator.must('rewards')).rewards
    await world.operator.must('saveReward', { ...terms, version, points: 80, priceFen: 100 })
    await world.runClock()
    expect(await receivedBy(world, member)).toEqual(['wishDiscounted: 无捻毛巾 · 80 积分 + ¥1 · 90 积分 + ¥1'])
  })

  test('prizeUnclaimed: two days before the end of claiming', async () => {
    const member = await willing()
    const event = await publishedDay(world, onePrize(1, 1))
    await member.must('draw', { eventId: event.id, nonce: 'n' })
    await tick(world, '2026-11-24T10:05:00.000')
    await tick(world, '2026-12-06T10:00:00.000')
    expect(await receivedBy(world, member)).toEqual(['prizeUnclaimed: 帆布袋 · 2026-12-08 · 点开就能领取'])
    expect(shanghai(CLAIM_END)).toBeGreaterThan(shanghai('2026-12-06T10:00:00.000'))
  })

  test('voucherEnding: three days before the last day', async () => {
    const member = await willing(200)
    const { id } = await shelved(world, 3)
    await member.must('redeem', { rewardId: id, quantity: 1 })
    await world.runClock()
    await tick(world, '2026-12-20T10:00:00.000')
    expect(await receivedBy(world, member)).toEqual(['voucherEnding: 无捻毛巾 · 2026-12-23 · 到店请店员扫一下就能用'])
  })

  test('membershipEnding: five days before the last day', async () => {
    const member = await willing()
    await bought(world, member, await planned(world))
    await tick(world, '2026-11-23T09:01:00.000', 2)
    await tick(world, '2026-12-18T10:00:00.000')
    const received = await receivedBy(world, member)
    expect(received).toEqual(['membershipEnding: 棉朵月卡 · 2026-12-23 · 不会自动续费，想继续再开通'])
  })

  test('anniversary: points every year, whether or not she is told', async () => {
    const member = await willing()
    const silent = await joined(world)
    await world.runClock()
    await tick(world, '2027-11-23T10:00:00.000', 2)
    await tick(world, '2027-11-23T10:02:00.000')
    expect(await receivedBy(world, member)).toEqual(['anniversary: 认识您 1 年了 · 50 · 已经放进账户，没有任何条件'])
    expect(await receivedBy(world, silent)).toEqual([])
    expect(await inboxOf(silent)).toEqual(['anniversary held: 认识您 1 年了'])
    for (const each of [member, silent]) {
      expect((await each.must('statement')).entries).toMatchObject([
        { reason: 'gift', delta: 50, ref: 'anniversary-2027' },
      ])
    }
    await tick(world, '2028-11-23T10:00:00.000')
    expect((await silent.must('statement')).points).toBe(100)
    expect((await silent.must('statement')).entries).toMatchObject([{ ref: 'anniversary-2028' }, {}])
  })

  test('memberDayOpening: those alone who asked for it', async () => {
    const [asked, others] = [await willing(), await joined(world)]
    await publishedDay(world)
    await world.runClock()
    await tick(world, '2026-11-24T10:01:00.000', 2)
    expect(await receivedBy(world, asked)).toEqual([
      'memberDayOpening: 周二会员日 · 2026-11-24 22:00 · 已经开始，不花积分',
    ])
    expect(await inboxOf(others)).toEqual([])
    expect(await decisionsOf(world)).toHaveLength(1)
  })
})

test('ten-coupons-ten-messages: ten vouchers that end on one day are one message, and the rest lies in the inbox', async () => {
  const member = await willing(1_000)
  const { id } = await shelved(world, 10)
  await member.must('redeem', { rewardId: id, quantity: 10 })
  await world.runClock()
  await tick(world, '2026-12-20T10:00:00.000', 3)
  expect(await receivedBy(world, member)).toHaveLength(1)
  const decisions = (await decisionsOf(world)).map(({ state, failed }) => `${state} ${failed.join()}`.trim())
  expect(decisions.sort()).toEqual(['sent', ...Array(9).fill('suppressed notBest')])
  expect((await member.must('inbox')).suppressed).toEqual({ month: '2026-12', count: 9 })
  expect(await member.must('home')).toMatchObject({ unopened: 10 })
})

test('message-on-every-change: a day of check-in, purchases, a redemption and a return brings no message', async () => {
  const member = await willing()
  const { id } = await shelved(world, 3)
  await member.must('checkIn')
  for (const points of [40, 50, 60]) await buy(clerk, member, points)
  const { vouchers } = await member.must('redeem', { rewardId: id, quantity: 1 })
  await member.must('returnVoucher', { voucherId: vouchers[0]?.id ?? '' })
  await tick(world, '2026-11-23T12:00:00.000', 2)
  expect(await messagesAt(world)).toEqual([])
  expect(await decisionsOf(world)).toEqual([])
})

test('what comes at night waits until nine, and is told then if it is still so', async () => {
  const [member, other] = [await willing(), await willing()]
  const { id } = await shelved(world, 0)
  for (const each of [member, other]) await each.must('wish', { rewardId: id, on: true })
  await world.setTime('2026-11-23T22:30:00.000')
  await world.operator.must('addUnits', { rewardId: id, units: 2 })
  for (const time of ['2026-11-23T22:31', '2026-11-24T00:00', '2026-11-24T08:59']) await tick(world, `${time}:00.000`)
  expect(await messagesAt(world)).toEqual([])
  await other.must('wish', { rewardId: id, on: false })
  await tick(world, '2026-11-24T09:00:00.000')
  expect(await receivedBy(world, member)).toHaveLength(1)
  expect(await receivedBy(world, other)).toEqual([])
  expect(await inboxOf(other)).toEqual([])
  const [decision] = (await decisionsOf(world)).filter(({ state }) => state === 'suppressed')
  expect(decision?.failed).toEqual(['notRelevant', 'notWorthIt'])
})

test('a second moment of the day waits in the inbox, and why tells each gate', async () => {
  const member = await willing()
  await member.must('preferences', { personalised: false })
  const [first, second] = [await shelved(world, 0), await shelved(world, 0, { name: '棉布包' })]
  for (const { id } of [first, second]) await member.must('wish', { rewardId: id, on: true })
  await world.operator.must('addUnits', { rewardId: first.id, units: 2 })
  await world.runClock()
  await accepts(world, member, ['wishBack'])
  await world.operator.must('addUnits', { rewardId: second.id, units: 2 })
  await tick(world, '2026-11-23T21:00:00.000')
  const { messages } = await member.must('inbox')
  expect(messages.map(({ sent }) => sent)).toEqual([false, true])
  const [held, sent] = await Promise.all(messages.map(({ id }) => member.must('why', { id })))
  expect(held?.gates.filter(({ passed }) => !passed).map(({ words }) => words)).toEqual(['今天已经发过一条了'])
  expect(held).toMatchObject({ outcome: '只放在这里，没有打扰您', tags: [], ruleVersion: 1 })
  expect(sent?.gates.every(({ passed }) => passed)).toBe(true)
  expect(sent?.gates).toHaveLength(7)
  expect(sent).toMatchObject({
    outcome: '已经发到微信',
    worth: { chance: 0.35, value: 7, cost: 0.45, expected: 2 },
  })
})

test('nothing goes out that she turned off, or never allowed; it waits in her inbox', async () => {
  const [off, never] = [await willing(), await joined(world)]
  const { id } = await shelved(world, 0)
  for (const member of [off, never]) await member.must('wish', { rewardId: id, on: true })
  await off.must('preferences', { messages: { wishBack: false } })
  await world.operator.must('addUnits', { rewardId: id, units: 2 })
  await world.runClock()
  expect(await messagesAt(world)).toEqual([])
  const failed = new Set((await decisionsOf(world)).map((decision) => decision.failed.join()))
  expect(failed).toEqual(new Set(['notAllowed', 'noQuota']))
  for (const member of [off, never]) expect(await inboxOf(member)).toEqual(['wishBack held: “无捻毛巾”又有了'])
})

test('nobody sees, opens or judges a message of somebody else’s', async () => {
  const [member, other] = [await willing(), await joined(world)]
  const { id: rewardId } = await shelved(world, 0)
  await member.must('wish', { rewardId, on: true })
  await world.operator.must('addUnits', { rewardId, units: 2 })
  await world.runClock()
  const [message] = (await member.must('inbox')).messages
  const id = message?.id ?? ''
  for (const action of ['why', 'openMessage', 'notRelevant'] as const) {
    expect(await other.ask(action, { id })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  }
  expect((await other.must('inbox')).messages).toEqual([])
})

test('a decision names the tags that spoke for it; none that she deleted or paused, and none for who is not profiled', async () => {
  const { id: bath } = await shelved(world, 9, { points: 10 })
  const { id: rewardId } = await shelved(world, 0, { name: '浴巾' })
  const members = await Promise.all([0, 1, 2, 3].map(() => willing(50)))
  for (const member of members) {
    await member.must('redeem', { rewardId: bath, quantity: 1 })
    await member.must('wish', { rewardId, on: true })
  }
  const [, deletes, pauses, anonymous] = members
  await deletes?.must('forgetTag', { tag: 'bath' })
  await pauses?.must('pauseTag', { tag: 'bath', paused: true })
  await anonymous?.must('preferences', { personalised: false })
  await world.operator.must('addUnits', { rewardId, units: 1 })
  await world.runClock()
  const named = await Promise.all(
    members.map(async (member) => {
      const back = (await member.must('inbox')).messages.find(({ kind }) => kind === 'wishBack')
      return (await member.must('why', { id: back?.id ?? '' })).tags.length
    }),
  )
  expect(named).toEqual([1, 0, 0, 0])
})

describe('asking for permission', () => {
  const asks = async (member: Member) =>
    ((await member.must('home')).mayAsk ?? []).map(({ moment, kinds }) => `${moment}: ${kinds.join(' ')}`)
  const answer = async (member: Member, kind: MessageKind, said: string) => {
    const { mayAsk = [] } = await member.must('home')
    const ask = mayAsk.find(({ kinds }) => kinds.includes(kind))
    const templateId = ask?.templateIds[ask.kinds.indexOf(kind)] ?? ''
    return member.must('subscribed', { results: { [templateId]: said } })
  }

  test('after a check-in, a wish and a redemption; never again for what she said no to', async () => {
    const member = await joined(world)
    expect(await asks(member)).toEqual([
      'checkIn: memberDayOpening',
      'wish: wishInReach wishBack wishDiscounted',
      'redeem: voucherEnding pointsExpiring',
    ])
    await answer(member, 'wishBack', 'reject')
    await answer(member, 'memberDayOpening', 'ban')
    await answer(member, 'voucherEnding', 'filter')
    expect(await asks(member)).toEqual(['wish: wishInReach wishDiscounted', 'redeem: voucherEnding pointsExpiring'])
  })

  test('a yes is one message of that kind, of whatever sound, and is not asked for while it lasts', async () => {
    const member = await joined(world)
    expect((await answer(member, 'voucherEnding', 'acceptWithAudio')).quota).toEqual({ voucherEnding: 1 })
    expect(await asks(member)).toContain('redeem: pointsExpiring')
    expect(await member.must('preferences')).toMatchObject({ messages: {} })
    await answer(member, 'memberDayOpening', 'accept')
    expect(await member.must('preferences')).toMatchObject({ messages: { memberDayOpening: true } })
    const told = await member.must('subscribed', { results: { unknownTemplate: 'accept' } })
    expect(told.quota).toEqual({ voucherEnding: 1, memberDayOpening: 1 })
    expect(Object.keys(told.templates ?? {})).toHaveLength(10)
  })
})
