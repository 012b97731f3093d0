import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { SealedEntry } from '../../cloudfunctions/domain/points/account'
import { startOfDay } from '../../cloudfunctions/domain/time/day'
import type { BrandReportActions, ExportJob, ExportKind } from '../../typings/contract'
import { openStore, takeOn } from './counter-scene'
import { readCsv } from './read-csv'
import { counter, memberWith, quietly, shelved } from './reward-scene'
import { startWorld, type World } from './world'

const ENTRIES = 2_500
const SPAN = { from: '2026-11-01', to: '2026-11-30' }

let world: World
beforeAll(async () => {
  world = await startWorld({ own: { filling: path.join(__dirname, 'fixtures/filling/index.ts') } })
  await world.setTime('2026-12-01T08:00:00.000')
  await fill(
    'entries',
    Array.from({ length: ENTRIES }, (_, place) => entryOf(place)),
  )
})
afterAll(() => world.close())

test('an export of 2,500 rows, cut off again and again, has every row once and opens in a strict reader', async () => {
  const begun = await step({ kind: 'entries', span: SPAN })
  expect(begun).toMatchObject({ kind: 'entries', state: 'running', rows: 0, of: ENTRIES, files: [] })
  const seen: number[] = []
  let job = begun
  for (let turn = 0; job.state === 'running'; turn++) {
    expect(turn).toBeLessThan(40)
    const kind = (['kill', 'lostReply', 'error500', 'lostReply'] as const)[turn % 4]
    await world.control.post('faults', { plan: [{ function: 'brand', kind, nth: 1 + (turn % 6) }] })
    job = (await patiently({ jobId: begun.id })) ?? job
    seen.push(job.rows)
  }
  expect([...new Set(seen)]).toEqual([1_000, 2_000, 2_500])
  expect(job).toMatchObject({ state: 'done', rows: ENTRIES, of: ENTRIES })

  const text = await fileText(job)
  expect(text.startsWith('\uFEFF时间,会员号,变动,')).toBe(true)
  const [, ...rows] = readCsv(text.slice(1))
  expect(rows.map((row) => row[6])).toEqual(Array.from({ length: ENTRIES }, (_, place) => entryOf(place)._id))
  expect(rows[1]?.slice(0, 6)).toEqual(['2026-11-01 00:00:01', '', '-2', '7', '兑换', "'=1+1"])
  expect(await partIds()).toEqual([])
  // Asked again, one that is done stays so.
  expect(await step({ jobId: begun.id })).toEqual(job)
})

test('two that take the same job further at once take it two steps, or one is told the first step’s answer', async () => {
  const { id: jobId } = await step({ kind: 'entries', span: SPAN })
  const requestId = randomUUID()
  const twice = await Promise.all([0, 1].map(() => world.operator.ask('exportCsv', { jobId }, requestId)))
  expect(twice.map((answer) => answer.ok && answer.data.job.rows)).toEqual([1_000, 1_000])
  await Promise.all([0, 1].map(() => step({ jobId })))
  const done = await finish(jobId)
  const [, ...rows] = readCsv((await fileText(done)).slice(1))
  expect(new Set(rows.map((row) => row[6])).size).toBe(ENTRIES)
  expect(rows.length).toBe(ENTRIES)
})

test('an export that is stopped keeps no rows, stays stopped, and is in the audit log', async () => {
  const { id: jobId } = await step({ kind: 'entries', span: SPAN })
  await step({ jobId })
  expect(await step({ jobId, stop: true })).toMatchObject({ state: 'stopped', rows: 1_000, files: [] })
  expect(await step({ jobId })).toMatchObject({ state: 'stopped', rows: 1_000 })
  expect(await partIds()).toEqual([])
  await world.runClock()
  const { acts } = await world.operator.must('audit', { what: 'exportCsv' })
  expect(acts[0]?.after).toEqual({ kind: 'entries', from: SPAN.from, to: SPAN.to })
})

test('every kind has its headings, its rows of the span alone, and no openid or code that can be used', async () => {
  const clerk = await counter(world)
  const nasty = ['=1+1', '"引号",逗号', '两行\n的名字']
  const rewards = await Promise.all(nasty.map((name) => shelved(world, 2, { name })))
  const member = await memberWith(world, clerk, 500)
  const codes: string[] = []
  for (const { id: rewardId } of rewards) {
    const { vouchers } = await member.must('redeem', { rewardId, quantity: 1 })
    codes.push(...vouchers.map(({ code }) => code))
  }
  await world.runClock()
  const { memberNo } = await member.must('home')
  const span = { from: '2026-12-01', to: '2026-12-31' }
  const texts = new Map<ExportKind, string>()
  const kinds: readonly ExportKind[] = ['members', 'entries', 'redemptions', 'draws', 'acts', 'orders', 'decisions']
  for (const kind of kinds) texts.set(kind, await exported(kind, span))

  const rowsOf = (kind: ExportKind) => readCsv((texts.get(kind) ?? '').slice(1)).slice(1)
  expect(
    rowsOf('redemptions')
      .map((row) => row[2])
      .sort(),
  ).toEqual(["'=1+1", '"引号",逗号', '两行\n的名字'].sort())
  const spaced = memberNo.replace(/\d{4}(?=\d)/g, '$& ')
  expect(rowsOf('members').map(([no, , joined, , points]) => [no, joined, points])).toEqual([
    [spaced, '2026-12-01 08:00:00', '200'],
  ])
  expect(rowsOf('entries').map((row) => row[2])).toEqual(['500', '-100', '-100', '-100'])
  expect(rowsOf('acts').length).toBeGreaterThan(3)
  expect([rowsOf('draws'), rowsOf('orders'), rowsOf('decisions')]).toEqual([[], [], []])
  for (const text of texts.values()) {
    for (const secret of [member.openid, clerk.openid, ...codes]) expect(text).not.toContain(secret)
  }
})

test('roles: an operator exports and reads figures, a clerk, a member and a stranger do not', async () => {
  const storeId = await openStore(world)
  const clerk = await takeOn(world, storeId)
  const operator = await takeOn(world, storeId, { role: 'operator' })
  const asked: Array<[keyof BrandReportActions, object]> = [
    ['exportCsv', { kind: 'orders' }],
    ['dashboard', {}],
    ['report', SPAN],
    ['segments', {}],
  ]
  const member = world.member('o_reader')
  await member.must('join')
  for (const [action, input] of asked) {
    expect((await world.brand(operator.openid).ask(action, input as never)).ok).toBe(true)
    for (const openid of [clerk.openid, member.openid, 'o_stranger']) {
      expect(await world.brand(openid).ask(action, input as never)).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
    }
  }
  expect(await world.operator.ask('report', { from: '2026-09-01', to: '2026-12-02' })).toMatchObject({
    error: { code: 'INVALID_INPUT' },
  })
  expect(await world.operator.ask('exportCsv', { jobId: 'nosuch' })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('an export that nobody takes further is stopped by the clock, and neither its rows nor its last key lie about', async () => {
  const { id: jobId } = await step({ kind: 'entries', span: SPAN })
  await step({ jobId })
  expect(await partIds()).not.toEqual([])
  await world.runClock()
  for (const minutes of [31, 3]) {
    await world.control.post('clock', { advanceMs: minutes * 60_000, timers: false })
    await world.runClock()
  }
  expect(await partIds()).toEqual([])
  const query = encodeURIComponent(JSON.stringify({ _id: `$export-${jobId}` }))
  const jobs = await world.control.get<unknown[]>(`collections/members?query=${query}`)
  expect(jobs).toMatchObject([{ state: 'stopped', cursor: '', parts: [] }])
  expect(await step({ jobId })).toMatchObject({ state: 'stopped', rows: 1_000 })
})

test('a finished table is there for a day from when it was begun, then nothing of it, cut off wherever the clock may be', async () => {
  const done = await finish((await step({ kind: 'entries', span: SPAN })).id)
  const pass = async (hours: number) => {
    await world.control.post('clock', { advanceMs: hours * 3_600_000, timers: false })
    await world.runClock()
  }
  await pass(1)
  await pass(22.9)
  expect(await fileText(done)).toContain('兑换')
  for (let nth = 9; nth < 20; nth++) {
    await world.control.post('faults', { plan: [{ function: 'clock', kind: 'kill', nth }] })
    await quietly(pass(0.1))
  }
  await pass(0.1)
  expect(await urlOf(done)).toBe('')
  expect(await step({ jobId: done.id })).toEqual({ ...done, files: [] })
  const query = encodeURIComponent(JSON.stringify({ kind: 'export' }))
  expect(await world.control.get(`collections/dues?query=${query}`)).toEqual([])
})

const step = async (input: BrandReportActions['exportCsv']['input']): Promise<ExportJob> =>
  (await world.operator.must('exportCsv', input)).job

/** As a phone asks: the same request until it is answered. */
async function patiently(input: BrandReportActions['exportCsv']['input']): Promise<ExportJob | null> {
  const requestId = randomUUID()
  for (let attempt = 0; attempt < 3; attempt++) {
    const answer = await quietly(world.operator.ask('exportCsv', input, requestId))
    if (answer?.ok) return answer.data.job
  }
  return null
}

async function finish(jobId: string): Promise<ExportJob> {
  for (let turn = 0; turn < 10; turn++) {
    const job = await step({ jobId })
    if (job.state !== 'running') return job
  }
  throw new Error('an export without an end')
}

async function exported(kind: ExportKind, span: { readonly from: string; readonly to: string }): Promise<string> {
  const { id } = await step({ kind, span })
  return fileText(await finish(id))
}

/** Empty where the file is not there. */
async function urlOf({ files }: ExportJob): Promise<string> {
  expect(files).toHaveLength(1)
  const { fileList } = await world.control.post<{ fileList: Array<{ tempFileURL: string }> }>('files/urls', {
    fileList: files,
  })
  return fileList[0]?.tempFileURL ?? ''
}

async function fileText(job: ExportJob): Promise<string> {
  const response = await fetch(await urlOf(job))
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer())
}

const partIds = async () =>
  (await world.control.get<Array<{ _id: string }>>('collections/export_parts')).map(({ _id }) => _id)

const fill = (collection: string, documents: ReadonlyArray<{ readonly _id: string }>) =>
  world.call({ name: 'filling', data: { collection, documents } })

/** One a second, each second one a redemption of something with a nasty name. */
function entryOf(place: number): SealedEntry {
  const isSpent = place % 2 === 1
  return {
    _id: `a-${String(place).padStart(6, '0')}`,
    accountId: 'nobody',
    number: place,
    at: startOfDay(SPAN.from) + place * 1_000,
    day: SPAN.from,
    delta: isSpent ? -2 : 9,
    balance: isSpent ? 7 : 9,
    reason: isSpent ? 'redeem' : 'checkIn',
    ref: isSpent ? '=1+1' : SPAN.from,
    prev: '',
    hash: '',
  }
}
