import path from 'node:path'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import { joined } from './counter-scene'
import { publishedDay, shanghai } from './member-days'
import { accepts, decisionsOf, messagesAt, receivedBy, templateIdOf, tick } from './message-scene'
import { quietly, shelved } from './reward-scene'
import { startWorld, type World } from './world'

/** `MEMBERS=100000 DUE=2000 npx jest --selectProjects functions messages-load` shows it at that size, beside a tenth of it. */
const MEMBERS = Number(process.env.MEMBERS ?? 3_000)
const DUE = Number(process.env.DUE ?? 40)

/** As many as a function writes in its time. */
const AT_ONCE = 250

const TEN = '2026-11-24T10:00:00.000'

let world: World
beforeAll(async () => {
  world = await startWorld({ own: { crowd: path.join(__dirname, 'fixtures/crowd/index.ts') } })
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.control.post('reset', {})
  await world.setTime('2026-11-23T09:00:00.000')
})

/** So many members; `some` of them, the first ones, with points that end, and with a yes to every kind. */
async function crowd(count: number, some: number, more: { wish?: string; asked?: boolean } = {}): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const input = {
      from,
      count: Math.min(AT_ONCE, count - from),
      due: Math.max(0, Math.min(AT_ONCE, some - from)),
      willing: Math.max(0, Math.min(AT_ONCE, some - from)),
      dueAt: shanghai(TEN),
      asked: false,
      ...more,
    }
    const gathered = await world.call({
      openid: 'o_crowd',
      name: 'crowd',
      data: { action: 'gather', requestId: `gather-${from}`, input },
    })
    expect(gathered).toEqual({ ok: true, data: { count: input.count } })
  }
}

async function allow(kind: Parameters<typeof templateIdOf>[0], count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    const openid = `o_crowd_${String(number).padStart(7, '0')}`
    await world.control.post('subscribe', { openid, templateId: templateIdOf(kind), count: 1 })
  }
}

/** Runs the clock until it has nothing more to tell or to send; wire calls of all runs, by action. */
async function callsUntilTold(): Promise<Record<string, number>> {
  await world.setTime(TEN)
  return world.wireCalls('clock', async () => {
    for (let run = 0; run < 2 + Math.ceil(DUE / 200); run++) await world.runClock()
  })
}

test(`the clock’s wire calls grow with the ${DUE} due, not with the members`, async () => {
  const calls: Array<Record<string, number>> = []
  for (const count of [MEMBERS / 10, MEMBERS]) {
    await world.control.post('reset', {})
    await world.setTime('2026-11-23T09:00:00.000')
    await crowd(count, DUE)
    await allow('pointsExpiring', DUE)
    calls.push(await callsUntilTold())
    expect((await messagesAt(world)).filter(({ accepted }) => accepted)).toHaveLength(Math.min(DUE, 1_000))
  }
  const [few, many] = calls
  expect(many).toEqual(few)
  // A member costs her decision, her outbox, a claim and an end; and WeChat is asked once.
  expect(many?.['wx.openApi']).toBe(DUE)
  expect(many?.['database.modifyDocument']).toBeLessThanOrEqual(4 * DUE + 8 * Math.ceil(DUE / 200) + 8)
  expect(await world.control.get('unserved-queries')).toEqual({})
  if (process.env.MEMBERS !== undefined) console.log(JSON.stringify({ MEMBERS, DUE, few, many }))
}, 3_600_000)

test('all who wish for a reward are reached page by page, and told once', async () => {
  const { id } = await shelved(world, 0)
  await crowd(210, 0, { wish: id })
  await world.operator.must('addUnits', { rewardId: id, units: 1 })
  await world.runClock()
  const decisions = await decisionsOf(world)
  expect(new Set(decisions.map(({ member }) => member)).size).toBe(210)
  // It was not out, so nobody is told again.
  await world.operator.must('addUnits', { rewardId: id, units: 1 })
  await tick(world, '2026-11-24T09:00:00.000')
  expect(await decisionsOf(world)).toHaveLength(decisions.length)
})

test('a clock that dies between the pages of who asked goes on where it was, and nobody is told twice', async () => {
  await crowd(210, 20, { asked: true })
  const event = await publishedDay(world)
  await allow('memberDayOpening', 20)
  // The due is the first insert, each page another: one clock dies before the second page, the next before it is noted down.
  await killedAt('database.insertDocument', 3)
  await killedAt('database.removeDocument', 1)
  for (const time of ['10:02', '10:03']) await tick(world, `2026-11-24T${time}:00.000`)
  const decisions = (await decisionsOf(world)).filter(({ kind }) => kind === 'memberDayOpening')
  expect(new Set(decisions.map(({ member }) => member)).size).toBe(210)
  expect(decisions).toHaveLength(210)
  expect(decisions.every(({ about }) => about.kind === 'memberDayOpening' && about.eventId === event.id)).toBe(true)
  const openids = (await messagesAt(world)).filter(({ accepted }) => accepted).map(({ openid }) => openid)
  expect([openids.length, new Set(openids).size]).toEqual([20, 20])
})

async function killedAt(action: string, nth: number): Promise<void> {
  await world.control.post('faults', { plan: [{ function: 'clock', action, kind: 'kill', nth }] })
  await quietly(world.runClock())
  expect(await world.control.get('faults')).toEqual({ plan: [] })
}

test('a hundred clocks at once, before the night, across midnight and in the morning: one message a day each, none at night', async () => {
  const members = await Promise.all(Array.from({ length: 8 }, () => joined(world)))
  const [first, second] = [await shelved(world, 0), await shelved(world, 0, { name: '棉布包' })]
  for (const member of members) {
    for (let time = 0; time < 2; time++) await accepts(world, member, ['wishBack'])
    for (const { id } of [first, second]) await member.must('wish', { rewardId: id, on: true })
  }
  const clocks = (count: number) => Array.from({ length: count }, () => world.runClock())

  await world.setTime('2026-11-23T21:58:00.000')
  await world.operator.must('addUnits', { rewardId: first.id, units: 9 })
  await Promise.all(clocks(30))
  await world.operator.must('addUnits', { rewardId: second.id, units: 9 })
  await world.setTime('2026-11-23T23:59:59.990')
  const beforeMidnight = clocks(15)
  await world.setTime('2026-11-24T00:00:00.000')
  await Promise.all([...beforeMidnight, ...clocks(15)])
  await world.setTime('2026-11-24T09:00:00.000')
  await Promise.all(clocks(40))
  await tick(world, '2026-11-24T09:01:00.000', 2)

  const accepted = (await messagesAt(world)).filter((message) => message.accepted)
  const days = accepted.map(({ openid, at }) => `${openid} ${new Date(at + 8 * 3_600_000).toISOString().slice(0, 10)}`)
  expect(new Set(days).size).toBe(days.length)
  const hours = accepted.map(({ at }) => new Date(at + 8 * 3_600_000).getUTCHours())
  expect(hours.filter((hour) => hour < 9 || hour >= 22)).toEqual([])
  // The second reward waited for the morning; everybody heard of both, on two days.
  for (const member of members) expect(await receivedBy(world, member)).toHaveLength(2)
  const decisions = await decisionsOf(world)
  expect(decisions).toHaveLength(16)
  expect(decisions.map(({ state }) => state)).toEqual(Array(16).fill('sent'))
}, 120_000)

test('by days of yes, of no, of refusals and of nights, our book of acceptances is WeChat’s own', async () => {
  const members = await Promise.all(Array.from({ length: 6 }, () => joined(world)))
  const rewards = [await shelved(world, 9), await shelved(world, 9, { name: '网上赌博券' })]
  for (const [place, member] of members.entries()) {
    await member.must('wish', { rewardId: rewards[place % 2]?.id ?? '', on: true })
  }
  for (let day = 1; day <= 6; day++) {
    await world.setTime(`2026-12-0${day}T${day % 3 === 0 ? '23' : '12'}:00:00.000`)
    for (const [place, member] of members.entries()) {
      if ((place + day) % 3 === 0) await accepts(world, member, ['wishDiscounted'])
    }
    for (const { id } of rewards) await cheaper(id)
    await world.runClock()
    await world.runClock()
  }
  const documents = await world.control.get<MemberDocument[]>('collections/members?limit=1000')
  const templateId = templateIdOf('wishDiscounted')
  for (const { openid } of members) {
    const mine = documents.find(({ _id }) => _id === openid)?.messaging.kinds.wishDiscounted?.quota ?? 0
    const { left } = await world.control.post<{ left: number }>('subscribe', { openid, templateId, accepted: 0 })
    expect(`${openid} ${mine}`).toBe(`${openid} ${left}`)
  }
  const decisions = await decisionsOf(world)
  const states = new Set(decisions.map(({ state, refusal }) => `${state} ${refusal?.code ?? ''}`.trim()))
  expect([...states].sort()).toEqual(['refused 45168', 'sent', 'suppressed'])
})

async function cheaper(rewardId: string): Promise<void> {
  const { rewards } = await world.operator.must('rewards')
  const reward = rewards.find(({ id }) => id === rewardId)
  if (reward === undefined) throw new Error(`no reward ${rewardId}`)
  const { units: _units, unitsLeft: _left, ...terms } = reward
  await world.operator.must('saveReward', { ...terms, points: terms.points - 1 })
}
