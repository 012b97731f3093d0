import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
  await world.member('o_honest').must('join')
})
afterAll(() => world.close())

const requestId = 'request-1'
const checkIn = { action: 'checkIn', requestId, input: {} }

test.each([
  ['no call at all', {}],
  ['no action', { requestId, input: {} }],
  ['an unknown action', { ...checkIn, action: 'giveMePoints' }],
  ['an action from the prototype', { ...checkIn, action: 'constructor' }],
  ['an action that is no text', { ...checkIn, action: { $ne: null } }],
  ['a missing requestId', { action: 'checkIn', input: {} }],
  ['a requestId that is no text', { ...checkIn, requestId: 17 }],
  ['a requestId with an operator in it', { ...checkIn, requestId: { $gt: '' } }],
  ['an endless requestId', { ...checkIn, requestId: 'a'.repeat(200) }],
  ['an input that is no object', { ...checkIn, input: 'now' }],
  ['an openid in the input', { ...checkIn, input: { openid: 'o_somebody' } }],
  ['an _openid in the input', { ...checkIn, input: { _openid: 'o_somebody' } }],
  ['a unionid in the input', { ...checkIn, input: { unionId: 'u_somebody' } }],
  ['a month that is no month', { action: 'calendar', input: { month: '2026-13' } }],
  ['a month that is a query', { action: 'calendar', input: { month: { $gt: '' } } }],
  ['a missing month', { action: 'calendar', input: {} }],
  ['a source too long', { action: 'join', requestId, input: { source: 'x'.repeat(65) } }],
  ['an inviter that is no memberNo', { action: 'join', requestId, input: { invitedBy: '12' } }],
  ['a tag that is a query', { action: 'forgetTag', requestId, input: { tag: { $ne: null } } }],
  ['a pause that is neither', { action: 'pauseTag', requestId, input: { tag: 'bath', paused: 'yes' } }],
  ['a hundred kilobytes', { ...checkIn, input: { note: 'x'.repeat(100 * 1024) } }],
])('%s is INVALID_INPUT, in Chinese, and changes nothing', async (_what, data) => {
  const before = await everything()
  const { error } = (await world.call({ openid: 'o_honest', name: 'member', data })) as Refused
  expect(error).toEqual({ code: 'INVALID_INPUT', message: expect.stringMatching(/\p{Script=Han}/u) })
  expect(await everything()).toEqual(before)
})

test('two megabytes are refused by WeChat before any function hears of them', async () => {
  const data = { ...checkIn, input: { note: 'x'.repeat(2 * 1024 * 1024) } }
  const before = await everything()
  const answer = await world.control.post('call', { openid: 'o_honest', name: 'member', data })
  expect(answer).toEqual({ error: expect.objectContaining({ message: expect.stringMatching(/size|大小|超过/) }) })
  expect(await everything()).toEqual(before)
})

test('keys that nobody knows are left out, as is what WeChat puts in', async () => {
  const data = { action: 'home', input: { theme: 'dark' }, userInfo: { openId: 'o_somebody' }, extra: 1 }
  const answer = await world.call({ openid: 'o_honest', name: 'member', data })
  expect(answer).toMatchObject({ ok: true })
})

test('a call without an openid is nobody’s', async () => {
  const answer = await world.call({ name: 'member', data: { action: 'home', input: {} }, source: 'wx_http' })
  expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } })
})

interface Refused {
  readonly ok: boolean
  readonly error?: { readonly code: string; readonly message: string }
}

async function everything(): Promise<unknown> {
  return {
    members: await world.control.get('collections/members'),
    entries: await world.control.get('collections/entries'),
  }
}
