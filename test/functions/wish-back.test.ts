import type { Clerk } from './counter-scene'
import { receivedBy, tick, willingMember } from './message-scene'
import { counter, type Member, memberWith, quietly, shelved } from './reward-scene'
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

const backIn = async (member: Member): Promise<string[]> =>
  (await member.must('inbox')).messages.flatMap(({ kind, title }) => (kind === 'wishBack' ? [title] : []))

const TOLD = ['wishBack: 无捻毛巾 · 100 积分 · 心愿里的礼品又有了']

test('the last voucher is given back; not to her who gave it, nor where others were left, and once a day', async () => {
  const [member, gives] = [await willing(), await willing(900)]
  const [{ id: out }, { id: left }] = [await shelved(world, 1), await shelved(world, 3, { name: '棉布包' })]
  await world.setTime('2026-11-23T09:00:01.000')
  for (const each of [member, gives])
    for (const rewardId of [out, left]) await each.must('wish', { rewardId, on: true })
  for (const time of ['10:00', '11:00']) {
    await tick(world, `2026-11-23T${time}:00.000`)
    for (const rewardId of [out, left]) {
      const { vouchers } = await gives.must('redeem', { rewardId, quantity: 1 })
      await gives.must('returnVoucher', { voucherId: vouchers[0]?.id ?? '' })
    }
    await tick(world, `2026-11-23T${time}:59.000`)
    await tick(world, `2026-11-23T${time.slice(0, 2)}:02:00.000`)
  }
  expect(await receivedBy(world, member)).toEqual(TOLD)
  expect(await backIn(member)).toEqual(['“无捻毛巾”又有了'])
  expect(await backIn(gives)).toEqual([])
})

test.each([
  ['given back', 'returnVoucher', 8, 'kill'],
  ['let go by the clock', 'redeem', 3, 'kill'],
] as const)('a unit that is %s by a call that was cut off', async (_how, action, nth, kind) => {
  const [member, other] = [await willing(), await memberWith(world, clerk, 500)]
  const { id: rewardId } = await shelved(world, 1)
  await world.setTime('2026-11-23T09:00:01.000')
  await member.must('wish', { rewardId, on: true })
  const voucherId =
    action === 'redeem' ? '' : ((await other.must('redeem', { rewardId, quantity: 1 })).vouchers[0]?.id ?? '')
  await world.runClock()
  await world.control.post('faults', { plan: [{ function: 'member', kind, nth }] })
  const asking = action === 'redeem' ? other.ask(action, { rewardId, quantity: 1 }) : other.ask(action, { voucherId })
  expect(await quietly(asking)).toBeNull()
  await world.control.post('faults', { plan: [] })
  for (const minute of [1, 2, 3, 4]) await tick(world, `2026-11-23T09:0${minute}:02.000`)
  expect(await receivedBy(world, member)).toEqual(TOLD)
})

test('notRelevant: the tags that spoke for the message are left with half, once a message', async () => {
  const { id: rewardId } = await shelved(world, 0)
  const member = await willing()
  await member.must('wish', { rewardId, on: true })
  await world.operator.must('addUnits', { rewardId, units: 1 })
  await world.runClock()
  const [message] = (await member.must('inbox')).messages
  const read = async () => (await member.must('tags')).tags.map(({ tag, score }) => `${tag} ${score.toFixed(2)}`)
  expect(await read()).toEqual(['bath 5.00'])
  for (let time = 0; time < 2; time++) {
    await member.must('notRelevant', { id: message?.id ?? '' })
    expect(await read()).toEqual(['bath 2.50'])
  }
})
