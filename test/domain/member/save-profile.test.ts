import { createHash } from 'node:crypto'
import { newMember } from '../../../cloudfunctions/domain/member/member'
import { withPreferences } from '../../../cloudfunctions/domain/member/preferences'
import { NO_PROFILE } from '../../../cloudfunctions/domain/member/profile'
import { profileView, saveProfile } from '../../../cloudfunctions/domain/member/save-profile'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const member = newMember({ memberNo: '880012345678', accountId: 'x', now: 0 })

function saved(before: typeof member, given: Parameters<typeof saveProfile>[1]) {
  const decision = saveProfile(before, given)
  if (!decision.ok) throw new Error(decision.code)
  return decision.member
}

test.each([
  ['13800001234', '138****1234'],
  ['85212345678', '852****5678'],
  ['1234567', '*******'],
  ['', ''],
])('profileView: %s is shown as %s', (phone, shown) => {
  expect(profileView({ ...NO_PROFILE, phone }, 'x', sha256).phone).toBe(shown)
})

test('profileView: the next picture goes to the place that is not in use', () => {
  const first = profileView(NO_PROFILE, 'x', sha256).avatarPath
  const second = profileView({ ...NO_PROFILE, avatar: `cloud://env/${first}` }, 'x', sha256).avatarPath
  expect(second).not.toBe(first)
  expect(profileView({ ...NO_PROFILE, avatar: `cloud://env/${second}` }, 'x', sha256).avatarPath).toBe(first)
  expect(profileView(NO_PROFILE, 'y', sha256).avatarPath).not.toBe(first)
})

test('saveProfile: a birthday is told once; telling the same again is nothing', () => {
  const told = saved(member, { birthday: '02-29' })
  expect(saved(told, { birthday: '02-29', nickname: '棉棉' }).profile).toMatchObject({
    birthday: '02-29',
    nickname: '棉棉',
  })
  expect(saveProfile(told, { birthday: '03-01' })).toEqual({ ok: false, code: 'ALREADY_DONE', done: 'birthday' })
})

test('saveProfile: a minor is not profiled, cannot ask to be, and is not by growing up alone', () => {
  const tag = { tag: 'bath', score: 5, at: 0, paused: false, evidence: [] }
  const minor = saved({ ...member, tags: { kept: [tag], forgotten: [] } }, { minor: true })
  expect(minor.tags.kept).toEqual([])
  expect(minor.preferences.personalised).toBe(false)
  expect(withPreferences(minor, { personalised: true }).preferences.personalised).toBe(false)
  const grown = saved(minor, { minor: false })
  expect(grown.preferences.personalised).toBe(false)
  expect(withPreferences(grown, { personalised: true }).preferences.personalised).toBe(true)
})
