import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Entry } from '../../cloudfunctions/domain/points/account'
import type { OutboxItem } from '../../cloudfunctions/platform/members'
import { type Control, controlAt } from '../../local/control-client'
import type { CheckedIn } from '../../typings/contract'
import { type Answer, memberAt } from './world'

const MEMBERS = 12
const KILLS = 6
const FIRST_DAY = Date.parse('2026-11-01T08:00:00+08:00')
const DAY_MS = 24 * 60 * 60 * 1000

interface Tap {
  readonly openid: string
  readonly requestId: string
  readonly day: number
  answer?: Answer<CheckedIn>
}

test('kill -9 of the cloud under load loses no acknowledged check-in and repeats none', async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'member-day-kill-'))
  const openids = Array.from({ length: MEMBERS }, (_, index) => `o_kill_${index}`)
  const taps: Tap[] = []

  for (let day = 0; day < KILLS; day++) {
    const cloud = await startCloudProcess(dataDir)
    await cloud.control.post('clock', { now: FIRST_DAY + day * DAY_MS, timers: false })
    await Promise.all(openids.map((openid) => memberAt(cloud.control, openid).must('join')))

    const today = openids.map((openid): Tap => ({ openid, requestId: randomUUID(), day }))
    taps.push(...today)
    const killAfter = 1 + ((day * 5) % MEMBERS)
    let acknowledged = 0
    await Promise.all(
      today.map(async (tap) => {
        const answer = await tapOn(cloud.control, tap).catch(() => undefined)
        if (answer !== undefined) tap.answer = answer
        if (answer !== undefined && ++acknowledged === killAfter) cloud.kill()
      }),
    )
    cloud.kill()
    await cloud.ended
  }

  const cloud = await startCloudProcess(dataDir)
  try {
    const granted = taps.filter((tap) => tap.answer?.ok)
    expect(granted.length).toBeGreaterThanOrEqual(KILLS)

    // Asked again, an acknowledged request gets the answer it had.
    await cloud.control.post('clock', { now: FIRST_DAY + (KILLS - 1) * DAY_MS, timers: false })
    for (const tap of granted) expect(await tapOn(cloud.control, tap)).toEqual(tap.answer)

    const entries = await ledger(cloud.control)
    const daysOf = (openid: string) => entries.get(openid)?.map((entry) => entry.ref) ?? []
    for (const openid of openids) expect(new Set(daysOf(openid)).size).toBe(daysOf(openid).length)
    for (const tap of granted) {
      if (!tap.answer?.ok) continue
      expect(daysOf(tap.openid)).toContain(tap.answer.data.day)
    }
    for (const openid of openids) {
      const total = entries.get(openid)?.reduce((sum, entry) => sum + entry.delta, 0) ?? 0
      expect(await memberAt(cloud.control, openid).must('home')).toMatchObject({ points: total })
    }
  } finally {
    cloud.kill()
    await cloud.ended
    await rm(dataDir, { recursive: true })
  }
}, 120_000)

function tapOn(control: Control, { openid, requestId }: Tap): Promise<Answer<CheckedIn>> {
  return memberAt(control, openid).ask('checkIn', {}, requestId)
}

/** Every member's entries, carried or still in the outbox. */
async function ledger(control: Control): Promise<Map<string, Entry[]>> {
  const members =
    await control.get<Array<{ _id: string; points: { id: string }; outbox: OutboxItem[] }>>('collections/members')
  const carried = await control.get<Entry[]>('collections/entries?limit=1000')
  return new Map(
    members.map(({ _id, points, outbox }) => {
      const mine = new Map(carried.filter((entry) => entry.accountId === points.id).map((entry) => [entry._id, entry]))
      for (const entry of entriesOnTheirWay(outbox)) mine.set(entry._id, entry)
      return [_id, [...mine.values()]]
    }),
  )
}

interface CloudProcess {
  readonly control: Control
  readonly ended: Promise<unknown>
  kill(): void
}

async function startCloudProcess(dataDir: string): Promise<CloudProcess> {
  const args = ['--import', 'tsx', 'local/cloud/main.ts', '--port', '0', '--data', dataDir, '--json']
  const child: ChildProcess = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'exit')
  if (child.stdout === null) throw new Error('no standard output')
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([first]) => String(first)),
    ended.then(() => Promise.reject(new Error('the cloud did not start'))),
  ])
  return { control: controlAt(JSON.parse(line).control), ended, kill: () => child.kill('SIGKILL') }
}

const entriesOnTheirWay = (outbox: readonly OutboxItem[]): Entry[] =>
  outbox.flatMap((item) => (item.to === 'entries' ? [item.document] : []))
