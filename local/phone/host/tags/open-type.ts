import { askServer } from '../wx/phone-server'
import { agreeToPrivacy, requirePrivacy } from '../wx/privacy'
import type { Defaults, TagElement } from './tag'

type WxMethod = (options: Record<string, unknown>) => Promise<Record<string, unknown>>

/** What a button with `open-type` does, and the event that tells its page. Those that need WeChat's own services answer
 *  as they do where the service is missing. */
export function runOpenType(openType: string, element: TagElement<Defaults>): void {
  const run = OPEN_TYPES[openType]
  if (run) run(element)
  else element.context.reportError(new Error(`open-type="${openType}" is not available here`))
}

const OPEN_TYPES: Readonly<Record<string, (element: TagElement<Defaults>) => void>> = {
  share({ context, component }) {
    context.share('button', { id: component.id, dataset: component.dataset })
  },
  contact: (element) => answer(element, 'contact', { errMsg: 'enterContact:ok', path: '', query: {} }),
  feedback: ({ context }) => {
    context.shell.toast({ title: '意见反馈由微信提供', icon: 'none', mask: false, durationMs: 1500 })
  },
  launchApp: (element) => answer(element, 'error', { errMsg: 'launchApplication:fail invalid scene' }),
  openSetting: (element) => ask(element, 'openSetting', 'opensetting'),
  getPhoneNumber: (element) =>
    void confirmThenAnswer(element, '申请获取并验证你的手机号', 'getphonenumber', 'getPhoneNumber'),
  getRealtimePhoneNumber: (element) =>
    void confirmThenAnswer(element, '申请获取并验证你的手机号', 'getrealtimephonenumber', 'getRealtimePhoneNumber'),
  getUserInfo: (element) => ask(element, 'getUserInfo', 'getuserinfo'),
  chooseAvatar: (element) => void chooseAvatar(element),
  agreePrivacyAuthorization(element) {
    agreeToPrivacy(element.context)
    answer(element, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
}

function answer(element: TagElement<Defaults>, event: string, detail: object): void {
  element.trigger(event, detail)
}

/** Lets `wx.<method>` answer, success or failure. */
function ask(element: TagElement<Defaults>, method: string, event: string): void {
  const call = element.context.wx[method] as WxMethod | undefined
  if (!call) throw new Error(`wx.${method} is not available here`)
  call({}).then(
    (result) => answer(element, event, result),
    (failure: { errMsg?: string }) => answer(element, event, { errMsg: failure.errMsg ?? String(failure) }),
  )
}

async function confirmThenAnswer(
  element: TagElement<Defaults>,
  content: string,
  event: string,
  api: string,
): Promise<void> {
  try {
    await requirePrivacy(element.context, api)
  } catch (fault) {
    return answer(element, event, { errMsg: `${api}:fail ${(fault as Error).message}` })
  }
  const { confirm } = await element.context.shell.modal({
    title: '微信授权',
    content,
    showCancel: true,
    cancelText: '不允许',
    confirmText: '允许',
    editable: false,
    placeholderText: '',
  })
  if (!confirm) return answer(element, event, { errMsg: `${api}:fail user deny` })
  answer(element, event, { errMsg: `${api}:ok`, code: await codeOf(element) })
}

/** A code that the local cloud turns into a number, once; where there is no cloud, one that nobody knows. */
async function codeOf({ context }: TagElement<Defaults>): Promise<string> {
  try {
    return (await askServer<{ readonly code: string }>('phone-code', {})).code
  } catch {
    return `phone-${context.shell.openid}`
  }
}

async function chooseAvatar(element: TagElement<Defaults>): Promise<void> {
  const choose = element.context.wx.chooseMedia as
    | ((options: object) => Promise<{ tempFiles: readonly { tempFilePath: string }[] }>)
    | undefined
  if (!choose) throw new Error('wx.chooseMedia is not available here')
  try {
    const { tempFiles } = await choose({ count: 1, mediaType: ['image'] })
    const [file] = tempFiles
    if (file) answer(element, 'chooseavatar', { avatarUrl: file.tempFilePath })
  } catch (failure) {
    const { errMsg = String(failure) } = failure as { errMsg?: string }
    answer(element, 'chooseavatar', { errMsg: errMsg.replace(/^chooseMedia:/, 'chooseAvatar:') })
  }
}
