import type { MemberActions, StaffActions } from '../../typings/contract'
import { openStore, serve, takeOn } from '../functions/counter-scene'
import { onePrize, publishedDay, shanghai } from '../functions/member-days'
import { planned } from '../functions/membership-scene'
import { shelved } from '../functions/reward-scene'
import type { Person, World } from '../functions/world'
import { figureRow } from './budgets'
import type { Row } from './report'

/** Wire calls before the reply, action by action. Counts, so the machine does not matter. Takes a world of its own. */
export async function wireCalls(world: World): Promise<Row[]> {
  const rows: Row[] = []
  const counted = async <Answer>(what: string, name: string, act: () => Promise<Answer>): Promise<Answer> => {
    let answer: Answer | undefined
    const calls = await world.wireCalls(name, async () => {
      answer = await act()
    })
    rows.push(
      figureRow(
        'wireCalls',
        what,
        Object.values(calls).reduce((sum, count) => sum + count, 0),
      ),
    )
    return answer as Answer
  }
  const asMember = async <Action extends keyof MemberActions & string>(
    member: Person<MemberActions>,
    action: Action,
    input?: MemberActions[Action]['input'],
    what: string = action,
  ) => counted(`member.${what}`, 'member', () => member.ask(action, input))
  const asClerk = async <Action extends keyof StaffActions & string>(
    clerk: Person<StaffActions>,
    action: Action,
    input: StaffActions[Action]['input'],
  ) => counted(`staff.${action}`, 'staff', () => clerk.ask(action, input))

  await world.setTime('2026-11-20T09:00:00.000')
  const member = world.member('o_bench_member')
  await asMember(member, 'join')
  await world.setTime('2026-11-22T09:00:00.000')
  for (const action of ['home', 'checkIn', 'memberCode'] as const) await asMember(member, action)
  await asMember(member, 'makeUp', { day: '2026-11-21' })
  await asMember(member, 'calendar', { month: '2026-11' })
  await asMember(member, 'statement')
  await asMember(member, 'tags')
  await counted('behaviour.record', 'behaviour', () => record(world, member.openid))

  const clerk = await takeOn(world, await openStore(world))
  const { token } = await member.must('memberCode')
  await asClerk(clerk, 'identify', { token })
  const session = await serve(clerk, member)
  await asClerk(clerk, 'award', { session, amountFen: 50_000, receiptNo: 'B1' })
  await asClerk(clerk, 'reverse', { receiptNo: 'B1', amountFen: 100 })

  const reward = await shelved(world, 2, { points: 10 })
  const empty = await shelved(world, 0, { points: 10 })
  await asMember(member, 'rewards')
  await asMember(member, 'wish', { rewardId: reward.id, on: true })
  await asMember(member, 'redeem', { rewardId: reward.id, quantity: 1 })
  await asMember(member, 'redeem', { rewardId: empty.id, quantity: 1 }, 'redeem, none left')
  await member.must('redeem', { rewardId: reward.id, quantity: 1 })
  await world.runClock()
  const { vouchers } = await asMember(member, 'vouchers').then((answer) => (answer.ok ? answer.data : { vouchers: [] }))
  await asMember(member, 'returnVoucher', { voucherId: vouchers[0]?.id ?? '' })
  await asClerk(clerk, 'verify', { code: vouchers[1]?.code ?? '' })

  const plan = await planned(world)
  await asMember(member, 'buyPlan', { planId: plan.id })
  await draws(world, member, asMember)
  // Whatever was left open has come to rest by then.
  for (const minute of [1, 2, 3, 4, 5]) {
    await world.setTime(`2027-01-15T12:0${minute}:00.000`)
    await world.runClock()
  }
  await counted('clock, nothing to do', 'clock', () => world.runClock())
  return rows
}

/** A hundred events, the most that a call takes. */
function record(world: World, openid: string): Promise<unknown> {
  const events = Array.from({ length: 100 }, (_, at) => ({ kind: 'view', page: 'pages/check-in/check-in', at }))
  return world.call({ openid, name: 'behaviour', data: { action: 'record', requestId: 'bench', input: { events } } })
}

type AsMember = (
  member: Person<MemberActions>,
  action: 'draw' | 'memberDay',
  input: MemberActions['draw']['input'] | undefined,
  what?: string,
) => Promise<unknown>

/** Days one after another: nothing to win, something, and nothing left of it. */
async function draws(world: World, member: Person<MemberActions>, asMember: AsMember): Promise<void> {
  const chances = { chances: { free: 3, bonus: 0, bonusDays: 1 } }
  for (const [week, odds, what] of [
    ['11-24', 0.000001, 'draw, nothing'],
    ['12-01', 1, 'draw, a unit'],
    ['12-08', 1, 'draw, none left'],
  ] as const) {
    const at = (time: string) => shanghai(`2026-${week}T${time}:00.000`)
    const times = { opensAt: at('10:00'), closesAt: at('22:00'), claimBy: at('22:00') + 14 * 86_400_000 }
    const event = await publishedDay(world, { ...onePrize(odds, 1), ...chances, ...times }, { open: false })
    await world.setTime(`2026-${week}T10:00:00.001`)
    if (what === 'draw, none left') await member.ask('draw', { eventId: event.id, nonce: 'first' })
    if (what === 'draw, nothing') await asMember(member, 'memberDay', undefined)
    await asMember(member, 'draw', { eventId: event.id, nonce: what.replaceAll(/\W/g, '') }, what)
  }
}
