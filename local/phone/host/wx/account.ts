import { api, Refusal } from './api'
import type { Area } from './area'
import { text } from './parameters'

/** Who uses the mini program, as far as WeChat tells a client. */
export const account: Area = ({ shell }) => {
  const granted = new Set<string>()
  const setting = () => ({ authSetting: Object.fromEntries([...granted].map((scope) => [scope, true])) })
  return {
    login: api('login', () => {
      if (shell.network === 'off') throw new Refusal('request:fail ')
      return { code: `local-${crypto.randomUUID()}` }
    }),
    checkSession: api('checkSession', () => undefined),
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' },
      plugin: {},
    }),
    getUserInfo: api('getUserInfo', () => ({ userInfo: ANONYMOUS, rawData: JSON.stringify(ANONYMOUS) })),
    getUserProfile: api('getUserProfile', (options) => {
      text(options, 'desc')
      return { userInfo: ANONYMOUS, rawData: JSON.stringify(ANONYMOUS) }
    }),
    getSetting: api('getSetting', (options) => ({
      ...setting(),
      ...(options.withSubscriptions === true && { subscriptionsSetting: { mainSwitch: true, itemSettings: {} } }),
    })),
    openSetting: api('openSetting', setting),
    authorize: api('authorize', async (options) => {
      const scope = text(options, 'scope')
      if (!SCOPES.has(scope)) throw new Refusal('invalid scope')
      if (granted.has(scope)) return
      const { confirm } = await shell.modal({
        title: '微信授权',
        content: `小程序申请使用 ${scope}`,
        showCancel: true,
        cancelText: '拒绝',
        confirmText: '允许',
        editable: false,
        placeholderText: '',
      })
      if (!confirm) throw new Refusal('auth deny')
      granted.add(scope)
    }),
  }
}

/** What WeChat has told of everybody since it stopped to tell names. */
const ANONYMOUS = {
  nickName: '微信用户',
  avatarUrl: '',
  gender: 0,
  country: '',
  province: '',
  city: '',
  language: '',
  is_demote: true,
}

const SCOPES = new Set([
  'scope.userLocation',
  'scope.userFuzzyLocation',
  'scope.record',
  'scope.camera',
  'scope.bluetooth',
  'scope.writePhotosAlbum',
  'scope.addPhoneContact',
  'scope.addPhoneCalendar',
  'scope.werun',
])
