import type { EraseTerms, Profile } from '../../../typings/contract'
import { refusal, yes } from '../reward-samples'
import { pageScene } from './page-scene'

const scene = pageScene(Date.parse('2026-11-23T10:00:00+08:00'))

const profile: Profile = {
  nickname: '',
  avatar: '',
  phone: '',
  birthday: '',
  minor: false,
  avatarPath: 'avatars/hers-a.jpg',
}
const terms: EraseTerms = {
  points: 1_275,
  debt: 0,
  unclaimed: [{ eventName: '周二会员日', name: '帆布袋', claimBy: Date.parse('2026-12-09T00:00:00+08:00') }],
  vouchers: 2,
  shipments: 1,
  membership: { name: '棉朵月卡', until: Date.parse('2026-12-24T00:00:00+08:00'), refundFen: 3_000 },
}

beforeEach(() => localStorage.clear())

/** The files of `wx.cloud`, and what was asked of them. */
function cloudFiles() {
  const uploadFile = jest.fn(async ({ cloudPath }: { cloudPath: string }) => ({ fileID: `cloud://e/${cloudPath}` }))
  const downloadFile = jest.fn(async (_file: { fileID: string }) => ({ tempFilePath: 'blob:my-data' }))
  Object.assign(scene.phone.wx.cloud, { uploadFile, downloadFile })
  return { uploadFile, downloadFile }
}

const lastInput = () => scene.phone.sent.at(-1)?.data.input

describe('profile', () => {
  const open = async (mine: Partial<Profile> = {}) => {
    scene.phone.plan(yes({ ...profile, ...mine }))
    return scene.open('pages/profile/profile')
  }

  test('says of each thing what it is for, and that nothing has to be told', async () => {
    const text = (await open({ phone: '138****0000', birthday: '02-29' })).text()
    for (const words of [
      '都可以不填',
      '店员会看到昵称',
      '138****0000',
      '不用来推销',
      '2月29日',
      '不再记录和使用任何标签',
    ]) {
      expect(text).toContain(words)
    }
  })

  test('a picture goes to her own place in the cloud, and then is hers', async () => {
    const { uploadFile } = cloudFiles()
    const shown = await open()
    scene.phone.plan(yes({ ...profile, avatar: 'cloud://e/avatars/hers-a.jpg' }))
    shown.happen('onAvatar', { detail: { avatarUrl: 'wxfile://tmp/me.jpg' } })
    await shown.settle()
    expect(uploadFile).toHaveBeenCalledWith({ cloudPath: 'avatars/hers-a.jpg', filePath: 'wxfile://tmp/me.jpg' })
    expect(lastInput()).toEqual({ avatar: 'cloud://e/avatars/hers-a.jpg' })
  })

  test('a name is saved when its field is left, if it is another; one that is refused is taken back with why', async () => {
    const shown = await open({ nickname: '小满' })
    shown.happen('onNamed', { detail: { value: ' 小满 ' } })
    await shown.settle()
    expect(scene.phone.actions).toEqual(['profile'])
    scene.phone.plan(refusal('INVALID_INPUT', '这个名字没有通过微信的内容检查，换一个试试'))
    shown.happen('onNamed', { detail: { value: '另一个' } })
    await shown.settle()
    expect(shown.text()).toContain('换一个试试')
    expect(shown.app.context.topPage().instance.data.nickname).toBe('小满')
  })

  test('a name that is told while something else is being saved is saved after it, and stands meanwhile', async () => {
    const shown = await open({ nickname: '小满' })
    const nickname = () => shown.app.context.topPage().instance.data.nickname
    let reply = () => {}
    const { callFunction } = scene.phone.wx.cloud
    scene.phone.wx.cloud.callFunction = (call) =>
      new Promise((resolve) => {
        reply = () => resolve(callFunction(call))
      })
    shown.happen('onMinor')
    await shown.settle()
    shown.happen('onType', { detail: { value: '林小满' } })
    shown.happen('onNamed', { detail: { value: '林小满' } })
    await shown.settle()
    scene.phone.wx.cloud.callFunction = callFunction
    scene.phone.plan(
      yes({ ...profile, nickname: '小满', minor: true }),
      yes({ ...profile, nickname: '林小满', minor: true }),
    )
    reply()
    await shown.settle()
    const saved = scene.phone.sent.filter(({ data }) => data.action === 'saveProfile')
    expect(saved.map(({ data }) => data.input)).toEqual([{ minor: true }, { nickname: '林小满' }])
    expect(nickname()).toBe('林小满')
  })

  test('a name that is being typed outlives the answer to something else, and its refusal', async () => {
    const shown = await open({ nickname: '小满' })
    const nickname = () => shown.app.context.topPage().instance.data.nickname
    shown.happen('onType', { detail: { value: '林' } })
    scene.phone.plan(yes({ ...profile, nickname: '小满', minor: true }))
    shown.happen('onMinor')
    await shown.settle()
    expect(nickname()).toBe('林')
    scene.phone.plan(refusal('INTERNAL', '服务开了小差，请稍后再试'))
    shown.happen('onMinor')
    await shown.settle()
    expect(nickname()).toBe('林')
  })

  test('a phone number is a code of WeChat; whoever refuses has saved nothing and may leave it so', async () => {
    const shown = await open()
    shown.happen('onPhone', { detail: { errMsg: 'getPhoneNumber:fail user deny' } })
    await shown.settle()
    expect(shown.text()).toContain('不填也可以')
    scene.phone.plan(yes({ ...profile, phone: '138****0000' }))
    shown.happen('onPhone', { detail: { code: 'c' } })
    await shown.settle()
    expect(lastInput()).toEqual({ phoneCode: 'c' })
    expect(shown.text()).toContain('138****0000')
  })

  test('a birthday is asked again before it is told, since it is told once', async () => {
    let confirm = false
    const showModal = jest.fn(async () => ({ confirm }))
    Object.assign(scene.phone.wx, { showModal })
    const shown = await open()
    shown.happen('onBirthday', { detail: { value: [1, 28] } })
    await shown.settle()
    expect(showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '生日是2月29日' }))
    expect(scene.phone.actions).toEqual(['profile'])
    confirm = true
    scene.phone.plan(yes({ ...profile, birthday: '02-29' }))
    shown.happen('onBirthday', { detail: { value: [1, 28] } })
    await shown.settle()
    expect(lastInput()).toEqual({ birthday: '02-29' })
    expect(shown.all('wx-picker')).toHaveLength(0)
  })

  test('a minor says so with one tap, and can take it back', async () => {
    const shown = await open()
    for (const minor of [true, false]) {
      scene.phone.plan(yes({ ...profile, minor }))
      await shown.tap('[role="switch"].row')
      expect(lastInput()).toEqual({ minor })
    }
  })

  test('WeChat’s question about privacy is asked in our words; no means no, yes is asked once', async () => {
    const shown = await open()
    const requirePrivacy = shown.app.context.wx.requirePrivacyAuthorize as () => Promise<object>
    const refused = requirePrivacy().catch(({ errno }: { errno: number }) => errno)
    await shown.settle()
    expect(shown.text()).toContain('先问您一声')
    await shown.tap('[class$="--refuse"], [class*="--refuse "]')
    expect(await refused).toBe(104)
    expect(shown.text()).not.toContain('先问您一声')

    const agreed = requirePrivacy()
    await shown.settle()
    await shown.tap('[class$="--agree"], [class*="--agree "]')
    expect(await agreed).toMatchObject({ errMsg: 'requirePrivacyAuthorize:ok' })
    expect(await requirePrivacy()).toMatchObject({ errMsg: 'requirePrivacyAuthorize:ok' })
    expect(shown.text()).not.toContain('先问您一声')
  })
})

describe('rights', () => {
  const open = () => scene.open('pages/rights/rights')
  const EXPORT = '.part .van-button'

  test('her data: put together by the cloud, brought to the phone, and sent by a tap of its own', async () => {
    const { downloadFile } = cloudFiles()
    const shareFileMessage = jest.fn(async () => ({}))
    Object.assign(scene.phone.wx, { shareFileMessage })
    const shown = await open()
    scene.phone.plan(yes({ fileId: 'cloud://e/exports/f.json' }))
    shown.happen('onExport')
    await shown.settle()
    expect(downloadFile).toHaveBeenCalledWith({ fileID: 'cloud://e/exports/f.json' })
    expect(shown.text()).toContain('准备好了')
    expect(shareFileMessage).not.toHaveBeenCalled()
    shown.happen('onSend')
    await shown.settle()
    expect(shareFileMessage).toHaveBeenCalledWith({
      filePath: 'blob:my-data',
      fileName: '会员日-我的数据-2026-11-23.json',
    })
  })

  test('her data: what did not come down is said, and can be asked for again', async () => {
    const { downloadFile } = cloudFiles()
    downloadFile.mockRejectedValueOnce(new Error('no'))
    const shown = await open()
    scene.phone.plan(yes({ fileId: 'f' }))
    shown.happen('onExport')
    await shown.settle()
    expect(shown.text()).toContain('文件准备好了，但没有下载下来，再试一次')
    expect(shown.all(EXPORT)).toHaveLength(2)
  })

  test('erasing: what goes is said first, it takes two steps, and whoever keeps it has lost nothing', async () => {
    const shown = await open()
    scene.phone.plan(yes(terms))
    shown.happen('onTerms')
    await shown.settle()
    const text = shown.text()
    for (const words of [
      '1,275 积分作废',
      '“帆布袋”还没领，12月8日 24:00 前本来可以领',
      '2 张没用的券不能再用',
      '1 份实物奖品的收件信息会删掉',
      '棉朵月卡到 12月23日 24:00 为止的会员不再有；先在“订单与退款”里退出，可以退回 ¥30',
      '以后可以重新加入',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('确认注销')
    await shown.tap('.go')
    expect(shown.text()).toContain('注销以后不能恢复')
    expect(scene.phone.actions).toEqual(['eraseTerms'])
    shown.happen('onKeep')
    await shown.settle()
    expect(shown.text()).not.toContain('确认注销')

    scene.phone.plan(yes(terms), yes({ erasedAt: 1 }))
    shown.happen('onTerms')
    await shown.settle()
    await shown.tap('.go')
    await shown.tap('.go')
    expect(scene.phone.actions).toEqual(['eraseTerms', 'eraseTerms', 'erase'])
    expect(shown.text()).toContain('已经注销')
  })

  test('erasing: of her nothing is left on this phone; what a clerk did at the counter stays', async () => {
    const shown = await open()
    const kept = [{ requestId: 'r', action: 'award', input: {}, title: '小票 R-1', keptAt: 1, trouble: '' }]
    const hers = [
      'pendingRequests',
      'untoldAnswers',
      'refusedTemplates',
      'drawNonce',
      'seenCommitments',
      'exportJob',
      'keptDrafts',
      'whatComesLater',
    ]
    for (const key of hers) scene.phone.wx.setStorageSync(key, ['hers'])
    scene.phone.wx.setStorageSync('keptActs', kept)
    scene.phone.wx.setStorageSync('operatorPhone', true)
    scene.phone.plan(yes(terms), yes({ erasedAt: 1 }))
    shown.happen('onTerms')
    await shown.settle()
    await shown.tap('.go')
    await shown.tap('.go')
    shown.happen('onHide')
    await shown.settle()
    expect(Object.fromEntries([...scene.phone.storage].map(([key, value]) => [key, JSON.parse(value)]))).toEqual({
      keptActs: kept,
      operatorPhone: true,
      behaviour: { waiting: [], batch: null, off: true },
    })
  })

  test('erasing: no answer says that it is safe to tap again', async () => {
    const shown = await open()
    scene.phone.plan(yes(terms), 'lost', 'lost', 'lost')
    shown.happen('onTerms')
    await shown.settle()
    await shown.tap('.go')
    await shown.tap('.go')
    expect(shown.text()).toContain('不会重复')
    scene.phone.plan(yes({ erasedAt: 1 }))
    await shown.tap('.go')
    expect(new Set(scene.phone.requestIds.slice(1)).size).toBe(1)
    expect(shown.text()).toContain('已经注销')
  })
})

test('privacy: what is kept, why, how long, and what she can do', async () => {
  const text = (await scene.open('pages/privacy/privacy')).text()
  for (const words of ['加入时记下的', '您愿意才填的', '不会做的', '保存多久', '您可以', '注销后立即删除']) {
    expect(text).toContain(words)
  }
})
