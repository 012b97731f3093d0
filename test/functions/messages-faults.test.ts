import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { MessageDecision } from '../../cloudfunctions/domain/messages/decision'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import declared from '../../cloudfunctions/templates.json'
import type { MessageKind } from '../../typings/contract'
import { joined, openStore, takeOn } from './counter-scene'
import { accepts, decisionsOf, messagesAt, templateIdOf, tick } from './message-scene'
import { buy, type Member, quietly, shelved } from './reward-scene'
import { startWorld, type World } from './world'

/** What WeChat has granted is not what we think: one template has gone, and another has other keys. */
function alteredTemplates(): string {
  const gone = templateIdOf('wishInReach')
  const other = templateIdOf('wishBack')
  const altered = Object.entries(declared).flatMap(([id, template]) => {
    if (id === gone) return []
    return [[id, id === other ? { ...template, keys: ['number1', 'thing2', 'thing3'] } : template]]
  })
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'member-day-templates-')), 'templates.json')
  writeFileSync(file, JSON.stringify(Object.fromEntries(altered)))
  return file
}

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())
beforeEach(startAnew)

async function startAnew(): Promise<void> {
  await world.control.post('reset', {})
  await world.setTime('2026-11-23T10:00:00.000')
}

/** A wish that comes back to somebody who said yes to it. */
async function wishComesBack(member: Member, name = '毛巾'): Promise<void> {
  const { id } = await shelved(world, 0, { name })
  await member.must('wish', { rewardId: id, on: true })
  await world.operator.must('addUnits', { rewardId: id, units: 2 })
}

async function willing(kinds: readonly MessageKind[] = ['wishBack']): Promise<Member> {
  const member = await joined(world)
  await accepts(world, member, kinds)
  return member
}

async function quotaOf({ openid }: Member, kind: MessageKind = 'wishBack'): Promise<number> {
  const members = await world.control.get<MemberDocument[]>('collections/members?limit=1000')
  return members.find(({ _id }) => _id === openid)?.messaging.kinds[kind]?.quota ?? 0
}

const only = async (): Promise<MessageDecision> => {
  const [decision, ...more] = await decisionsOf(world)
  if (decision === undefined || more.length > 0) throw new Error(`${more.length + 1} decisions`)
  return decision
}

const setWeChat = (member: Member, change: object, kind: MessageKind = 'wishBack') =>
  world.control.post('subscribe', { openid: member.openid, templateId: templateIdOf(kind), ...change })

test('retry-43101: a message that is refused for want of permission is never tried again, and starves nobody', async () => {
  const [refused, other] = [await willing(), await willing()]
  await accepts(world, refused)
  await setWeChat(refused, { count: 0 })
  await wishComesBack(refused)
  for (let minute = 0; minute < 6; minute++) await tick(world, `2026-11-23T10:0${minute}:00.000`)
  expect((await messagesAt(world)).map(({ errCode }) => errCode)).toEqual([43101])
  expect(await only()).toMatchObject({ state: 'refused', failed: ['noQuota'], refusal: { code: 43101 } })
  expect(await quotaOf(refused)).toBe(0)
  const [message] = (await refused.must('inbox')).messages
  expect(message).toMatchObject({ sent: false })
  expect((await refused.must('why', { id: message?.id ?? '' })).outcome).toBe('没有发到微信：允许的次数用完了')

  await wishComesBack(other)
  await wishComesBack(refused, '浴巾')
  await tick(world, '2026-11-23T10:07:00.000', 2)
  const tried = (await messagesAt(world)).map(({ openid, accepted }) => `${openid} ${accepted}`)
  expect(tried).toEqual([`${refused.openid} false`, `${other.openid} true`])
  // The second wish of the day was suppressed by our own book: WeChat was not asked.
  expect((await decisionsOf(world)).map(({ failed }) => failed.join()).sort()).toEqual(['', 'noQuota', 'noQuota'])
})

test('a message that was refused leaves the day to another, and a ban ends its kind', async () => {
  const clerk = await takeOn(world, await openStore(world))
  const member = await willing(['wishBack', 'wishInReach'])
  await setWeChat(member, { banned: true })
  await wishComesBack(member)
  await world.runClock()
  expect(await only()).toMatchObject({ state: 'refused', failed: ['notAllowed'], refusal: { code: 43107 } })
  const [allowed] = ((await member.must('home')).mayAsk ?? []).filter(({ moment }) => moment === 'wish')
  expect(allowed?.kinds).toEqual(['wishDiscounted'])

  const { id } = await shelved(world, 3)
  await world.setTime('2026-11-23T10:00:01.000')
  await member.must('wish', { rewardId: id, on: true })
  await buy(clerk, member, 100)
  await tick(world, '2026-11-23T10:01:00.000', 2)
  expect((await messagesAt(world)).map(({ errCode }) => errCode)).toEqual([43107, 0])
})

test('a word that WeChat does not take ends in the decision, and gives the acceptance back', async () => {
  const member = await willing()
  await wishComesBack(member, '网上赌博券')
  await tick(world, '2026-11-23T10:00:00.000', 3)
  expect(await only()).toMatchObject({ state: 'refused', failed: [], refusal: { code: 45168 } })
  expect(await messagesAt(world)).toHaveLength(1)
  expect(await quotaOf(member)).toBe(1)
  const { rules } = await world.operator.must('messageRules')
  expect(rules.find(({ kind }) => kind === 'wishBack')).toMatchObject({ candidates: 1, sent: 0, unsent: 1 })
  const { decisions } = await world.operator.must('decisions', { kind: 'wishBack' })
  expect(decisions).toMatchObject([{ sent: false, state: 'refused', refused: '内容里有微信不收的词（45168）' }])
})

test('a template that is gone and one with other keys end in the decision with 40037 and 47003', async () => {
  const altered = await startWorld({ templatesFile: alteredTemplates() })
  try {
    await altered.setTime('2026-11-23T10:00:00.000')
    const clerk = await takeOn(altered, await openStore(altered))
    const [reaching, wishing] = [await joined(altered), await joined(altered)]
    const [there, out] = [await shelved(altered, 3), await shelved(altered, 0)]
    await altered.setTime('2026-11-23T10:00:01.000')
    for (const [member, id] of [
      [reaching, there.id],
      [wishing, out.id],
    ] as const) {
      await accepts(altered, member)
      await member.must('wish', { rewardId: id, on: true })
    }
    await altered.operator.must('addUnits', { rewardId: out.id, units: 1 })
    await buy(clerk, reaching, 100)
    await tick(altered, '2026-11-23T10:01:00.000', 2)
    const refusals = (await decisionsOf(altered)).map(({ kind, state, refusal }) => `${kind} ${state} ${refusal?.code}`)
    expect(refusals.sort()).toEqual(['wishBack refused 47003', 'wishInReach refused 40037'])
  } finally {
    await altered.close()
  }
})

test.each(['error500', 'lostReply'] as const)(
  'error-means-sent: where WeChat gave no answer (%s) the message is unknown, not sent, and never sent again',
  async (kind) => {
    const member = await willing()
    await accepts(world, member)
    await wishComesBack(member)
    await world.control.post('faults', { plan: [{ function: 'clock', action: 'wx.openApi', kind }] })
    for (let minute = 0; minute < 4; minute++) await tick(world, `2026-11-23T10:0${minute}:00.000`)
    expect(await only()).toMatchObject({ state: 'unknown' })
    expect((await messagesAt(world)).length).toBe(kind === 'lostReply' ? 1 : 0)
    // She may have it: its day and its acceptance are used up.
    expect(await quotaOf(member)).toBe(1)
    await wishComesBack(member, '浴巾')
    await tick(world, '2026-11-23T10:05:00.000', 2)
    expect((await decisionsOf(world)).flatMap(({ failed }) => failed)).toEqual(['alreadyToday'])
    const { rules } = await world.operator.must('messageRules')
    expect(rules.find((rule) => rule.kind === 'wishBack')).toMatchObject({ candidates: 2, sent: 0, unsent: 2 })
  },
)

test('a message that could not be sent on its day lies in the inbox, and the next day is free', async () => {
  const member = await dieBeforeClaim()
  await tick(world, '2026-11-23T22:00:00.000')
  await tick(world, '2026-11-24T09:00:00.000', 2)
  expect(await messagesAt(world)).toEqual([])
  expect(await only()).toMatchObject({ state: 'suppressed', failed: ['quietHours'] })
  expect(await quotaOf(member)).toBe(1)
  await wishComesBack(member, '浴巾')
  await tick(world, '2026-11-24T10:00:00.000')
  expect(await messagesAt(world)).toHaveLength(1)
})

/** A member about whom it was decided that a message goes out, when the clock died before it claimed it: found by killing it at
 *  one change of a document after the other, each time from the beginning. */
async function dieBeforeClaim() {
  for (let nth = 1; nth < 20; nth++) {
    await startAnew()
    const member = await willing()
    await wishComesBack(member)
    await world.control.post('faults', {
      plan: [{ function: 'clock', action: 'database.modifyDocument', kind: 'kill', nth }],
    })
    await quietly(world.runClock())
    await world.control.post('faults', { plan: [] })
    if ((await decisionsOf(world)).some(({ state }) => state === 'toSend')) return member
  }
  throw new Error('no clock died before a claim')
}

test('a clock that dies at any wire call of the messages: nobody gets one twice, and none is lost without saying so', async () => {
  let minute = 0
  /** A wish comes back, a clock tells of it, and others go on where it was cut off. */
  const minutes = async (run: () => Promise<unknown>) => {
    minute += 2
    await world.setTime(`2026-11-23T11:${String(minute).padStart(2, '0')}:00.000`)
    await wishComesBack(await willing(), `礼品${minute}`)
    const outcome = await run()
    await world.runClock()
    // What was claimed by a clock that died is given up a minute later, and counted then.
    await tick(world, `2026-11-23T11:${String(minute + 1).padStart(2, '0')}:00.000`, 2)
    return outcome
  }
  await minutes(world.runClock)
  const calls = Number(await minutes(() => callsOf(world.runClock)))

  for (let nth = calls - MESSAGE_CALLS + 1; nth <= calls; nth++) {
    const outcome = await minutes(async () => {
      await world.control.post('faults', { plan: [{ function: 'clock', kind: 'kill', nth }] })
      return quietly(world.runClock())
    })
    expect(outcome).toBe(null)
  }

  const decisions = await decisionsOf(world)
  const received = await messagesAt(world)
  const numbers = new Map(
    (await world.control.get<MemberDocument[]>('collections/members?limit=1000')).map(({ _id, points }) => [
      points?.id,
      _id,
    ]),
  )
  const ends = decisions.map(({ accountId, state }) => {
    const mine = received.filter(({ openid }) => openid === numbers.get(accountId))
    return `${state} ${mine.length}`
  })
  expect(decisions).toHaveLength(MESSAGE_CALLS + 2)
  expect(new Set(ends)).toEqual(new Set(['sent 1', 'unknown 0', 'unknown 1']))
  // Only who died between the claim and the end leaves a message unknown.
  expect(ends.filter((end) => end !== 'sent 1')).toHaveLength(2)
  const { rules } = await world.operator.must('messageRules')
  expect(rules.find(({ kind }) => kind === 'wishBack')).toMatchObject({
    candidates: decisions.length,
    sent: decisions.filter(({ state }) => state === 'sent').length,
    unsent: decisions.filter(({ state }) => state !== 'sent').length,
  })
}, 120_000)

/** Wire calls that the jobs of messages, the last of a run, make in a minute in which one wish comes back. */
const MESSAGE_CALLS = 18

async function callsOf(run: () => Promise<unknown>): Promise<number> {
  const calls = await world.wireCalls('clock', run)
  return Object.values(calls).reduce((sum, count) => sum + count, 0)
}
