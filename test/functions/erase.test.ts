import { randomUUID } from 'node:crypto'
import { auditStore } from '../../local/audit/audit-store'
import { fileText, findTexts, fullLife, type Life } from './rights-scene'
import { type Answer, startWorld, type World } from './world'

const silent = { total: () => {}, done: () => {} }

let world: World
let life: Life
beforeAll(async () => {
  world = await startWorld()
  life = await fullLife(world)
})

/** Minutes by the clock, each with a run of it. */
async function minutesPass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute++) {
    await world.control.post('clock', { advanceMs: 60_000, timers: false })
    await world.runClock()
  }
}

test('eraseTerms: says what goes with her, before anything does', async () => {
  const terms = await life.member.must('eraseTerms')
  expect(terms).toMatchObject({
    debt: 0,
    unclaimed: [],
    vouchers: 1,
    shipments: 1,
    membership: { name: '棉朵月卡', refundFen: 3_000 },
  })
  expect(terms.points).toBe((await life.member.must('home')).points)
  expect(await world.member('o_nobody').ask('eraseTerms')).toMatchObject({ error: { code: 'NOT_JOINED' } })
})

test('erase: she is a member no more, her files are gone, and the same request is told the same', async () => {
  const requestId = randomUUID()
  for (const fileId of life.fileIds) expect(await fileText(world, fileId)).not.toBeNull()
  const first = await life.member.ask('erase', {}, requestId)
  expect(first).toMatchObject({ ok: true })
  expect(await life.member.ask('erase', {}, requestId)).toEqual(first)
  for (const action of ['home', 'profile', 'checkIn', 'erase', 'exportData'] as const) {
    expect(await life.member.ask(action)).toMatchObject({ ok: false, error: { code: 'NOT_JOINED' } })
  }
  for (const fileId of life.fileIds) expect(await fileText(world, fileId)).toBeNull()
})

test('erase: what she still had in hand is worth nothing at the counter, and a clerk is told why nothing is clawed back', async () => {
  const vouchers = await world.control.get<Array<{ code: string; state: string }>>('collections/vouchers')
  const open = vouchers.filter(({ state }) => state === 'issued')
  expect(open.length).toBeGreaterThan(0)
  for (const { code } of open) {
    expect(await life.clerk.ask('verify', { code })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  }
  const { receiptNo } = life
  expect(await life.clerk.ask('reverse', { receiptNo, amountFen: 100 })).toMatchObject({ error: { code: 'NOT_FOUND' } })
})

test('erase: whoever joins with the same openid is somebody new, whom the old request does not touch', async () => {
  const requestId = randomUUID()
  const again = world.member('o_again')
  const { memberNo } = await again.must('join')
  await again.must('checkIn')
  const gone = await again.ask('erase', {}, requestId)
  const anew = await again.must('join')
  expect(anew.memberNo).not.toBe(memberNo)
  expect(await again.must('home')).toMatchObject({ points: 0, streak: 0, checkedInToday: false })
  await again.must('checkIn')
  expect(await again.ask('erase', {}, requestId)).toEqual(gone)
  await minutesPass(3)
  expect(await again.must('home')).toMatchObject({ memberNo: anew.memberNo, checkedInToday: true })
})

test('erase: another action’s request is not an erasure', async () => {
  const member = world.member('o_reused')
  await member.must('join')
  const requestId = randomUUID()
  await member.ask('checkIn', {}, requestId)
  expect(await member.ask('erase', {}, requestId)).toMatchObject({ error: { code: 'REQUEST_REUSED' } })
  expect(await member.must('home')).toMatchObject({ checkedInToday: true })
})

test('erase: a payment that arrives for her afterwards goes back', async () => {
  const member = world.member('o_late_payer')
  await member.must('join')
  const { plans } = await member.must('plans')
  const { orderId } = await member.must('buyPlan', { planId: plans[0]?.id ?? '' })
  await member.must('erase')
  await world.control.post('pay', { outTradeNo: orderId, outcome: 'success' })
  await minutesPass(2)
  const orders = await world.control.get<Array<{ _id: string; state: string }>>('collections/orders')
  expect(orders.find(({ _id }) => _id === orderId)).toMatchObject({ state: 'refunded' })
})

test('erase: an award that was under way leaves nothing of her, and its act in the log', async () => {
  const member = world.member('o_served')
  const { memberNo } = await member.must('join')
  const { token } = await member.must('memberCode')
  const { session } = await life.clerk.must('identify', { token })
  const slow = { function: 'staff', action: 'database.insertDocument', kind: 'delay', ms: 500 }
  await world.control.post('faults', { plan: [slow] })
  const award = life.clerk.ask('award', { session, amountFen: 5_000, receiptNo: 'UNDER-WAY' })
  await member.must('erase')
  expect(await award).toMatchObject({ ok: false, error: { code: 'NOT_JOINED' } })
  await minutesPass(4)
  const receipts = await world.control.get<Array<{ receiptNo: string }>>('collections/receipts')
  const receipt = receipts.find(({ receiptNo }) => receiptNo === 'UNDER-WAY')
  expect(receipt).toMatchObject({ memberNo: null })
  expect(receipt).not.toHaveProperty('openSince')
  const acts = await world.control.get<Array<{ receiptNo: string; memberNo: string }>>('collections/acts')
  expect(acts.filter(({ receiptNo }) => receiptNo === 'UNDER-WAY')).toMatchObject([{ what: 'award', memberNo: null }])
  expect(JSON.stringify(acts)).not.toContain(memberNo)
})

test('erase: taps at the same instant by two phones erase her once', async () => {
  const member = world.member('o_twice')
  await member.must('join')
  await member.must('checkIn')
  const answers: Array<Answer<unknown>> = await Promise.all([
    member.ask('erase'),
    member.ask('erase'),
    member.ask('checkIn'),
  ])
  expect(answers.slice(0, 2).some(({ ok }) => ok)).toBe(true)
  expect(await member.ask('home')).toMatchObject({ error: { code: 'NOT_JOINED' } })
})

test('erase: of twelve files none is left, and nothing that will be due tells her birthday or when she joined', async () => {
  const member = world.member('o_tidy')
  await member.must('join')
  await member.must('saveProfile', { birthday: '02-03' })
  const files: string[] = []
  for (let n = 0; n < 12; n++) files.push((await member.must('exportData')).fileId)
  await world.runClock()
  const query = encodeURIComponent(JSON.stringify({ kind: 'gift' }))
  const gifts = () => world.control.get<Array<{ accountId: string; at: number }>>(`collections/dues?query=${query}`)
  const theirs = await gifts()
  const hers = theirs.filter(({ at }) => new Date(at + 8 * 3_600_000).toISOString().includes('-02-03T10'))
  expect(hers).toHaveLength(1)

  await member.must('erase')
  await minutesPass(5)
  expect(await Promise.all(files.map((fileId) => fileText(world, fileId)))).toEqual(files.map(() => null))
  expect((await gifts()).filter(({ accountId }) => accountId === hers[0]?.accountId)).toEqual([])
  expect((await gifts()).length).toBe(theirs.length - 2)
})

test('erase: after it and two looks of the clock nothing anywhere says who she was, and everything still adds up', async () => {
  await minutesPass(4)
  const friend = await life.friend.must('home')
  expect(friend).toMatchObject({ points: 0 })
  const { found, report, dues } = await world.closeAndLook((store) => ({
    found: findTexts(store, [...life.personal, 'o_twice', 'o_late_payer']),
    report: auditStore(store, silent),
    dues: store.find('dues', { query: { kind: 'erase' }, limit: 9 }),
  }))
  expect(found).toEqual([])
  expect(report).toMatchObject({ ok: true, erased: 6 })
  expect(dues).toEqual([])
})
