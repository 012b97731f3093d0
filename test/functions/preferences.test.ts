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

test('preferences: a kind of message that there is not is refused, and nothing changes', async () => {
  const member = world.member('o_odd')
  await member.must('join')
  const odd = { messages: { lottery: true } } as never
  expect(await member.ask('preferences', odd)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } })
  expect(await member.must('preferences')).toEqual({ personalised: true, messages: {} })
})
