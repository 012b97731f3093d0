import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld({ only: ['member'] })
})
afterAll(() => world.close())

test('preferences: begins with personalisation on; what is given is changed, the rest stays, and it is told again', async () => {
  const member = world.member('o_calm')
  expect(await member.ask('preferences', {})).toMatchObject({ ok: false, error: { code: 'NOT_JOINED' } })
  await member.must('join')
  expect(await member.must('preferences')).toEqual({ personalised: true, messages: {} })
  await member.must('preferences', { messages: { birthday: false } })
  await member.must('preferences', { personalised: false })
  await member.must('preferences', { messages: { memberDayOpening: true } })
  expect(await member.must('preferences')).toEqual({
    personalised: false,
    messages: { birthday: false, memberDayOpening: true },
  })
})

test('opening the settings writes nothing: both reads are one wire call, and push no kept answer out', async () => {
  const member = world.member('o_looks')
  await member.must('join')
  const first = await member.ask('preferences', { messages: { birthday: false } }, 'choice-1')
  const reads = await world.wireCalls('member', async () => {
    for (let time = 0; time < 40; time++) {
      await member.must('preferences', { messages: {} })
      await member.must('subscribed', { results: {} })
    }
  })
  expect(reads).toEqual({ 'database.getDocument': 80 })
  await member.must('preferences', { messages: { birthday: true } })
  expect(await member.ask('preferences', { messages: { birthday: false } }, 'choice-1')).toEqual(first)
  expect(await member.must('preferences')).toMatchObject({ messages: { birthday: true } })
})

test('preferences: a kind of message that there is not is refused, and nothing changes', async () => {
  const member = world.member('o_odd')
  await member.must('join')
  const odd = { messages: { lottery: true } } as never
  expect(await member.ask('preferences', odd)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  expect(await member.must('preferences')).toEqual({ personalised: true, messages: {} })
})
