import { randomUUID } from 'node:crypto'
import { joined, openStore, serve, takeOn } from './counter-scene'
import { startWorld, type World } from './world'

let world: World
let storeId: string

beforeAll(async () => {
  world = await startWorld({ only: ['member', 'staff', 'brand', 'clock'] })
  await world.setTime('2026-11-22T10:00:00.000')
  storeId = await openStore(world)
})
afterAll(() => world.close())

test('memberCode is for members', async () => {
  expect(await world.member(`o_${randomUUID()}`).ask('memberCode')).toMatchObject({ error: { code: 'NOT_JOINED' } })
})

test('a clerk dismissed in the middle of a session is refused with it, and the same request gets no answer any more', async () => {
  const clerk = await takeOn(world, storeId)
  const member = await joined(world)
  const session = await serve(clerk, member)
  const input = { session, amountFen: 100, receiptNo: `R-${randomUUID().slice(0, 8)}` }
  expect(await clerk.ask('award', input, 'award-1')).toMatchObject({ ok: true })
  await world.operator.must('dismiss', { staffId: clerk.staffId })
  expect(await clerk.ask('award', input, 'award-1')).toMatchObject({ error: { code: 'NOT_ALLOWED' } })
  expect(await clerk.ask('reverse', { receiptNo: input.receiptNo, amountFen: 100 })).toMatchObject({
    error: { code: 'NOT_ALLOWED' },
  })
  expect(await member.must('home')).toMatchObject({ points: 1 })
})

describe('invites', () => {
  const invite = () => world.operator.must('inviteStaff', { storeId, role: 'clerk', name: '小林' })
  const someone = () => world.staff(`o_${randomUUID()}`)

  test('ten people with one invite at once: one is taken on', async () => {
    const { invite: code } = await invite()
    const answers = await Promise.all(Array.from({ length: 10 }, () => someone().ask('enrol', { invite: code })))
    const codes = answers.map((answer) => (answer.ok ? 'enrolled' : answer.error.code)).sort()
    expect(codes.filter((each) => each === 'enrolled')).toHaveLength(1)
    expect(codes.every((each) => ['enrolled', 'CODE_USED', 'TRY_AGAIN'].includes(each))).toBe(true)
  })

  test('it ends after three days, is typed in any case, and an unknown one is NOT_FOUND', async () => {
    const { invite: code, expiresAt } = await invite()
    expect(expiresAt).toBe(Date.parse('2026-11-25T10:00:00.000+08:00'))
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/)
    expect(await someone().ask('enrol', { invite: '0'.repeat(16) })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    try {
      await world.setTime('2026-11-25T10:00:00.000')
      expect(await someone().ask('enrol', { invite: code })).toMatchObject({ error: { code: 'CODE_EXPIRED' } })
      await world.setTime('2026-11-25T09:59:59.999')
      const typed = code.toLowerCase().replace(/(.{4})/g, '$1 ')
      expect(await someone().ask('enrol', { invite: typed })).toMatchObject({ ok: true })
    } finally {
      await world.setTime('2026-11-22T10:00:00.000')
    }
  })

  test('the same request for an invite or a store gets the same one', async () => {
    const ask = () => world.operator.ask('inviteStaff', { storeId, role: 'clerk' }, 'invite-1')
    expect(await ask()).toEqual(await ask())
    const open = () => world.operator.ask('saveStore', { name: '新店' }, 'store-1')
    expect(await open()).toEqual(await open())
  })

  test('who is dismissed comes back by a new invite alone, never by an old one', async () => {
    const first = (await invite()).invite
    const person = someone()
    const { staff } = await person.must('enrol', { invite: first })
    await world.operator.must('dismiss', { staffId: staff.staffId })
    expect(await person.ask('enrol', { invite: first })).toMatchObject({ error: { code: 'CODE_USED' } })
    const second = (await invite()).invite
    expect((await person.must('enrol', { invite: second })).staff).toMatchObject({ staffId: staff.staffId })
    expect(await person.ask('enrol', { invite: (await invite()).invite })).toMatchObject({
      error: { code: 'ALREADY_DONE' },
    })
    await world.operator.must('dismiss', { staffId: staff.staffId })
    for (const old of [first, second])
      expect(await person.ask('enrol', { invite: old })).toMatchObject({ error: { code: 'CODE_USED' } })
  })

  test.each([2, 3, 4, 5, 6, 7].map((nth) => [nth]))(
    'killed at its wire call %i, enrolling goes on with the same request',
    async (nth) => {
      const { invite: code } = await invite()
      const person = someone()
      await world.control.post('faults', { plan: [{ function: 'staff', kind: 'kill', nth }] })
      await person.ask('enrol', { invite: code }, 'enrol-1').catch(() => undefined)
      await world.control.post('faults', { plan: [] })
      expect(await person.ask('enrol', { invite: code }, 'enrol-1')).toEqual({ ok: true, data: expect.anything() })
      expect(await someone().ask('enrol', { invite: code })).toMatchObject({ error: { code: 'CODE_USED' } })
      expect(await person.must('me')).toMatchObject({ staff: { name: '小林' }, storeName: '淮海路店' })
    },
  )
})

test('the audit log has what operators do, in order, by pages that neither repeat nor skip', async () => {
  const id = await openStore(world, '杭州店')
  await world.operator.must('saveStore', { id, name: '杭州湖滨店' })
  const clerk = await takeOn(world, id)
  await world.operator.must('dismiss', { staffId: clerk.staffId })
  await world.runClock()

  const all: string[] = []
  const ours: Array<{ what: string; before: unknown; after: unknown }> = []
  let cursor: string | undefined
  do {
    const page: {
      acts: readonly { id: string; storeId: string | null; what: string; before: unknown; after: unknown }[]
      next?: string
    } = await world.operator.must('audit', cursor === undefined ? {} : { cursor })
    all.push(...page.acts.map((act) => act.id))
    ours.push(...page.acts.filter((act) => act.storeId === id))
    cursor = page.next
  } while (cursor !== undefined)
  expect(new Set(all).size).toBe(all.length)
  expect(ours.map(({ what }) => what).sort()).toEqual(['dismiss', 'enrol', 'invite', 'saveStore', 'saveStore'])
  expect(ours.find(({ what, before }) => what === 'saveStore' && before !== null)).toMatchObject({
    before: { name: '杭州店' },
    after: { name: '杭州湖滨店' },
  })
})
