import { startInTest, type TestOptions } from '../harness'
import { smallApp } from './small-app'

const program = smallApp({
  'pages/home.js': `Page({
    data: { heard: [] },
    hear({ type, detail }) { this.setData({ heard: [...this.data.heard, [type, detail]] }) },
    onShareAppMessage({ from, target }) { return { title: from + ' ' + target.dataset.name, path: 'pages/home?a=1' } },
  })`,
  'pages/home.wxml': `
    <button id="share" data-name="leaf" open-type="share" />
    <button id="contact" open-type="contact" bindcontact="hear" />
    <button id="setting" open-type="openSetting" bindopensetting="hear" />
    <button id="avatar" open-type="chooseAvatar" bindchooseavatar="hear" />
    <button id="phone" open-type="getPhoneNumber" bindgetphonenumber="hear" />
    <button id="privacy" open-type="agreePrivacyAuthorization" bindagreeprivacyauthorization="hear" />
    <button id="feedback" open-type="feedback" />
    <button id="odd" open-type="liveActivity" />
    <button id="disabled" disabled open-type="contact" bindcontact="hear" />`,
})

async function tapped(id: string, options: TestOptions = {}) {
  const app = startInTest(program, options)
  await app.top().find(`#${id}`).tap()
  return { heard: app.top().data().heard, errors: app.errors, app }
}

test('share: the card that the page makes for this button', async () => {
  const cards: object[] = []
  await tapped('share', { shell: { shareCard: (card) => void cards.push(card) } })
  expect(cards).toEqual([{ title: 'button leaf', path: 'pages/home?a=1', imageUrl: '' }])
})

test('contact: the page hears that it was opened; a disabled button does nothing', async () => {
  expect((await tapped('contact')).heard).toEqual([['contact', { errMsg: 'enterContact:ok', path: '', query: {} }]])
  expect((await tapped('disabled')).heard).toEqual([])
})

test('openSetting: what wx answers, in success and in failure', async () => {
  const answer = { errMsg: 'openSetting:ok', authSetting: {} }
  expect((await tapped('setting', { wx: { openSetting: async () => answer } })).heard).toEqual([
    ['opensetting', answer],
  ])
  const failure = { errMsg: 'openSetting:fail can only be invoked by user TAP gesture.' }
  const refused = await tapped('setting', { wx: { openSetting: () => Promise.reject(failure) } })
  expect(refused.heard).toEqual([['opensetting', failure]])
})

test('chooseAvatar: the picture that was chosen, or why there is none', async () => {
  const chosen = { tempFiles: [{ tempFilePath: 'wxfile://tmp/1.png' }] }
  expect((await tapped('avatar', { wx: { chooseMedia: async () => chosen } })).heard).toEqual([
    ['chooseavatar', { avatarUrl: 'wxfile://tmp/1.png' }],
  ])
  const cancelled = { errMsg: 'chooseMedia:fail cancel' }
  expect((await tapped('avatar', { wx: { chooseMedia: () => Promise.reject(cancelled) } })).heard).toEqual([
    ['chooseavatar', { errMsg: 'chooseAvatar:fail cancel' }],
  ])
})

test('agreePrivacyAuthorization: the tap is the consent, and WeChat asks nothing more', async () => {
  localStorage.clear()
  const { heard, app } = await tapped('privacy')
  expect(heard).toEqual([['agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' }]])
  const setting = app.context.wx.getPrivacySetting as () => Promise<object>
  expect(await setting()).toMatchObject({ needAuthorization: false })
})

test('getPhoneNumber: whoever does not agree to the privacy guidelines is not asked for her number', async () => {
  localStorage.clear()
  const { heard } = await tapped('phone', { shell: { privacyDialog: async () => false } })
  expect(heard).toEqual([['getphonenumber', { errMsg: 'getPhoneNumber:fail privacy permission is not authorized' }]])
})

test('feedback: WeChat’s own page is not here, and it is said', async () => {
  const toasts: string[] = []
  await tapped('feedback', { shell: { toast: ({ title }) => void toasts.push(title) } })
  expect(toasts).toEqual(['意见反馈由微信提供'])
})

test('an open-type that is not available here is an error, not silence', async () => {
  expect((await tapped('odd')).errors).toEqual(['open-type="liveActivity" is not available here'])
})
