import type { HostContext } from '../context'
import { api, Refusal } from './api'
import type { Area } from './area'

/** What a page's own dialog answers. */
interface PrivacyAnswer {
  readonly event: 'exposureAuthorization' | 'agree' | 'disagree'
  readonly buttonId?: string
}

type PrivacyListener = (resolve: (answer: PrivacyAnswer) => void, need: { readonly referrer: string }) => void

/** Consent to the privacy guidelines. It is asked once of everybody who holds the phone, by the page's own dialog where
 *  it listens with onNeedPrivacyAuthorization, else by WeChat's. */
export const privacy: Area = (context) => {
  let listener: PrivacyListener | undefined
  const ask = async (referrer: string): Promise<boolean> => {
    const ownDialog = listener
    if (!ownDialog) return context.shell.privacyDialog()
    return new Promise((resolve) => {
      ownDialog(
        ({ event }) => {
          if (event !== 'exposureAuthorization') resolve(event === 'agree')
        },
        { referrer },
      )
    })
  }
  gates.set(context, async (referrer) => {
    if (hasAgreed(context)) return
    if (!(await ask(referrer))) throw new Refusal('privacy permission is not authorized', { errno: NOT_AUTHORIZED })
    agreeToPrivacy(context)
  })

  return {
    onNeedPrivacyAuthorization: (next: PrivacyListener) => {
      listener = next
    },
    getPrivacySetting: api('getPrivacySetting', () => ({
      needAuthorization: !hasAgreed(context),
      privacyContractName: '《小程序隐私保护指引》',
    })),
    requirePrivacyAuthorize: api('requirePrivacyAuthorize', () => requirePrivacy(context, 'requirePrivacyAuthorize')),
    openPrivacyContract: api('openPrivacyContract', async () => {
      await context.shell.modal({
        title: '小程序隐私保护指引',
        content: '指引的正文由小程序管理员在微信后台填写，本地手机没有它。',
        showCancel: false,
        cancelText: '',
        confirmText: '知道了',
        editable: false,
        placeholderText: '',
      })
    }),
  }
}

/** Passes once the person has agreed, asking her when she has not; fails with errno 104 when she refuses. */
export async function requirePrivacy(context: HostContext, referrer: string): Promise<void> {
  await gates.get(context)?.(referrer)
}

/** What a tap on a page's own button of consent says. */
export function agreeToPrivacy(context: HostContext): void {
  localStorage.setItem(keyOf(context), 'agreed')
}

const gates = new WeakMap<HostContext, (referrer: string) => Promise<void>>()
const NOT_AUTHORIZED = 104

const keyOf = ({ shell }: HostContext): string => `privacy:${shell.openid}`
const hasAgreed = (context: HostContext): boolean => localStorage.getItem(keyOf(context)) !== null
