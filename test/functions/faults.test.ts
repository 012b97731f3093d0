import { randomUUID } from 'node:crypto'
import type { SealedEntry } from '../../cloudfunctions/domain/points/account'
import { addDays } from '../../cloudfunctions/domain/time/day'
import type { MemberDocument } from '../../cloudfunctions/platform/members'
import { auditStore } from '../../local/audit/audit-store'
import type { DocumentStore } from '../../local/cloud/seams'
import type { MemberActions } from '../../typings/contract'
import { seededRandom } from './seeded-random'
import { type Answer, startWorld, type World } from './world'

/** `FAULTS_MEMBERS=200` is the full size; ten thousand worlds of the simulator meet the same faults beside it. */
const MEMBERS = Number(process.env.FAULTS_MEMBERS ?? 60)
const DAYS = 10
const FIRST_DAY = '2026-11-02'
/** A killed instance costs a cold start, so there are fewer of them. */
const KILLS_AMONG_FAULTS = 0.025

/** What a member sends and, when nothing comes back, sends again. */
interface Sent {
  readonly openid: string
  readonly reason: 'checkIn' | 'makeUp'
  readonly day: string
  acknowledged: boolean
}

test(`${MEMBERS} members × 50 actions at once, with a fault on one wire call in ten: acknowledged is there once, anything else at most once`, async () => {
  const random = seededRandom(20_261_122)
  const world = await startWorld()
  await world.setTime(`${FIRST_DAY}T08:00:00.000`)
  const openids = Array.from({ length: MEMBERS }, (_, index) => `o_storm_${index}`)
  await Promise.all(openids.map((openid) => world.member(openid).must('join')))

  const sent: Sent[] = []
  for (let round = 0; round < DAYS; round++) {
    const day = addDays(FIRST_DAY, round)
    await world.setTime(`${day}T08:00:00.000`)
    if (round === 4) await world.operator.must('declareOutage', { day: addDays(FIRST_DAY, 3) })
    await plantFaults(world, random)
    await Promise.all(openids.map((openid) => liveADay({ world, openid, day, round, sent, random })))
    await world.runClock()
  }

  await world.control.post('faults', { plan: [] })
  while ((await waitingOutboxes(world)) > 0) await world.runClock()

  const { report, entries, accounts } = await world.closeAndLook((store) => ({
    report: auditStore(store, { total: () => {}, done: () => {} }),
    entries: store.find('entries', { limit: 1e9 }) as unknown as SealedEntry[],
    accounts: new Map(storedMembers(store).map((member) => [member._id, member.points.id])),
  }))
  expect(report).toMatchObject({ ok: true, members: MEMBERS })

  const booked = new Map<string, number>()
  for (const { accountId, reason, ref } of entries) {
    const key = `${accountId} ${reason} ${ref}`
    booked.set(key, (booked.get(key) ?? 0) + 1)
  }
  const timesOf = ({ openid, reason, day }: Sent) => booked.get(`${accounts.get(openid)} ${reason} ${day}`) ?? 0
  expect(Math.max(...booked.values())).toBe(1)
  expect(sent.filter((each) => each.acknowledged && timesOf(each) !== 1)).toEqual([])
  expect(sent.filter((each) => each.acknowledged).length).toBeGreaterThan(MEMBERS * DAYS * 0.5)
}, 600_000)

interface DayOfLife {
  readonly world: World
  readonly openid: string
  readonly day: string
  readonly round: number
  readonly sent: Sent[]
  readonly random: () => number
}

/** Five actions: a look, a check-in tapped twice, perhaps a make-up, and a page of the statement. One in five stays away. */
async function liveADay({ world, openid, day, round, sent, random }: DayOfLife): Promise<void> {
  const member = world.member(openid)
  const away = random() < 0.2
  const missed = addDays(FIRST_DAY, Math.floor(random() * Math.max(1, round)))
  const send = async (reason: Sent['reason'], of: string, tap: (requestId: string) => Promise<Answer<unknown>>) => {
    const each: Sent = { openid, reason, day: of, acknowledged: false }
    sent.push(each)
    each.acknowledged = await untilAnswered(tap, random)
  }
  await Promise.all([
    quietly(member.ask('home')),
    ...(away
      ? [quietly(member.ask('calendar', { month: '2026-11' })), quietly(member.ask('home'))]
      : [
          send('checkIn', day, (requestId) => member.ask('checkIn', {}, requestId)),
          send('checkIn', day, (requestId) => member.ask('checkIn', {}, requestId)),
        ]),
    send('makeUp', missed, (requestId) => member.ask('makeUp', { day: missed }, requestId)),
    quietly(member.ask('statement')),
  ])
}

/** Sends one request, and again with its id while there is no answer; one in four gives up after the first try. True when
 *  it was answered with success. */
async function untilAnswered(
  tap: (requestId: string) => Promise<Answer<MemberActions[keyof MemberActions]['data']> | Answer<unknown>>,
  random: () => number,
): Promise<boolean> {
  const requestId = randomUUID()
  const tries = random() < 0.25 ? 1 : 6
  for (let attempt = 0; attempt < tries; attempt++) {
    const answer = await quietly(tap(requestId))
    if (answer?.ok) return true
    if (answer && answer.error.code !== 'INTERNAL' && answer.error.code !== 'TRY_AGAIN') return false
  }
  return false
}

/** What a phone makes of a call that never answers: nothing came back. */
const quietly = <T>(call: Promise<T>): Promise<T | undefined> => call.catch(() => undefined)

async function plantFaults(world: World, random: () => number): Promise<void> {
  const calls = MEMBERS * 14
  const plan = Array.from({ length: calls / 10 }, () => ({
    function: 'member',
    kind:
      random() < KILLS_AMONG_FAULTS
        ? 'kill'
        : (['conflict', 'lostReply', 'error500'] as const)[Math.floor(random() * 3)],
    nth: 1 + Math.floor(random() * calls),
  }))
  await world.control.post('faults', { plan })
}

async function waitingOutboxes(world: World): Promise<number> {
  const members = await world.control.get<Array<{ outboxSince?: number }>>('collections/members?limit=1000')
  return members.filter(({ outboxSince }) => outboxSince !== undefined).length
}

function storedMembers(store: DocumentStore): MemberDocument[] {
  return store.find('members', { query: { memberNo: { $exists: true } }, limit: 1e9 }) as unknown as MemberDocument[]
}
