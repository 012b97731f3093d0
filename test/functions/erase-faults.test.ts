import { randomUUID } from 'node:crypto'
import { auditStore } from '../../local/audit/audit-store'
import { onePrize, publishedDay } from './member-days'
import { buy, counter, type Member, quietly } from './reward-scene'
import { findTexts } from './rights-scene'
import { startWorld } from './world'

const silent = { total: () => {}, done: () => {} }

interface Cut {
  readonly member: Member
  readonly memberNo: string
  readonly kind: 'kill' | 'lostReply'
  readonly nth: number
  /** She taps again, or leaves it to the clock. */
  readonly again: boolean
}

test('erase: cut off before, within or after any wire call, she is whole or gone; whoever asks again, and the clock, finish it', async () => {
  const world = await startWorld()
  const day = await publishedDay(world, onePrize(0.000001, 1))
  const clerk = await counter(world)
  const live = async (): Promise<Omit<Cut, 'kind' | 'nth' | 'again'>> => {
    const member = world.member(`o_cut_${randomUUID()}`)
    const { memberNo } = await member.must('join')
    await buy(clerk, member, 100)
    await member.must('saveProfile', { nickname: `棉${memberNo}` })
    await member.must('draw', { eventId: day.id, nonce: 'n' })
    return { member, memberNo }
  }

  const first = await live()
  const calls = Object.values(await world.wireCalls('member', () => first.member.must('erase'))).reduce((a, b) => a + b)
  expect(calls).toBeLessThan(40)

  const plans = Array.from({ length: calls }, (_, index) => index + 1).flatMap((nth) => [
    { kind: 'kill' as const, nth, again: nth % 2 === 0 },
    { kind: 'lostReply' as const, nth, again: nth % 2 === 1 },
  ])
  const cuts: Cut[] = []
  // One clerk serves them all, and so in turn.
  for (const plan of plans) cuts.push({ ...plan, ...(await live()) })
  for (const { member, kind, nth, again } of cuts) {
    const requestId = randomUUID()
    await world.control.post('faults', { plan: [{ function: 'member', kind, nth }] })
    await quietly(member.ask('erase', {}, requestId))
    await world.control.post('faults', { plan: [] })
    // Whole or gone, never in between.
    const home = await member.ask('home')
    if (!home.ok) expect(home.error.code).toBe('NOT_JOINED')
    if (again) expect(await member.ask('erase', {}, requestId)).toMatchObject({ ok: true })
  }
  for (let minute = 0; minute < 6; minute++) {
    await world.control.post('clock', { advanceMs: 60_000, timers: false })
    await world.runClock()
  }

  const homes = await Promise.all(cuts.map(({ member }) => member.ask('home')))
  const whole = cuts.filter((_, place) => homes[place]?.ok)
  // That she asked is known from the second call on, unless that one never arrived.
  expect(whole.filter(({ nth }) => nth > 2)).toEqual([])
  const gone = [first, ...cuts.filter((cut) => !whole.includes(cut))]
  const again = await Promise.all(gone.map(({ member }) => member.must('join')))
  expect(gone.filter(({ memberNo }, place) => again[place]?.memberNo === memberNo)).toEqual([])

  // Wherever it was cut off, the one chance of a member day that is on stays used (rule D-13).
  const drawn = await Promise.all(
    [first, ...cuts].map(({ member }) => member.ask('draw', { eventId: day.id, nonce: 'again' })),
  )
  expect(drawn.filter((answer) => answer.ok || answer.error.code !== 'LIMIT_REACHED')).toEqual([])

  const { found, report } = await world.closeAndLook((store) => ({
    // Her name has her number in it.
    found: findTexts(
      store,
      gone.map(({ memberNo }) => memberNo),
    ),
    report: auditStore(store, silent),
  }))
  expect(found).toEqual([])
  expect(report).toMatchObject({ ok: true, erased: gone.length, members: gone.length + whole.length })
}, 120_000)
