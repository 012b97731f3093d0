import { refusal } from '../reward-samples'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-11-23T10:00:00+08:00'))

test.each([
  ['a phone that was let into the console before', 'true', true],
  ['any other', '', false],
])('the way into the console stands on %s', async (_phone, kept, isThere) => {
  if (kept !== '') scene.phone.storage.set('operatorPhone', kept)
  scene.phone.plan(refusal('NOT_JOINED', '还不是会员'))
  const text = (await scene.open('pages/mine/mine')).text()
  expect(text).toContain('门店伙伴')
  expect(text.includes('品牌运营')).toBe(isThere)
})
