/**
 * Consent to the privacy guidelines. WeChat holds back whatever is personal until she has agreed, and asks us to ask her:
 * the sheet of the page in front does, in our own words.
 */

/** The button that says yes. WeChat wants to know that it was tapped, and which one it was. */
const AGREE_BUTTON = 'privacy-agree'

type Resolve = (answer: {
  readonly event: 'exposureAuthorization' | 'agree' | 'disagree'
  readonly buttonId?: string
}) => void

/** The typings take the listener's `resolve` for a result. */
type OnNeed = (listener: (resolve: Resolve) => void) => void

interface Sheet {
  /** Resolves with whether she agreed. */
  ask(): Promise<boolean>
}

let inFront: Sheet | null = null

export function sheetInFront(sheet: Sheet): void {
  inFront = sheet
}

export function sheetGone(sheet: Sheet): void {
  if (inFront === sheet) inFront = null
}

/** From now on we are asked instead of WeChat's own dialog. On a page without a sheet the answer is no: nothing personal is
 *  asked for there, which a test sees to. */
export function answerPrivacyQuestions(): void {
  const onNeed = wx.onNeedPrivacyAuthorization as unknown as OnNeed
  onNeed(async (resolve) => {
    resolve({ event: 'exposureAuthorization' })
    const isAgreed = inFront !== null && (await inFront.ask())
    resolve(isAgreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' })
  })
}
